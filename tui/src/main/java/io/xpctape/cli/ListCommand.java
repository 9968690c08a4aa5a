package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.out.Columns;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.filter.Filter;
import io.xpctape.json.MessageJson;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Lister;
import io.xpctape.model.Message;
import io.xpctape.tape.Tape;
import io.xpctape.text.MessageText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Prints a line a message. */
final class ListCommand implements Command {
  /** By so many messages the widths of a list's columns are chosen. */
  private static final int SAMPLE = 1000;

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String summary() {
    return "Print a line a message";
  }

  @Override
  public Syntax syntax() {
    return KindNaming.option(Syntax.of("TAPE"))
        .text(
            "Prints a line for each message of a tape: its number, the seconds since the recording"
                + " began, → for sent and ← for received, service and connection, kind, ↩ with the"
                + " number of the message that it answers, and its body.")
        .text(
            "EXPR is CEL over n, time (ns), dir ('in', 'out'), call, service, connection, kind,"
                + " reply_to, error and body. plist(DATA) and message(DATA) look into data:"
                + " plist(body.root).selector == 'ping:'.")
        .option("filter", "EXPR", "only messages for which EXPR is true")
        .choice("format", "text for people, or a JSON object a line", "text", "json")
        .example("xpctape list boot.xpctape", "all messages")
        .example(
            "xpctape list boot.xpctape --filter \"dir == 'in' && error != ''\"",
            "the errors that came in")
        .example("xpctape list - --format json < boot.xpctape", "whole messages for other tools");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    Optional<Filter> filter =
        arguments.value("filter").map(text -> Listings.filter("filter", text));
    KindNaming naming = KindNaming.of(arguments, console);
    try (Tape tape = Listings.open(arguments.operand(0), console)) {
      List<Message> messages = tape.messages();
      Lister lister = naming.lister(tape);
      Predicate<ListedMessage> wanted =
          filter.<Predicate<ListedMessage>>map(f -> f).orElse(l -> true);
      Function<ListedMessage, String> line =
          arguments.choice("format").equals("json")
              ? MessageJson::line
              : layout(messages, lister, console)::line;
      for (Message message : messages) {
        ListedMessage listed = lister.of(message);
        if (wanted.test(listed)) {
          console.out().println(line.apply(listed));
        }
      }
    }
    return ExitStatus.OK;
  }

  private static MessageText layout(List<Message> messages, Lister lister, Console console) {
    List<ListedMessage> sample = messages.stream().limit(SAMPLE).map(lister::of).toList();
    return new MessageText(Columns.of(console), sample, messages.size(), console.colorOut());
  }
}
