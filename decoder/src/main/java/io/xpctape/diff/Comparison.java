package io.xpctape.diff;

import java.util.List;
import java.util.Map;

/**
 * What two conversations differ in.
 *
 * @param differences in the first conversation's order, what only the second has behind the message
 *     after which it came there
 * @param equal how many pairs of messages are the same
 * @param noise how many values differed as noise does, by class
 * @param ignored how many values differed in places that were to be ignored
 */
public record Comparison(
    List<Difference> differences, long equal, Map<Noise, Long> noise, long ignored) {
  public Comparison {
    differences = List.copyOf(differences);
    noise = Map.copyOf(noise);
  }

  /** Whether no difference was found. */
  public boolean same() {
    return differences.isEmpty();
  }

  /** How many differences there are of one kind. */
  public long count(Class<? extends Difference> kind) {
    return differences.stream().filter(kind::isInstance).count();
  }
}
