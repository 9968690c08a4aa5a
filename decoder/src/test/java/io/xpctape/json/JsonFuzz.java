package io.xpctape.json;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
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
  @DictionaryEntries({
    "{\"recording\":{",
    "\"dir\":\"out\"",
    "\"call\":\"xpc_connection_send_message\"",
    "\"body\":",
    "\"wire\":{\"framing\":\"local\"",
    "\"change\":{\"rules\":[1]",
    "\"stack\":[{\"address\":\"0x1f\"",
    "{\"$int64\":\"-5\"}",
    "{\"$uint64\":\"18446744073709551615\"}",
    "{\"$double\":\"0x7ff8000000000001\"}",
    "{\"$data\":\"AAE=\"}",
    "{\"$date\":\"1\"}",
    "{\"$string\":\"/w==\"}",
    "{\"$uuid\":\"3D3E272B-6E33-4A51-8F6B-0123456789AB\"}",
    "{\"$fd\":{\"type\":\"file\",\"path\":\"/x\"}}",
    "{\"$shmem\":\"16384\"}",
    "{\"$pointer\":\"0x1\"}",
    "{\"$error\":{\"singleton\":\"none\",\"keys\":{}}}",
    "{\"$connection\":{\"name\":\"x\",\"pid\":\"1\"}}",
    "{\"$file_transfer\":{\"id\":\"1\",\"transfer\":{}}}",
    "{\"$endpoint\":{}}",
    "{\"$entries\":[[\"k\",1]]}",
    "{\"$incomplete\":{\"reason\":\"unknown\",\"full_length\":\"9\",\"value\":\"a\"}}",
    "\"$$k\"",
    "\"\\ud800\"",
    "12345678901234567890",
    "1e400"
  })
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
      XpcValue plain = MessageJson.parsePlain(text, told -> {});
      same(plain);
      XpcValue exact = MessageJson.parseValue(text);
      if (!exact.equals(plain)) {
        same(exact);
      }
    }
  }

  private static void same(XpcValue value) {
    if (!MessageJson.parseValue(MessageJson.value(value)).equals(value)) {
      throw new AssertionError("another value");
    }
  }
}
