package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.content.Contents;
import io.xpctape.filter.Selection;
import io.xpctape.image.CallStacks;
import io.xpctape.json.MessageJson;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Count;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Lister;
import io.xpctape.model.Message;
import io.xpctape.model.Path;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcValue;
import io.xpctape.tape.Tape;
import io.xpctape.text.HexDump;
import io.xpctape.text.MessageText;
import io.xpctape.text.SafeText;
import io.xpctape.text.ValueText;
import io.xpctape.text.WireDump;
import io.xpctape.wire.WireMessage;
import io.xpctape.wire.WireText;
import io.xpctape.wire.WireWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints whole messages. */
final class ShowCommand implements Command {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String summary() {
    return "Print whole messages";
  }

  @Override
  public Syntax syntax() {
    return KindNaming.option(Syntax.of("TAPE SEL…"))
        .text(
            "SEL is a message's number, a range as in 12..20, or an expression as list --filter"
                + " takes it. A message that several of them mean is printed once.")
        .choice(
            "format",
            "text for people, a JSON object a line, the message's wire bytes with the path of each"
                + " value, or protobuf's text format",
            "text",
            "json",
            "hex",
            "proto")
        .option(
            "path",
            "PATH",
            "print only what lies there, as text or JSON, of those messages that have it; a path"
                + " goes on inside data that holds a property list ($plist) or a message"
                + " ($message)")
        .flag("sort", "print keys in the order of the alphabet, not as recorded (text)")
        .example("xpctape show boot.xpctape 12", "one message")
        .example("xpctape show boot.xpctape 1..3 \"error != ''\"", "the first three and all errors")
        .example(
            "xpctape show app.xpctape 1 --path 'root.$plist.selector'",
            "the method that a message of NSXPC calls")
        .example(
            "xpctape show boot.xpctape 12 --format hex",
            "its wire bytes, and what each of them is");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    List<Selection> selections = new ArrayList<>();
    for (String text : arguments.operands().subList(1, arguments.operands().size())) {
      selections.add(Listings.wellWritten(name() + ": " + text, () -> Selection.parse(text)));
    }
    Optional<Path> path = path(arguments);
    KindNaming naming = KindNaming.of(arguments, console);
    try (Tape tape = Listings.open(arguments.operand(0), console)) {
      check(selections, tape, arguments.operand(0));
      Lister lister = naming.lister(tape);
      CallStacks stacks = new CallStacks(tape.images());
      long chosen = 0;
      long printed = 0;
      List<Message> messages = tape.messages();
      for (int i = 0; i < messages.size(); i++) {
        long n = i + 1L;
        if (selections.stream().noneMatch(selection -> selection.mayMean(n))) {
          continue;
        }
        ListedMessage listed = lister.of(messages.get(i));
        if (selections.stream().noneMatch(selection -> selection.test(listed))) {
          continue;
        }
        chosen++;
        if (path.isEmpty()) {
          print(arguments, tape, listed, stacks, printed == 0, console.out());
          printed++;
        } else if (printPlace(arguments, listed.message(), path.get(), console.out())) {
          printed++;
        }
      }
      if (chosen > 0 && printed == 0) {
        throw new BadInputException(
            arguments.operand(0) + ": no such message has " + path.orElse(Path.BODY));
      }
    }
    return ExitStatus.OK;
  }

  private Optional<Path> path(Arguments arguments) {
    Optional<Path> path =
        arguments.value("path").map(text -> Listings.wellWritten("--path", () -> Path.parse(text)));
    if (path.isPresent() && !List.of("text", "json").contains(arguments.choice("format"))) {
      throw new UsageException("--path goes with --format text or json");
    }
    return path;
  }

  /** Prints what lies at a place, if the message has it. */
  private static boolean printPlace(
      Arguments arguments, Message message, Path path, PrintStream out) {
    Optional<XpcValue> value = Contents.get(message.body(), path);
    value.ifPresent(
        place ->
            out.print(
                arguments.choice("format").equals("json")
                    ? MessageJson.value(place) + "\n"
                    : ValueText.tree(place, order(arguments))));
    return value.isPresent();
  }

  private static ValueText.Order order(Arguments arguments) {
    return arguments.has("sort") ? ValueText.Order.SORTED : ValueText.Order.RECORDED;
  }

  private static void check(List<Selection> selections, Tape tape, String name) {
    int size = tape.messages().size();
    for (Selection selection : selections) {
      if (selection instanceof Selection.Range range && range.first() > size) {
        throw new BadInputException(
            name
                + ": there is no message "
                + range
                + (size == 0 ? "; the tape has none" : "; the last is " + size));
      }
    }
  }

  private static void print(
      Arguments arguments,
      Tape tape,
      ListedMessage listed,
      CallStacks stacks,
      boolean first,
      PrintStream out) {
    String format = arguments.choice("format");
    if (format.equals("json")) {
      out.println(MessageJson.line(listed, stacks.frames(listed.message())));
      return;
    }
    out.print(first ? "" : "\n");
    Message message = listed.message();
    switch (format) {
      case "hex" -> printBytes(tape, message, out);
      case "proto" -> {
        out.println("# message " + message.n());
        out.print(tape.protoText(message));
      }
      default -> out.print(MessageText.whole(listed, order(arguments), stacks.frames(message)));
    }
  }

  /**
   * The bytes that travelled, those that would have, or, for what has no such form, the packet's.
   */
  private static void printBytes(Tape tape, Message message, PrintStream out) {
    WireForm form = message.wire().orElse(WireForm.of(WireForm.Framing.LOCAL, 0, 0));
    byte[] bytes;
    try {
      bytes = new WireWriter().write(new WireMessage(message.body(), form));
    } catch (BadInputException e) {
      Bytes packet = tape.packet(message);
      long offset = tape.offset(message);
      out.println(
          "message "
              + message.n()
              + ": "
              + Count.of(packet.size(), "byte")
              + " from byte "
              + offset
              + " of the tape; it has no wire bytes: "
              + SafeText.of(String.valueOf(e.getMessage())));
      HexDump.lines(packet, offset).forEach(out::println);
      return;
    }
    String origin =
        message.wire().isPresent()
            ? "as imported\n  wire        " + WireText.of(form)
            : "as local XPC would write it; what really travelled is not recorded";
    out.println("message " + message.n() + ": " + Count.of(bytes.length, "byte") + ", " + origin);
    WireDump.lines(bytes).forEach(out::println);
  }
}
