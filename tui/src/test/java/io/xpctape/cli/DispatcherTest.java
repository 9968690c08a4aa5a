package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DispatcherTest {
  private final TestConsole test = new TestConsole();

  @Test
  void findsACommandOfTwoWordsAndItsOperands() throws IOException {
    assertThat(run("schema", "infer", "--depth", "7", "a", "b")).isZero();
    assertThat(test.out()).isEqualTo("schema infer [a, b] depth=7 text\n");
  }

  @Test
  void takesTheCommonOptionsBeforeTheCommandToo() throws IOException {
    run("-q", "--color", "always", "schema", "infer", "a");
    assertThat(test.out()).isEqualTo("schema infer [a] text quiet color\n");
  }

  @Test
  void showsHelpWithExamplesWithoutRunning() throws IOException {
    assertThat(run("schema", "infer", "--help")).isZero();
    assertThat(test.out())
        .isEqualTo(
            """
            Usage: xpctape schema infer [OPTION]… TAPE…

            Learns.

            Options:
              --depth <N>                     how deep
              --format <text|json>            how to print
              -q, --quiet                     say nothing but results and errors
              --color <auto|always|never>     colours; auto is on a terminal unless NO_COLOR
                                               is set
              -h, --help                      show this help
              --version                       show the version

            Examples:
              xpctape schema infer a.xpctape
                  learns from it
            """);
  }

  @Test
  void explainsAFamilyOfCommands() throws IOException {
    assertThat(run("schema", "--help")).isZero();
    assertThat(run("help", "schema")).isZero();
    assertThat(test.out())
        .isEqualTo(
            """
            Usage: xpctape schema COMMAND [OPTION]…

            Commands:
              schema infer  learns

            'xpctape COMMAND --help' explains one, with examples.
            """
                .repeat(2));
  }

  @Test
  void findsTheHelpOfACommandOfTwoWordsHoweverItIsTyped() throws IOException {
    assertThat(run("help", "schema", "infer")).isZero();
    String help = test.out();
    assertThat(run("help", "schema infer")).isZero();
    assertThat(test.out()).isEqualTo(help + help);
  }

  @Test
  void handsOverWhatStandsBehindTheDashesUntouched() throws IOException {
    run("record", "-q", "--", "program", "-q", "--", "--help");
    assertThat(test.out()).isEqualTo("[program, -q, --, --help] quiet\n");
  }

  @Test
  void saysWhatIsWrongInOneLine() {
    assertUsage("unknown command 'recrod'; did you mean record?", "recrod");
    assertUsage("unknown command 'xyzzy'; see 'xpctape --help'", "xyzzy");
    assertUsage("schema: say which: schema infer", "schema");
    assertUsage("unknown command 'schema guess'; there is schema infer", "schema", "guess");
    assertUsage("unknown option '--bogus'; see 'xpctape --help'", "--bogus");
    assertUsage(
        "schema infer: unknown option '--dept'; did you mean --depth?",
        "schema",
        "infer",
        "--dept",
        "3");
    assertUsage("schema infer: --depth needs a value: N", "schema", "infer", "--depth");
    assertUsage(
        "schema infer: --depth takes a whole number from 1 to 9, not '10'",
        "schema",
        "infer",
        "--depth=10",
        "a");
    assertUsage(
        "schema infer: --format takes text|json, not 'xml'",
        "schema",
        "infer",
        "--format",
        "xml",
        "a");
    assertUsage(
        "schema infer: missing TAPE…; see 'xpctape schema infer --help'", "schema", "infer");
    assertUsage(
        "record: unexpected 'ls'; the program goes behind --; see 'xpctape record --help'",
        "record",
        "ls");
    assertUsage(
        "record: no program; it goes behind --; see 'xpctape record --help'", "record", "--");
  }

  private void assertUsage(String message, String... words) {
    assertThatThrownBy(() -> run(words)).isInstanceOf(UsageException.class).hasMessage(message);
  }

  private int run(String... words) throws IOException {
    return new Dispatcher(test.console(), List.of(new Learn(), new Run())).run(List.of(words));
  }

  private static final class Learn implements Command {
    @Override
    public String name() {
      return "schema infer";
    }

    @Override
    public String summary() {
      return "learns";
    }

    @Override
    public Syntax syntax() {
      return Syntax.of("TAPE…")
          .text("Learns.")
          .option("depth", "N", "how deep")
          .choice("format", "how to print", "text", "json")
          .example("xpctape schema infer a.xpctape", "learns from it");
    }

    @Override
    public int run(Arguments arguments, Console console) {
      console
          .out()
          .println(
              "schema infer "
                  + arguments.operands()
                  + arguments.number("depth", 1, 9).map(n -> " depth=" + n).orElse("")
                  + " "
                  + arguments.choice("format")
                  + (console.quiet() ? " quiet" : "")
                  + (console.colorOut() ? " color" : ""));
      return 0;
    }
  }

  private static final class Run implements Command {
    @Override
    public String name() {
      return "record";
    }

    @Override
    public String summary() {
      return "runs";
    }

    @Override
    public Syntax syntax() {
      return Syntax.of("-- COMMAND…");
    }

    @Override
    public int run(Arguments arguments, Console console) {
      console.out().println(arguments.program() + (console.quiet() ? " quiet" : ""));
      return 0;
    }
  }
}
