package io.xpctape.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonDocumentsTest {
  /** Each document behind its line's number; each complaint as it is; each line of words. */
  private static List<String> cut(String text) throws IOException {
    return cut(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> cut(byte[] text) throws IOException {
    JsonDocuments documents = new JsonDocuments(new ByteArrayInputStream(text));
    List<String> found = new ArrayList<>();
    while (true) {
      try {
        Optional<JsonDocuments.Document> next = documents.next();
        if (next.isEmpty()) {
          break;
        }
        found.add(next.get().line() + " " + next.get().text().replaceAll("\\s", ""));
      } catch (BadInputException e) {
        found.add(e.getMessage());
      }
    }
    if (documents.chatter() > 0) {
      found.add(documents.chatter() + " others, first " + documents.firstChatter());
    }
    return found;
  }

  @Test
  void findsOneALine() throws IOException {
    assertThat(cut("{\"a\":1}\n\n{\"b\":\"}{\\\"\"}\n[1,2]\n"))
        .containsExactly("1 {\"a\":1}", "3 {\"b\":\"}{\\\"\"}", "4 [1,2]");
  }

  @Test
  void findsOneOverManyLines() throws IOException {
    assertThat(cut("{\n  \"a\": [\n    {}\n  ]\n}\n{\n}"))
        .containsExactly("1 {\"a\":[{}]}", "6 {}");
  }

  @Test
  void findsTheObjectsOfAnArray() throws IOException {
    assertThat(cut("\ufeff[\n  {\"a\": 1},\n  {\"b\": [{}]}\n]\n[{}, {}]"))
        .containsExactly("2 {\"a\":1}", "3 {\"b\":[{}]}", "5 {}", "5 {}");
  }

  @Test
  void findsThemInALog() throws IOException {
    assertThat(
            cut("[*] Attaching...\n[7] go\n[12:00:01] {\"a\":1}\n12:00 xpc: {\"b\":2} sent\nbye"))
        .containsExactly("3 {\"a\":1}", "4 {\"b\":2}", "5 others, first 1");
  }

  @Test
  void goesOnBehindDamage() throws IOException {
    assertThat(cut("{\"a\": \"no end\n{\"b\":1}\n"))
        .containsExactly("line 1: a string does not end on its line", "2 {\"b\":1}");
    assertThat(cut("{\n  \"a\": {\n    \"b\": {\"c\": 1}\n\n{\"d\":1}\n"))
        .containsExactly("line 1: the JSON that begins here is cut", "5 {\"d\":1}");
  }

  @Test
  void putsNothingBackTwice() throws IOException {
    byte[] text = "{\n\"\n{}".getBytes(StandardCharsets.UTF_8);
    JsonDocuments documents = new JsonDocuments(new ByteArrayInputStream(text));
    assertThatThrownBy(documents::next).hasMessage("line 1: a string does not end on its line");
    assertThat(documents.reject()).isFalse();
    assertThat(documents.reject()).isFalse();
    assertThat(documents.next()).contains(new JsonDocuments.Document(3, "{}"));
    assertThat(documents.next()).isEmpty();
  }

  @Test
  void refusesWhatIsNoUtf8() throws IOException {
    assertThat(cut(new byte[] {'{', '"', (byte) 0xff, '"', '}', '\n', '{', '}'}))
        .containsExactly("line 1: is no UTF-8", "2 {}");
  }

  @Test
  void refusesWhatIsTooDeep() throws IOException {
    assertThat(cut("[".repeat(100_000))).first().asString().contains("nested deeper than");
  }

  @Test
  void findsNothingInNothing() throws IOException {
    assertThat(cut("")).isEmpty();
    assertThat(cut(" \n\u001e\n")).isEmpty();
  }
}
