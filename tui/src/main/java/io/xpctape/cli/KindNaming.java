package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.out.Console;
import io.xpctape.model.Lister;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.schema.InferredSchema;
import io.xpctape.schema.KindNamer;
import io.xpctape.schema.infer.KindEvidence;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Kinds;
import io.xpctape.tape.Tape;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * What commands call the kinds of messages, in columns, JSON and filters alike: the names of the
 * schema that {@code --schema} names, or else the discriminator's values.
 */
final class KindNaming {
  /** So many messages of a tape, spread over all of it, teach what kinds there are. */
  private static final int LEARNED = 20_000;

  private final Optional<InferredSchema> schema;

  private KindNaming(Optional<InferredSchema> schema) {
    this.schema = schema;
  }

  /** The option of a command that shows kinds or lets filter by them. */
  static Syntax option(Syntax syntax) {
    return syntax.option(
        SchemaFolder.OPTION,
        "DIR",
        "kinds are called as in this schema; without one, by what sets messages apart (learnt from"
            + " 20,000 of a longer tape)");
  }

  /**
   * As that option says.
   *
   * @throws io.xpctape.model.BadInputException if there is no such schema
   */
  static KindNaming of(Arguments arguments, Console console) throws IOException {
    Optional<String> folder = arguments.value(SchemaFolder.OPTION);
    return new KindNaming(
        folder.isPresent()
            ? Optional.of(SchemaFolder.of(folder.get()).read(console))
            : Optional.empty());
  }

  /**
   * Tells of a tape's messages what only the whole tape knows. Without a schema the kinds are
   * learned from a part of a long tape's messages, for to read all of them would take a while.
   */
  Lister lister(Tape tape) {
    return new Lister(
        tape.info(),
        schema.map(s -> named(s, tape)).orElseGet(() -> learned(tape)),
        tape::numberOf);
  }

  private static Function<Message, String> named(InferredSchema schema, Tape tape) {
    KindNamer namer = schema.namer();
    return message -> namer.of(message, tape.isAnswered(message), asked(message, tape));
  }

  private static Function<Message, String> learned(Tape tape) {
    KindEvidence evidence = new KindEvidence();
    List<Message> messages = tape.messages();
    // At random, lest what repeats itself on the tape is always or never met; the same each time.
    Random random = new Random(0);
    int step = 1 + (messages.size() - 1) / LEARNED;
    for (int from = 0; from < messages.size(); from += step) {
      Message message = messages.get(from + random.nextInt(Math.min(step, messages.size() - from)));
      if (request(message, tape) == 0) {
        evidence.add(message);
      }
    }
    KindRules rules = KindRules.NONE.learn(evidence);
    return message ->
        asked(message, tape)
            .map(request -> rules.kindOf(request, true))
            .orElseGet(() -> rules.kindOf(message, tape.isAnswered(message)));
  }

  /** The message that this one answers, if it came before. */
  private static Optional<Message> asked(Message message, Tape tape) {
    int request = request(message, tape);
    return request == 0 ? Optional.empty() : Optional.of(tape.messages().get(request - 1));
  }

  /** Its number, or 0. */
  private static int request(Message message, Tape tape) {
    long request = message.replyTo() == 0 ? 0 : tape.numberOf(message.replyTo());
    return request < message.n() ? (int) request : 0;
  }

  /** The schema's names for the messages of a recording in memory, if there is a schema. */
  Optional<Function<Recording, Function<Message, String>>> names() {
    return schema.map(s -> recording -> s.kindsOf(recording.messages()));
  }

  /** The same for one recording alone. */
  Function<Message, String> kindsOf(Recording recording) {
    return names()
        .map(naming -> naming.apply(recording))
        .orElseGet(() -> Kinds.of(recording.messages())::kindOf);
  }
}
