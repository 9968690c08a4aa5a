package io.xpctape.cli.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "boot.xpctape, boot.xpctape",
        "a story/boot.xpctape, 'a story/boot.xpctape'",
        "it's, 'it'\\''s'",
        "~/$HOME, '~/$HOME'",
        "\"\", ''"
      })
  void whatAShellWouldReadOtherwiseIsInQuotes(String word, String typed) {
    assertThat(ShellWord.of(word)).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "it's", "\"", "\\", "a\n'b", "\u001b[31m\\x\"", "`id`", "", "é\t"})
  void aShellReadsTheVeryWord(String word) throws IOException, InterruptedException {
    String typed = ShellWord.of(word);

    Process shell =
        new ProcessBuilder(List.of("bash", "-c", "printf %s. " + typed))
            .redirectErrorStream(true)
            .start();
    String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(typed).doesNotContain("\n", "\u001b");
    assertThat(shell.waitFor()).isZero();
    assertThat(read).isEqualTo(word + ".");
  }
}
