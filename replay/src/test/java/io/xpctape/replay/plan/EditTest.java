package io.xpctape.replay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EditTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "a.b=c; a.b; c",
        "a=; a; ||",
        "a=b=c; a; b=c",
        "[\"a=b\"].c=d; [\"a=b\"].c; d",
        "['a\\'=b']=c; [\"a'=b\"]; c",
        "disks[+]=string:x; disks[+]; string:x",
      })
  void theFirstEqualsSignOutsideAQuotedKeyEndsThePath(String text, String path, String value) {
    Edit.Set set = Edit.parseSet(text);
    assertThat(set.path()).hasToString(path);
    assertThat(set.value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "a.b; --set takes PATH=VALUE@ there is no = behind the path",
        "[\"a=b\"; --set takes PATH=VALUE@ there is no = behind the path",
        "=x; --set: path \"\", column 1: a key is missing",
        "a..b=x; --set: path \"a..b\", column 3: a key is needed here: a plain name, or [\"…\"]",
        ".=x; --set: the path must name a place in the body",
      })
  void complaintsAreOneLine(String text, String complaint) {
    assertThatThrownBy(() -> Edit.parseSet(text))
        .isInstanceOf(ReplayException.class)
        .hasMessage(complaint.replace('@', ';'));
  }

  @Test
  void whatIsUnsetIsAPath() {
    assertThat(Edit.parseUnset("a[0]").path()).hasToString("a[0]");
    assertThatThrownBy(() -> Edit.parseUnset("a="))
        .hasMessageStartingWith("--unset: path \"a=\", column 2");
  }
}
