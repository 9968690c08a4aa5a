package io.xpctape.wire;

import io.xpctape.model.BadInputException;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcValue;

/** Writes messages as wire bytes. For one thread. */
public final class WireWriter {
  private final ObjectWriter writer = new ObjectWriter();

  /**
   * A message as bytes, without the zeros behind it. The exact bytes of one that was read are given
   * back as long as they still say its body; a body that was changed is written anew.
   *
   * @throws BadInputException naming the path of a value that has no form in wire bytes
   */
  public byte[] write(WireMessage message) {
    WireForm form = message.form();
    if (form.exact().size() > 0) {
      byte[] exact = form.exact().toArray();
      if (says(exact, message)) {
        return exact;
      }
    }
    try {
      return anew(message.body(), form);
    } catch (Refusal refusal) {
      throw refusal.atPath();
    }
  }

  private static boolean says(byte[] exact, WireMessage message) {
    WireReader reader = new WireReader(exact);
    try {
      WireMessage read = reader.next();
      return !reader.hasNext()
          && read.form().withZeros(0).equals(message.form().withZeros(0))
          && read.body().equals(message.body());
    } catch (BadInputException e) {
      // Nobody's bytes but a damaged tape's; the body is the truth then.
      return false;
    }
  }

  private byte[] anew(XpcValue body, WireForm form) {
    boolean remote = form.framing() != WireForm.Framing.LOCAL;
    writer.begin(remote);
    if (form.framing() == WireForm.Framing.REMOTE) {
      writer.u32(Framing.WRAPPER_MAGIC);
      writer.u32(form.flags());
      writer.u64(0);
      writer.u64(form.id());
      if (form.empty() && body instanceof XpcNull) {
        return writer.toArray();
      }
    }
    writer.u32(remote ? Framing.BODY_MAGIC : Framing.LOCAL_MAGIC);
    writer.u32(Framing.VERSION);
    writer.value(body, form.framing() == WireForm.Framing.REMOTE);
    if (form.framing() == WireForm.Framing.REMOTE) {
      writer.mend64(8, writer.at() - (long) Framing.WRAPPER);
    }
    return writer.toArray();
  }
}
