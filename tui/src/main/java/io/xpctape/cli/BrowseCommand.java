package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.cli.out.Terminals;
import io.xpctape.diff.Conversation;
import io.xpctape.diff.Sides;
import io.xpctape.filter.Filter;
import io.xpctape.image.CallStacks;
import io.xpctape.model.Image;
import io.xpctape.model.Lister;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.tui.app.Browser;
import io.xpctape.tui.state.DifferenceListing;
import io.xpctape.tui.state.Listing;
import io.xpctape.tui.state.MessageListing;
import io.xpctape.tui.state.Tape;
import io.xpctape.tui.terminal.TerminalWindow;
import io.xpctape.tui.theme.Theme;
import java.io.IOException;
import java.util.List;

/** Opens one tape, or the difference of two, in the terminal. */
final class BrowseCommand implements Command {
  @Override
  public String name() {
    return "browse";
  }

  @Override
  public String summary() {
    return "Show a tape in the terminal, or what two tapes differ in";
  }

  @Override
  public Syntax syntax() {
    return KindNaming.option(Syntax.of("TAPE [TAPE]"))
        .text(
            "Arrows or j and k move, Enter opens, / searches, f filters, ? shows all keys."
                + " q goes back and in the end out; Ctrl-C is out at once, with status 130.")
        .choice("theme", "colours for this ground; auto asks COLORFGBG", "auto", "dark", "light")
        .example("xpctape browse boot.xpctape", "the messages of one tape")
        .example("xpctape browse good.xpctape bad.xpctape", "what the second says otherwise");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<String> operands = arguments.operands();
    KindNaming naming = KindNaming.of(arguments, console);
    if (operands.size() == 2) {
      return browse(
          differences(operands.get(0), operands.get(1), naming, console), arguments, console);
    }
    try (io.xpctape.tape.Tape file = Listings.open(operands.get(0), console)) {
      Tape tape = tape(operands.get(0), file.messages(), naming.lister(file), file.images());
      return browse(MessageListing.of(tape), arguments, console);
    }
  }

  private static int browse(Listing listing, Arguments arguments, Console console)
      throws IOException {
    if (!console.terminals().has(Terminals.OUT)
        || "dumb".equals(console.environment().get("TERM"))) {
      console.err().println("xpctape: browse needs a terminal to draw on; list prints a tape");
      return ExitStatus.UNABLE;
    }
    try (TerminalWindow window = TerminalWindow.open(console.out(), theme(arguments, console))) {
      return Browser.run(listing, window) ? ExitStatus.INTERRUPTED : ExitStatus.OK;
    }
  }

  private static Listing differences(
      String first, String second, KindNaming naming, Console console) {
    Recording a = Tapes.read(first, console);
    Recording b = Tapes.read(second, console);
    Sides sides = Sides.of(a, b, naming.names(), message -> true);
    Tape tapeA = tape(first, a.messages(), Lister.of(a, sides.a().kind()), a.images());
    Tape tapeB = tape(second, b.messages(), Lister.of(b, sides.b().kind()), b.images());
    return DifferenceListing.of(
        Tapes.name(first) + " ↔ " + Tapes.name(second),
        expression ->
            expression.isEmpty()
                ? sides
                : new Sides(
                    filtered(sides.a(), tapeA.matching(expression)),
                    filtered(sides.b(), tapeB.matching(expression))));
  }

  private static Tape tape(
      String operand, List<Message> messages, Lister lister, List<Image> images) {
    CallStacks stacks = new CallStacks(images);
    // Not a method reference, which would load CEL before anybody asks for a filter.
    return new Tape(
        Tapes.name(operand), messages, lister, text -> Filter.parse(text), stacks::frames);
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
