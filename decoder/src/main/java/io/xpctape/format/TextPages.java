package io.xpctape.format;

import io.xpctape.image.CallStacks;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Recording;
import io.xpctape.text.MessageText;
import io.xpctape.text.ValueText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whole messages as people read them, with an empty line between two. */
final class TextPages implements FormatWriter {
  private CallStacks stacks = new CallStacks(List.of());
  private boolean first = true;

  @Override
  public void begin(Recording recording, OutputStream out) {
    stacks = new CallStacks(recording.images());
  }

  @Override
  public void write(ListedMessage listed, OutputStream out) throws IOException {
    String text =
        MessageText.whole(listed, ValueText.Order.RECORDED, stacks.frames(listed.message()));
    out.write((first ? text : "\n" + text).getBytes(StandardCharsets.UTF_8));
    first = false;
  }
}
