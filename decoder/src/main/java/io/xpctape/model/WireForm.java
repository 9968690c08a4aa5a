package io.xpctape.model;

/**
 * What the bytes of a message knew beside its body, for one that was read from wire bytes.
 *
 * @param framing what stands around the body
 * @param flags those of RemoteXPC, 32 bits; otherwise 0
 * @param id RemoteXPC's message id, 64 bits; otherwise 0
 * @param empty there was no body, and the message's is null
 * @param exact the whole message where writing the body anew would give other bytes; else none
 * @param zeros how many bytes of zero stand behind it, up to the next message or the file's end
 */
public record WireForm(
    Framing framing, int flags, long id, boolean empty, Bytes exact, long zeros) {
  /** What stands around a body. */
  public enum Framing {
    /** {@code CPX@}, as libxpc sends it in Mach messages. */
    LOCAL("local XPC"),
    /** The wrapper of RemoteXPC. */
    REMOTE("RemoteXPC"),
    /** A RemoteXPC body without the wrapper. */
    BARE("RemoteXPC without its wrapper");

    private final String label;

    Framing(String label) {
      this.label = label;
    }

    /** Its name for people. */
    public String label() {
      return label;
    }
  }

  /** A whole body without oddities. */
  public static WireForm of(Framing framing, int flags, long id) {
    return new WireForm(framing, flags, id, false, Bytes.EMPTY, 0);
  }

  /** The same with so many zeros behind it. */
  public WireForm withZeros(long behind) {
    return new WireForm(framing, flags, id, empty, exact, behind);
  }
}
