package io.xpctape.format;

import io.xpctape.model.ListedMessage;
import io.xpctape.model.Message;
import io.xpctape.model.WireForm;
import io.xpctape.wire.WireMessage;
import io.xpctape.wire.WireWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Wire bytes: as they came where a message was read from some, else those of local XPC. */
final class WireBytes implements FormatWriter {
  private final WireWriter writer = new WireWriter();

  @Override
  public void write(ListedMessage listed, OutputStream out) throws IOException {
    Message message = listed.message();
    WireForm form = message.wire().orElse(WireForm.of(WireForm.Framing.LOCAL, 0, 0));
    out.write(writer.write(new WireMessage(message.body(), form)));
    for (long i = 0; i < form.zeros(); i++) {
      out.write(0);
    }
  }
}
