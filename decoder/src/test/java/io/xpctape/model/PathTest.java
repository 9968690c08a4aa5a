package io.xpctape.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathTest {
  private static final XpcValue BODY =
      XpcDictionary.of(
          XpcDictionary.Entry.of(
              "disks", XpcArray.of(XpcDictionary.of(XpcDictionary.Entry.of("path", text("/d"))))),
          XpcDictionary.Entry.of("k", text("first")),
          XpcDictionary.Entry.of("k", text("second")),
          XpcDictionary.Entry.of(
              "failure",
              new XpcError(
                  XpcError.Singleton.NONE,
                  XpcDictionary.of(XpcDictionary.Entry.of("why", text("so"))))));

  private static XpcValue text(String text) {
    return XpcString.of(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "a",
        "boot_loader.command_line",
        "disks[0].path",
        "[\"a key with.dots\"].x",
        "[\"k\"]#2",
        "disks[+]",
        "[\"\"]",
        "[\"true\"].in_",
        "[\"\\xff\\xfeé\"]",
        "[\"a\\\"b\\\\c\\n\\u202e\"]",
        "a[0][1][2147483647]",
        "[\"0\"][\"x-y\"]"
      })
  void canonicalTextIsReadBack(String text) {
    assertThat(Path.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "['a']; a",
        "a[\"b\"]; a.b",
        "a.true; a[\"true\"]",
        "k#1; k",
        "k#2; [\"k\"]#2",
        "[\"\\xc3\\xa9\"]; [\"é\"]",
        "[\"\\u00e9\\U0001f600\\n\"]; [\"é😀\\n\"]",
        "a[007]; a[7]",
      },
      delimiter = ';')
  void otherSpellingsMeanTheSame(String text, String canonical) {
    assertThat(Path.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "||; 1; a key is missing",
        "a.; 3; a key is missing",
        "a..b; 3; a key is needed here: a plain name, or [\"…\"]",
        "a b; 2; a . or [ is needed here",
        "a[; 3; an index, a key in quotes or + is needed here",
        "a[-1]; 3; an index, a key in quotes or + is needed here",
        "a[1; 4; a ] is needed here",
        "a[2147483648]; 3; an index is at most 2147483647",
        "a[+].b; 3; [+] can only be the last step",
        "a[*]; 3; this must name one place, so it can't have a *",
        "**; 1; this must name one place, so it can't have a *",
        "é😀[\"x]; 1; a key is needed here: a plain name, or [\"…\"]",
        "[\"😀\"].[\"x]; 7; a key is needed here: a plain name, or [\"…\"]",
        "a[\"x]; 3; this quote is not closed",
        "a[\"\\q\"]; 4; \\ can be followed by a b f n r t v \\ \" ' ? ` xNN uNNNN UNNNNNNNN",
        "a[\"\\x0\"]; 4; \\x is followed by 2 hexadecimal digits",
        "a[\"\\ud800\"]; 4; there is no such character",
        "a[\"\\x00\"]; 8; a key can't hold a NUL",
        "k#0; 3; entries are counted from 1",
        "k#; 3; the number of an entry is needed here",
        "1a; 1; a key is needed here: a plain name, or [\"…\"]",
      })
  void complaintsNameTheColumn(String text, int column, String complaint) {
    assertThatThrownBy(() -> Path.parse(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("path \"")
        .hasMessageEndingWith("\", column " + column + ": " + complaint);
  }

  @Test
  void complaintsCarryNoControlCharacters() {
    assertThatThrownBy(() -> Path.parse("a\u001b[2J\n"))
        .hasMessage("path \"a\\u001b[2J\\n\", column 2: a . or [ is needed here");
  }

  @Test
  void tooManyStepsAreRefused() {
    assertThatThrownBy(() -> Path.parse("a" + "[0]".repeat(1000)))
        .hasMessageEndingWith("column 2999: a path has at most 1000 steps");
  }

  @Test
  void getsWhatIsThere() {
    assertThat(Path.parse("disks[0].path").get(BODY)).contains(text("/d"));
    assertThat(Path.parse("k").get(BODY)).contains(text("first"));
    assertThat(Path.parse("[\"k\"]#2").get(BODY)).contains(text("second"));
    assertThat(Path.parse("failure.why").get(BODY)).contains(text("so"));
    assertThat(Path.BODY.get(BODY)).contains(BODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "k#3", "disks[1]", "disks[+]", "disks.path", "k[0]", "k.x"})
  void getsNothingWhereNothingIs(String text) {
    assertThat(Path.parse(text).get(BODY)).isEqualTo(Optional.empty());
  }

  @Test
  void growsStepByStep() {
    Path path = Path.BODY.key("a").index(3).then(new Path.Key(Bytes.utf8("k"), 1));
    assertThat(path).hasToString("a[3][\"k\"]#2").isEqualTo(Path.parse("a[3][\"k\"]#2"));
    assertThat(path.steps()).hasSize(3).isNotEqualTo(List.of());
  }
}
