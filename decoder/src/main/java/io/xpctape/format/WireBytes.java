package io.xpctape.format;

import io.xpctape.model.BadInputException;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Message;
import io.xpctape.model.WireForm;
import io.xpctape.wire.WireMessage;
import io.xpctape.wire.WireWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Wire bytes: as they came where a message was read from some, else those of local XPC. */
final class WireBytes implements FormatWriter {
  private static final byte[] ZEROS = new byte[1 << 12];

  private final WireWriter writer = new WireWriter();

  @Override
  public void write(ListedMessage listed, OutputStream out) throws IOException {
    Message message = listed.message();
    WireForm form = message.wire().orElse(WireForm.of(WireForm.Framing.LOCAL, 0, 0));
    if (Long.compareUnsigned(form.zeros(), Source.MAX_WHOLE) > 0) {
      throw new BadInputException(
          "no capture has " + Long.toUnsignedString(form.zeros()) + " bytes of zero behind it");
    }
    out.write(writer.write(new WireMessage(message.body(), form)));
    for (long left = form.zeros(); left > 0; left -= ZEROS.length) {
      out.write(ZEROS, 0, (int) Math.min(left, ZEROS.length));
    }
  }
}
