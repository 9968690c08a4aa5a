package io.xpctape.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.xpctape.model.BadInputException;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.XpcValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** Any bytes are JSON documents or refused, and what they say is said again by the exact form. */
final class JsonFuzz {
  @FuzzTest(maxDuration = "5s")
  void isReadOrRefused(byte[] bytes) throws IOException {
    JsonDocuments documents = new JsonDocuments(new ByteArrayInputStream(bytes));
    boolean more = true;
    while (more) {
      try {
        Optional<JsonDocuments.Document> next = documents.next();
        more = next.isPresent();
        if (more) {
          read(next.get().text());
        }
      } catch (BadInputException e) {
        documents.reject();
      }
    }
  }

  private static void read(String text) {
    if (RecordingJson.isLine(text)) {
      Recording recording = RecordingJson.parse(text);
      if (!RecordingJson.parse(RecordingJson.line(recording)).equals(recording)) {
        throw new AssertionError("another recording");
      }
    } else if (MessageJson.isLine(text)) {
      Message message = MessageJson.parseLine(text);
      String line = MessageJson.line(new ListedMessage(message, 0, "", 0));
      if (!MessageJson.parseLine(line).equals(message)) {
        throw new AssertionError("another message");
      }
    } else {
      same(MessageJson.parsePlain(text, told -> {}));
      same(MessageJson.parseValue(text));
    }
  }

  private static void same(XpcValue value) {
    if (!MessageJson.parseValue(MessageJson.value(value)).equals(value)) {
      throw new AssertionError("another value");
    }
  }
}
