package io.xpctape.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SafeTextTest {
  @Test
  void letsNothingThroughThatATerminalObeys() {
    int[] obeyed =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(
                c -> !SafeText.of(Character.toString(c)).codePoints().allMatch(this::isHarmless))
            .toArray();
    assertThat(obeyed).isEmpty();
  }

  private boolean isHarmless(int c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT
        && Character.getType(c) != Character.SURROGATE;
  }

  @Test
  void writesEscapes() {
    assertThat(SafeText.of("a\u001b[31m\tb\n\u009b\u202e\u007f\ud800 ü😀"))
        .isEqualTo("a\\u001b[31m\\tb\\n\\u009b\\u202e\\u007f\\ud800 ü😀");
    assertThat(SafeText.of(Bytes.of((byte) 'k', (byte) 0xc3, (byte) '(', (byte) 0xff)))
        .isEqualTo("k\\xc3(\\xff");
  }

  @Test
  void quotesWithoutAmbiguity() {
    assertThat(SafeText.quoted(Bytes.utf8("say \"\\n\"\n"))).isEqualTo("\"say \\\"\\\\n\\\"\\n\"");
  }

  @Test
  void cutsAtColumnsAndNotInsideACharacter() {
    assertThat(SafeText.cut("command", 7)).isEqualTo("command");
    assertThat(SafeText.cut("command", 6)).isEqualTo("comma…");
    assertThat(SafeText.cut("日本語", 5)).isEqualTo("日本…");
    assertThat(SafeText.cut("日本語", 4)).isEqualTo("日…");
    assertThat(SafeText.cut("😀😀", 3)).isEqualTo("😀…");
    assertThat(SafeText.columns("e\u0301")).isEqualTo(1);
    assertThat(SafeText.cut("abc", 0)).isEmpty();
  }
}
