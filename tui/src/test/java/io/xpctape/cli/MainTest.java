package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {
  private final TestConsole test = new TestConsole();

  @Test
  void showsItsHelpOnStandardErrorWithoutACommand() {
    assertThat(test.run()).isEqualTo(2);
    assertThat(test.out()).isEmpty();
    assertThat(test.err()).startsWith("xpctape: a tape recorder for XPC\n\nUsage: xpctape COMMAND");
  }

  @Test
  void showsItsHelpOnStandardOutputWhenAsked() {
    assertThat(test.run("--help")).isZero();
    assertThat(test.run("help")).isZero();
    assertThat(test.out()).contains("Commands:\n").contains("--color <auto|always|never>");
    assertThat(test.err()).isEmpty();
  }

  @Test
  void tellsWrongUseInOneLineWithoutControlCharacters() {
    assertThat(test.run("\u001b[2J\nx")).isEqualTo(2);
    assertThat(test.err())
        .isEqualTo("xpctape: unknown command '\\u001b[2J x'; see 'xpctape --help'\n");
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    for (Command command : Commands.ALL) {
      TestConsole own = new TestConsole();
      assertThat(own.run((command.name() + " --help").split(" "))).isZero();
      assertThat(own.out())
          .startsWith("Usage: xpctape " + command.name() + " ")
          .containsPattern("(?m)^Examples:\n  xpctape " + command.name());
      assertThat(own.err()).isEmpty();
    }
  }
}
