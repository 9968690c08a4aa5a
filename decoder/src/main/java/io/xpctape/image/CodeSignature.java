package io.xpctape.image;

import io.xpctape.model.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * An image's code signature, as far as its CodeDirectory goes: who it says it is, and the hash of
 * each page. Who signed it is not looked at; an ad-hoc signature has no signer.
 */
public final class CodeSignature {
  /** CodeDirectory flags, CS_… of xnu. */
  public static final int ADHOC = 0x2;

  public static final int RUNTIME = 0x10000;

  /** Bytes of a signature: one of a gigabyte of code takes 8 MiB. */
  static final int MAX_SIGNATURE = 1 << 26;

  private static final int SUPER_BLOB = 0xfade0cc0;
  private static final int CODE_DIRECTORY = 0xfade0c02;
  private static final int MAX_BLOBS = 64;
  private static final int FIRST_ALTERNATE = 0x1000;
  private static final int SHA256 = 2;
  private static final int HASH_SIZE = 32;

  /** Of the CodeDirectory up to spare2, all that every version has. */
  private static final int DIRECTORY = 44;

  private final ImageBytes image;
  private final long offset;
  private final ByteBuffer directory;

  private CodeSignature(ImageBytes image, long offset, ByteBuffer directory) {
    this.image = image;
    this.offset = offset;
    this.directory = directory;
    check();
  }

  /** Finds the CodeDirectory of SHA-256 hashes, the first one or an alternate. */
  static CodeSignature read(ImageBytes image, long offset, long length) {
    ByteBuffer blob =
        image.read(offset, length, MAX_SIGNATURE, "the code signature").order(ByteOrder.BIG_ENDIAN);
    if (length < 12 || blob.getInt(0) != SUPER_BLOB) {
      throw image.refuse(offset, "no code signature");
    }
    int count = blob.getInt(8);
    if (Integer.compareUnsigned(count, MAX_BLOBS) > 0 || 12 + count * 8L > length) {
      throw image.refuse(offset, Integer.toUnsignedString(count) + " parts of a code signature");
    }
    for (int i = 0; i < count; i++) {
      int slot = blob.getInt(12 + i * 8);
      int at = blob.getInt(16 + i * 8);
      if (slot != 0 && (slot & ~0xf) != FIRST_ALTERNATE) {
        continue;
      }
      if (at < 0 || at > length - DIRECTORY || blob.getInt(at) != CODE_DIRECTORY) {
        throw image.refuse(offset, "no CodeDirectory where the code signature has one");
      }
      int size = blob.getInt(at + 4);
      if (size < DIRECTORY || size > length - at) {
        throw image.refuse(offset + at, "a CodeDirectory of " + size + " bytes");
      }
      if (blob.get(at + 37) == SHA256) {
        return new CodeSignature(image, offset, blob.slice(at, size).order(ByteOrder.BIG_ENDIAN));
      }
    }
    throw image.refuse(offset, "a code signature without SHA-256 hashes");
  }

  private void check() {
    long hashes = Integer.toUnsignedLong(directory.getInt(16));
    long pages = Integer.toUnsignedLong(directory.getInt(28));
    int shift = directory.get(39);
    if (directory.get(36) != HASH_SIZE || shift < 12 || shift > 16) {
      throw image.refuse(offset, "hashes of an unknown size, or of pages of one");
    }
    if (hashes + pages * HASH_SIZE > directory.capacity()) {
      throw image.refuse(offset, pages + " hashes of pages that are not there");
    }
    if (pages != (codeLimit() + pageSize() - 1) / pageSize()) {
      throw image.refuse(offset, pages + " hashes of pages for " + codeLimit() + " bytes");
    }
    if (codeLimit() > offset) {
      throw image.refuse(offset, "a code signature that covers itself");
    }
  }

  /** What the signer calls the code. */
  public String identifier() {
    int from = directory.getInt(20);
    int end = from;
    while (end >= 0 && end < directory.capacity() && directory.get(end) != 0) {
      end++;
    }
    if (from < DIRECTORY || end >= directory.capacity()) {
      throw image.refuse(offset, "an identifier that lies outside the code signature");
    }
    byte[] name = new byte[end - from];
    directory.get(from, name);
    return Bytes.of(name).text();
  }

  /** {@link #ADHOC} and its kin, added up. */
  public int flags() {
    return directory.getInt(12);
  }

  /** Where the signature lies, in bytes from the image's start. */
  public long offset() {
    return offset;
  }

  /** How many bytes from the image's start are hashed. */
  public long codeLimit() {
    return Integer.toUnsignedLong(directory.getInt(32));
  }

  /** Bytes of a page, as hashed. */
  public int pageSize() {
    return 1 << directory.get(39);
  }

  /** The pages, from 0, whose bytes are not what was signed. */
  public List<Integer> alteredPages() {
    List<Integer> altered = new ArrayList<>();
    int hashes = directory.getInt(16);
    byte[] wanted = new byte[HASH_SIZE];
    for (long from = 0; from < codeLimit(); from += pageSize()) {
      int page = (int) (from / pageSize());
      long length = Math.min(pageSize(), codeLimit() - from);
      directory.get(hashes + page * HASH_SIZE, wanted);
      MessageDigest sha = sha256();
      sha.update(image.read(from, length, pageSize(), "page " + page));
      if (!MessageDigest.isEqual(wanted, sha.digest())) {
        altered.add(page);
      }
    }
    return altered;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
