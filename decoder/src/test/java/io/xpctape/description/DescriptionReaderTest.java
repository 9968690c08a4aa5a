package io.xpctape.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Limits;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DescriptionReaderTest {
  private static final String ON =
      """
      <dictionary: 0x1> { count = 1, transaction: 0, voucher = 0x0, contents =
      \t"on" => <bool: 0x1>: true
      }
      """;
  private static final XpcDictionary ON_VALUE = XpcDictionary.of(Entry.of("on", new XpcBool(true)));

  /** Read in quadratic time, a text of this many bytes would hold the build up for hours. */
  private static final int LONG = 1_500_000;

  private static Descriptions read(String text) {
    return DescriptionReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void findsEachOfSeveral() {
    Descriptions read = read("first\n" + ON + "second: " + ON + ON);
    assertThat(read.values()).containsExactly(ON_VALUE, ON_VALUE, ON_VALUE);
    assertThat(read.complaints()).isEmpty();
  }

  @Test
  void findsNothingInOtherTexts() {
    assertThat(read("")).isEqualTo(read("<dictionary: 0x>\n<html: 0x1>\n{\"a\": 1}"));
    assertThat(read("").values()).isEmpty();
    assertThat(DescriptionReader.recognizes("{\"a\": 1}".getBytes(StandardCharsets.UTF_8)))
        .isFalse();
  }

  @Test
  void readsTextsThatEditorsSaved() {
    String marked = "\ufeff" + ON;
    assertThat(read(marked).values()).containsExactly(ON_VALUE);
    assertThat(DescriptionReader.read(marked.getBytes(StandardCharsets.UTF_16LE)).values())
        .containsExactly(ON_VALUE);
    assertThat(DescriptionReader.read(marked.getBytes(StandardCharsets.UTF_16BE)).values())
        .containsExactly(ON_VALUE);
    assertThat(DescriptionReader.recognizes(marked.getBytes(StandardCharsets.UTF_16LE))).isTrue();
  }

  @Test
  void refusesWhatGoesBeyondTheLimits() {
    XpcValue deepest = ValueGenerator.deep(Limits.MAX_DEPTH - 1);
    assertThat(DescriptionReader.read(DescriptionWriter.write(deepest)).values())
        .containsExactly(deepest);
    byte[] deeper = DescriptionWriter.write(ValueGenerator.deep(Limits.MAX_DEPTH));
    assertThatThrownBy(() -> DescriptionReader.read(deeper))
        .isInstanceOf(BadInputException.class)
        .hasMessage("line 129: nested deeper than 128 values");
  }

  @Test
  void aCountThatLiesCostsNothing() {
    Descriptions read = read(ON.replace("count = 1", "count = 18446744073709551615"));
    assertThat(read.complaints())
        .containsExactly(
            "line 1, column 18: 1 of the dictionary's 18446744073709551615 entries are here");
    assertThat(read.values().get(0).incomplete()).isPresent();
  }

  @Test
  void doesNotComplainForEver() {
    Descriptions read = read("\"k\" => <bool: 0x1>: what\n}\n".repeat(1000));
    assertThat(read.values()).hasSize(1000);
    assertThat(read.complaints())
        .hasSize(Complaints.MAX_COMPLAINTS + 1)
        .last()
        .isEqualTo("1950 complaints more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "<",
        "<OS_xpc_a: ",
        "<dictionary: 0x1> ",
        "<dictionary: 0x1> { contents =",
        "<dictionary: 0x1> { contents =\\n",
        "<dictionary: 0x1> { contents =\n",
        "\"k\" => <string: 0x1> { length = 99999999, contents = \"a\n",
        "\"k\" => <string: 0x1> { length = 99999999, contents = \"a ",
        "\"k\" => <fd: 0x1> { type = x ",
        "\"k\" => <fd: 0x1> { type = x > ",
        "x 0: <null: 0x1> ",
        "\"k\" => <bundle: 0x1> { ",
        "} ",
        "}>",
        ">\n",
        "0: <",
        "\"\" => ",
        "\"k\" => <data: 0x1>: { length = 1 bytes, contents = 0x",
        "\"k\" => <date: 0x1> Tue Nov 14 ",
        "1",
      })
  void takesLinearTimeWhateverComes(String piece) {
    String many = piece.repeat(LONG / piece.length());
    String body = "<dictionary: 0x1> { contents =\n";
    for (String text : new String[] {many, body + many, body + "x " + many + "\" => "}) {
      assertRefusedOrRead(text);
    }
  }

  @Test
  void readsOrRefusesTextsCutAndMixedAtRandom() {
    byte[] text =
        (ON
                + new String(
                    DescriptionWriter.write(new ValueGenerator(3).body()),
                    StandardCharsets.ISO_8859_1))
            .getBytes(StandardCharsets.ISO_8859_1);
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] mixed = text.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        int from = random.nextInt(text.length);
        int length = random.nextInt(Math.min(40, text.length - from));
        int to = random.nextInt(text.length - length);
        System.arraycopy(text, from, mixed, to, length);
      }
      Descriptions read = DescriptionReader.read(mixed);
      for (XpcValue value : read.values()) {
        assertThat(DescriptionWriter.write(value)).isNotEmpty();
      }
    }
  }

  private static void assertRefusedOrRead(String text) {
    try {
      assertThat(read(text).complaints()).hasSizeLessThan(100);
    } catch (BadInputException e) {
      assertThat(e).hasMessageContaining("nested deeper than").hasMessageStartingWith("line ");
    }
  }

  @Test
  void showsNothingThatATerminalWouldObey() {
    XpcDictionary value =
        XpcDictionary.of(Entry.of("\u001b[2J", XpcString.of("a\u001b]0;x\u0007\nb\u202e")));
    assertThat(DescriptionWriter.shown(value))
        .isEqualTo(
            "<dictionary: 0x0> { count = 1, transaction: 0, voucher = 0x0, contents =\n"
                + "\t\"\\u001b[2J\" => <string: 0x0> { length = 12, contents ="
                + " \"a\\u001b]0;x\\u0007\nb\\u202e\" }\n}");
  }
}
