package io.xpctape.wire;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcValue;

/**
 * Reads the messages of a capture, one behind the other, with any zeros between them: a capture is
 * often rounded up to a page. For one thread.
 */
public final class WireReader {
  /** How far ahead a hint looks; a Mach message's header and descriptors take less. */
  private static final int HINT_REACH = 4096;

  private final byte[] bytes;
  private int at;

  /** Where a message that could not be read ends by its wrapper, or -1. */
  private int behindRefused = -1;

  /** Over a capture, which the caller leaves as it is. */
  public WireReader(byte[] capture) {
    this.bytes = capture;
  }

  /** Whether a message could begin so, by its first eight bytes. */
  public static boolean recognizes(byte[] head) {
    return head.length >= Framing.PREFIX
        && Framing.isMagic(Words.u32(head, 0))
        && (Words.u32(head, 0) == Framing.WRAPPER_MAGIC || Words.u32(head, 4) == Framing.VERSION);
  }

  /** Whether there is more. */
  public boolean hasNext() {
    return at < bytes.length;
  }

  /** Where the next message begins, or the capture ends. */
  public int offset() {
    return at;
  }

  /**
   * The next message with the zeros behind it.
   *
   * @throws BadInputException naming byte and path if it can't be read
   */
  public WireMessage next() {
    behindRefused = -1;
    WireMessage message;
    try {
      message = message();
    } catch (Refusal refusal) {
      throw refusal.atByte();
    }
    int end = at;
    at = Words.indexOfOther(bytes, end, bytes.length);
    return at == end
        ? message
        : new WireMessage(message.body(), message.form().withZeros(at - end));
  }

  /**
   * Goes past a message that could not be read, with the zeros behind it.
   *
   * @return false if nobody knows where it ends
   */
  public boolean skip() {
    if (behindRefused < 0) {
      return false;
    }
    at = Words.indexOfOther(bytes, behindRefused, bytes.length);
    behindRefused = -1;
    return true;
  }

  private WireMessage message() {
    int left = bytes.length - at;
    if (left < 4 || !Framing.isMagic(Words.u32(bytes, at))) {
      throw new BadInputException("byte " + at + ": no XPC message begins here" + hint());
    }
    return switch (Words.u32(bytes, at)) {
      case Framing.WRAPPER_MAGIC -> wrapped();
      case Framing.BODY_MAGIC -> bare(WireForm.Framing.BARE);
      default -> bare(WireForm.Framing.LOCAL);
    };
  }

  private WireMessage bare(WireForm.Framing framing) {
    int start = at;
    version(start);
    boolean remote = framing == WireForm.Framing.BARE;
    ObjectReader reader = new ObjectReader(bytes, start + Framing.PREFIX, remote);
    XpcValue body = reader.read(bytes.length, false);
    at = reader.at();
    return new WireMessage(body, form(framing, 0, 0, reader.isOdd(), start));
  }

  private WireMessage wrapped() {
    int start = at;
    need(start, Framing.WRAPPER);
    int flags = Words.u32(bytes, start + 4);
    long length = Words.u64(bytes, start + 8);
    long id = Words.u64(bytes, start + 16);
    int from = start + Framing.WRAPPER;
    if (Long.compareUnsigned(length, bytes.length - from) > 0) {
      throw new BadInputException(
          "byte %d: a body of %s bytes is announced, %d are here; the capture is cut or damaged"
              .formatted(start + 8, Long.toUnsignedString(length), bytes.length - from));
    }
    int end = from + (int) length;
    behindRefused = end;
    if (length == 0) {
      at = end;
      WireForm form = new WireForm(WireForm.Framing.REMOTE, flags, id, true, Bytes.EMPTY, 0);
      return new WireMessage(new XpcNull(), form);
    }
    if (length < Framing.PREFIX || Words.u32(bytes, from) != Framing.BODY_MAGIC) {
      throw new BadInputException("byte " + from + ": no RemoteXPC body begins here");
    }
    version(from);
    ObjectReader reader = new ObjectReader(bytes, from + Framing.PREFIX, true);
    XpcValue body = reader.read(end, true);
    boolean odd = reader.isOdd() || reader.at() != end;
    at = end;
    return new WireMessage(body, form(WireForm.Framing.REMOTE, flags, id, odd, start));
  }

  private WireForm form(WireForm.Framing framing, int flags, long id, boolean odd, int start) {
    Bytes exact = odd ? Bytes.copyOf(bytes, start, at) : Bytes.EMPTY;
    return new WireForm(framing, flags, id, false, exact, 0);
  }

  private void version(int magic) {
    need(magic, Framing.PREFIX);
    int version = Words.u32(bytes, magic + 4);
    if (version != Framing.VERSION) {
      throw new BadInputException(
          "byte %d: version %s of the format; only %d is known"
              .formatted(magic + 4, Integer.toUnsignedString(version), Framing.VERSION));
    }
  }

  private void need(int from, int size) {
    if (bytes.length - from < size) {
      throw new BadInputException("byte " + from + ": the message is cut in its first bytes");
    }
  }

  /** Where else one begins, for a capture that has something in front. */
  private String hint() {
    for (int i = at + 1; i <= Math.min(bytes.length - Framing.PREFIX, at + HINT_REACH); i++) {
      if (Framing.isMagic(Words.u32(bytes, i))) {
        return "; one does at byte " + i + ", cut off what is in front";
      }
    }
    return "";
  }
}
