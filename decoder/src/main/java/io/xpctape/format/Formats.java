package io.xpctape.format;

import io.xpctape.model.BadInputException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All forms. A new one is one more entry here. */
public final class Formats {
  /** In the order in which they are tried: the stricter in front. */
  public static final List<FormatReader> READERS =
      List.of(new WireFormat(), new JsonFormat(), new DescriptionFormat());

  /** By what is typed to ask for them. */
  public static final Map<String, Supplier<FormatWriter>> WRITERS = writers();

  /** So many bytes of what nobody knows are shown. */
  private static final int SHOWN = 8;

  private Formats() {}

  private static Map<String, Supplier<FormatWriter>> writers() {
    Map<String, Supplier<FormatWriter>> writers = new LinkedHashMap<>();
    writers.put("json", JsonLines::new);
    writers.put("text", TextPages::new);
    writers.put("wire", WireBytes::new);
    return writers;
  }

  /** The reader of that name, if there is one. */
  public static Optional<FormatReader> named(String name) {
    return READERS.stream().filter(reader -> reader.name().equals(name)).findFirst();
  }

  /**
   * Finds out what a source is.
   *
   * @throws BadInputException if nobody knows
   */
  public static FormatReader recognize(Source source) {
    if (source.isEmpty()) {
      throw new BadInputException(source.name() + ": is empty");
    }
    byte[] head = source.head();
    return READERS.stream()
        .filter(reader -> reader.recognizes(head))
        .findFirst()
        .orElseThrow(() -> unknown(source.name(), head));
  }

  private static BadInputException unknown(String name, byte[] head) {
    String start = HexFormat.ofDelimiter(" ").formatHex(head, 0, Math.min(SHOWN, head.length));
    return new BadInputException(
        name
            + ": is neither "
            + READERS.stream().map(FormatReader::label).collect(Collectors.joining(", nor "))
            + "; it begins with "
            + start);
  }
}
