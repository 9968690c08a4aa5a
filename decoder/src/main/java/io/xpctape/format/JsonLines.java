package io.xpctape.format;

import io.xpctape.image.CallStacks;
import io.xpctape.json.MessageJson;
import io.xpctape.json.RecordingJson;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** JSON: a line for the recording, then one a message. */
final class JsonLines implements FormatWriter {
  private CallStacks stacks = new CallStacks(List.of());

  @Override
  public void begin(Recording recording, OutputStream out) throws IOException {
    stacks = new CallStacks(recording.images());
    line(RecordingJson.line(recording), out);
  }

  @Override
  public void write(ListedMessage listed, OutputStream out) throws IOException {
    line(MessageJson.line(listed, stacks.frames(listed.message())), out);
  }

  private static void line(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
