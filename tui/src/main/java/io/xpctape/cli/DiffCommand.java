package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.ExitStatus;
import io.xpctape.diff.Comparison;
import io.xpctape.diff.Criteria;
import io.xpctape.diff.DiffJson;
import io.xpctape.diff.DiffText;
import io.xpctape.diff.Noise;
import io.xpctape.diff.Sides;
import io.xpctape.filter.Filter;
import io.xpctape.model.BadInputException;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.PathPattern;
import io.xpctape.model.Recording;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code diff}: two conversations side by side. */
final class DiffCommand implements Command {
  private static final String NOISE = "noise";
  private static final String IGNORE = "ignore";
  private static final String FILTER = "filter";
  private static final String FORMAT = "format";
  private static final String TEXT = "text";
  private static final String JSON = "json";
  private static final String NONE = "none";
  private static final String ALL = "all";

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String summary() {
    return "Compare two tapes, message by message";
  }

  @Override
  public Syntax syntax() {
    return KindNaming.option(Syntax.of("A B"))
        .text(
            "Requests are compared in their order and events in theirs, each service by itself;"
                + " a reply with the reply to the same request. Ends with 1 if there is a"
                + " difference.")
        .text(
            "Noise is what differs between any two runs: "
                + labels(EnumSet.allOf(Noise.class))
                + ". Left out unless told otherwise: "
                + labels(Noise.usual())
                + ". What was left out is counted at the end.")
        .repeatable(NOISE, "C", "leave out this class too; " + NONE + " for no class, " + ALL)
        .repeatable(IGNORE, "PATTERN", "leave out these places: disks[*].path, **.pid")
        .option(FILTER, "EXPR", "compare only the messages that match")
        .choice(FORMAT, "how to print it", TEXT, JSON)
        .example("xpctape diff good.xpctape bad.xpctape", "what the bad run did otherwise")
        .example(
            "xpctape diff --noise uuids --ignore '**.token' a.xpctape b.xpctape",
            "without uuids and tokens")
        .example(
            "xpctape diff --filter 'dir == \"out\"' a.xpctape b.xpctape",
            "only what the programs sent")
        .example(
            "xpctape diff --noise none --format json a.xpctape b.xpctape",
            "everything, an object a line");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    if (arguments.operand(0).equals(Tapes.STDIN) && arguments.operand(1).equals(Tapes.STDIN)) {
      throw new UsageException("diff: only one of the two can be standard input");
    }
    Criteria criteria = criteria(arguments);
    Optional<Filter> filter = arguments.value(FILTER).map(text -> Listings.filter(FILTER, text));
    KindNaming naming = KindNaming.of(arguments, console);
    Recording a = Tapes.read(arguments.operand(0), console);
    Recording b = Tapes.read(arguments.operand(1), console);
    Predicate<ListedMessage> wanted =
        filter.<Predicate<ListedMessage>>map(f -> f).orElse(message -> true);
    Sides sides = Sides.of(a, b, naming.names(), wanted);
    Comparison comparison = sides.compare(criteria);
    if (arguments.choice(FORMAT).equals(JSON)) {
      new DiffJson(sides.a(), sides.b()).write(comparison, console.out()::println);
    } else {
      new DiffText(sides.a(), sides.b(), console.colorOut())
          .write(comparison, console.out()::println);
    }
    return comparison.same() ? ExitStatus.OK : ExitStatus.DIFFERENT;
  }

  private static Criteria criteria(Arguments arguments) {
    return new Criteria(
        noise(arguments.values(NOISE)),
        arguments.values(IGNORE).stream().map(DiffCommand::pattern).toList());
  }

  private static Set<Noise> noise(List<String> names) {
    Set<Noise> noise = EnumSet.copyOf(Noise.usual());
    for (String name : names) {
      switch (name) {
        case NONE -> noise.clear();
        case ALL -> noise.addAll(EnumSet.allOf(Noise.class));
        default -> noise.add(noise(name));
      }
    }
    return noise;
  }

  private static Noise noise(String name) {
    return Arrays.stream(Noise.values())
        .filter(noise -> noise.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "diff: --noise "
                        + name
                        + ": there is "
                        + labels(EnumSet.allOf(Noise.class))
                        + ", "
                        + NONE
                        + " and "
                        + ALL));
  }

  private static PathPattern pattern(String text) {
    try {
      return PathPattern.parse(text);
    } catch (BadInputException e) {
      throw new UsageException("diff: --ignore: " + e.getMessage());
    }
  }

  private static String labels(Set<Noise> noise) {
    return Arrays.stream(Noise.values())
        .filter(noise::contains)
        .map(Noise::label)
        .collect(Collectors.joining(", "));
  }
}
