package io.xpctape.agent;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A walk over a tape's packets that looks into the smallest alone: counts, and where the reserved
 * space behind the last one begins. The field numbers are those of trace.proto. Whatever is damaged
 * is left to the reader, which knows how to get past it.
 */
final class TapeScan {
  private static final int PACKET_TAG = 1 << 3 | 2;
  private static final int UNFINISHED_TAG = 15 << 3 | 2;
  private static final int SEQUENCE_TAG = 1 << 3 | 1;
  private static final int HEADER_TAG = 2 << 3 | 2;
  private static final int MESSAGE_TAG = 3 << 3 | 2;
  private static final int CONNECTION_TAG = 4 << 3 | 2;
  private static final int DROPPED_TAG = 6 << 3 | 2;
  private static final int UNRECORDED_TAG = 10 << 3 | 2;
  private static final int UNRECORDED_FUNCTION_TAG = 1 << 3 | 2;
  private static final int UNRECORDED_CALLS_TAG = 2 << 3;
  private static final int DROPPED_MESSAGES_TAG = 1 << 3;
  private static final int HEADER_PID_TAG = 6 << 3;
  private static final int VARINT_BYTES = 10;

  /** libxpc exports some 500 functions, none of them with a longer name. */
  private static final int MAX_FUNCTIONS = 1024;

  private static final int MAX_FUNCTION_NAME = 256;

  private final InputStream in;
  private final long size;
  private long offset;

  private long pid;
  private long messages;
  private long connections;
  private long dropped;
  private final SortedMap<String, Long> unrecorded = new TreeMap<>();
  private boolean zerosFollow;

  private TapeScan(InputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  /** Reads the file through once. */
  static TapeScan of(Path tape) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(tape), 1 << 16)) {
      TapeScan scan = new TapeScan(in, Files.size(tape));
      try {
        scan.run();
      } catch (EOFException e) {
        // A torn end.
      }
      return scan;
    }
  }

  /** The process that wrote it, by its own account; 0 if there is no header. */
  long pid() {
    return pid;
  }

  long messages() {
    return messages;
  }

  long connections() {
    return connections;
  }

  /** Messages that are said to be missing. */
  long dropped() {
    return dropped;
  }

  /** How often functions were called whose messages are not on the tape. */
  SortedMap<String, Long> unrecorded() {
    return unrecorded;
  }

  /** Bytes up to the end of the last packet, if only zeros follow; else the whole size. */
  long used() {
    return zerosFollow ? offset : size;
  }

  private void run() throws IOException {
    while (offset < size) {
      long start = offset;
      int tag = in.read();
      offset++;
      if (tag == 0) {
        offset = start;
        zerosFollow = onlyZerosFollow();
        return;
      }
      if (tag != PACKET_TAG && tag != UNFINISHED_TAG) {
        return;
      }
      long end = varint() + offset;
      if (end < offset || end > size) {
        return;
      }
      if (tag == PACKET_TAG) {
        packet(end);
      }
      skipTo(end);
    }
  }

  private void packet(long end) throws IOException {
    if (end - offset <= 1 + Long.BYTES || next() != SEQUENCE_TAG) {
      return;
    }
    skipTo(offset + Long.BYTES);
    switch (next()) {
      case HEADER_TAG -> header(varint() + offset);
      case MESSAGE_TAG -> messages++;
      case CONNECTION_TAG -> connections++;
      case DROPPED_TAG -> {
        varint();
        if (next() == DROPPED_MESSAGES_TAG) {
          dropped += varint();
        }
      }
      case UNRECORDED_TAG -> unrecorded(varint() + offset);
      default -> {}
    }
  }

  private void unrecorded(long end) throws IOException {
    String function = "";
    long calls = 0;
    while (offset < end) {
      switch (next()) {
        case UNRECORDED_FUNCTION_TAG -> {
          long length = varint();
          if (length < 0 || length > MAX_FUNCTION_NAME) {
            return;
          }
          function = new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
          offset += length;
        }
        case UNRECORDED_CALLS_TAG -> calls = varint();
        default -> {
          return;
        }
      }
    }
    if (unrecorded.size() < MAX_FUNCTIONS) {
      unrecorded.merge(function, calls, Long::sum);
    }
  }

  private void header(long end) throws IOException {
    while (offset < end) {
      long tag = varint();
      if (tag == HEADER_PID_TAG) {
        pid = varint();
        return;
      }
      switch ((int) tag & 7) {
        case 0 -> varint();
        case 1 -> skipTo(offset + Long.BYTES);
        case 2 -> {
          long length = varint();
          if (length < 0 || length > end - offset) {
            return;
          }
          skipTo(offset + length);
        }
        case 5 -> skipTo(offset + Integer.BYTES);
        default -> {
          return;
        }
      }
    }
  }

  private boolean onlyZerosFollow() throws IOException {
    byte[] chunk = new byte[1 << 16];
    for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
      for (int i = 0; i < count; i++) {
        if (chunk[i] != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private int next() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException();
    }
    offset++;
    return value;
  }

  private long varint() throws IOException {
    long value = 0;
    for (int i = 0; i < VARINT_BYTES; i++) {
      int part = next();
      value |= (long) (part & 0x7f) << (7 * i);
      if (part < 0x80) {
        break;
      }
    }
    return value;
  }

  private void skipTo(long target) throws IOException {
    in.skipNBytes(target - offset);
    offset = target;
  }
}
