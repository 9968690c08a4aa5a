package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.cli.out.Terminals;
import io.xpctape.diff.Conversation;
import io.xpctape.diff.Sides;
import io.xpctape.filter.Filter;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.schema.infer.Kinds;
import io.xpctape.tui.app.Browser;
import io.xpctape.tui.state.DifferenceListing;
import io.xpctape.tui.state.Listing;
import io.xpctape.tui.state.MessageListing;
import io.xpctape.tui.state.Tape;
import io.xpctape.tui.terminal.TerminalWindow;
import io.xpctape.tui.theme.Theme;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Opens one tape, or the difference of two, in the terminal. */
final class BrowseCommand implements Command {
  @Override
  public String name() {
    return "browse";
  }

  @Override
  public String summary() {
    return "Shows a tape in the terminal, or what two tapes differ in";
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("TAPE [TAPE]")
        .text("Arrows or j and k move, Enter opens, / searches, f filters, ? shows all keys.")
        .choice("theme", "colours for this ground; auto asks COLORFGBG", "auto", "dark", "light")
        .example("xpctape browse boot.xpctape", "the messages of one tape")
        .example("xpctape browse good.xpctape bad.xpctape", "what the second says otherwise");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    Listing listing = listing(arguments.operands(), console);
    if (!console.terminals().has(Terminals.OUT)
        || "dumb".equals(console.environment().get("TERM"))) {
      console.err().println("xpctape: browse needs a terminal to draw on; list prints a tape");
      return ExitStatus.UNABLE;
    }
    try (TerminalWindow window = TerminalWindow.open(console.out(), theme(arguments, console))) {
      Browser.run(listing, window);
    }
    return ExitStatus.OK;
  }

  private static Listing listing(List<String> operands, Console console) {
    Recording first = Tapes.read(operands.get(0), console);
    String name = Tapes.name(operands.get(0));
    if (operands.size() == 1) {
      return MessageListing.of(tape(name, first, Kinds.of(first.messages())::kindOf));
    }
    Recording second = Tapes.read(operands.get(1), console);
    String names = name + " ↔ " + Tapes.name(operands.get(1));
    Sides sides = Sides.of(first, second);
    Tape a = tape(name, first, sides.a().kind());
    Tape b = tape(names, second, sides.b().kind());
    return DifferenceListing.of(
        names,
        expression ->
            expression.isEmpty()
                ? sides
                : new Sides(
                    filtered(sides.a(), a.matching(expression)),
                    filtered(sides.b(), b.matching(expression))));
  }

  private static Tape tape(String name, Recording recording, Function<Message, String> kind) {
    // Not a method reference, which would load CEL before anybody asks for a filter.
    return new Tape(name, recording, kind, expression -> Filter.parse(expression));
  }

  private static Conversation filtered(Conversation side, List<Message> messages) {
    return new Conversation(side.info(), messages, side.kind());
  }

  private static Theme theme(Arguments arguments, Console console) {
    if (!console.colorOut()) {
      return Theme.PLAIN;
    }
    return switch (arguments.choice("theme")) {
      case "dark" -> Theme.DARK;
      case "light" -> Theme.LIGHT;
      default -> Theme.forGround(console.environment().getOrDefault("COLORFGBG", ""));
    };
  }
}
