package io.xpctape.cli;

import io.xpctape.model.Path;
import io.xpctape.schema.drift.Misfit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code schema check} says at the end: by kind how many messages do not fit, and where. */
final class DriftSummary {
  /** So many places of a kind are named. */
  private static final int NAMED = 5;

  /** So many are told apart; more are data. */
  private static final int KEPT = 10_000;

  private final Map<String, Count> kinds = new TreeMap<>();
  private final Count all = new Count();
  private long heldBack;

  /** How many messages there were, and how many do not fit. */
  private static final class Count {
    private long messages;
    private long misfits;

    /** In how many messages, by place and reason. */
    private final Map<String, Long> places = new TreeMap<>();

    void add(List<Misfit> found, boolean withPlaces) {
      messages++;
      misfits += found.isEmpty() ? 0 : 1;
      if (withPlaces) {
        Set<String> once = new HashSet<>();
        found.forEach(misfit -> once.add(place(misfit)));
        once.stream()
            .filter(place -> places.size() < KEPT || places.containsKey(place))
            .forEach(place -> places.merge(place, 1L, Long::sum));
      }
    }

    /** All elements of an array are one place. */
    private static String place(Misfit misfit) {
      boolean inArray = misfit.path().steps().stream().anyMatch(step -> step instanceof Path.Index);
      String path = misfit.path().toString();
      return (inArray ? path.replaceAll("\\[[0-9]+\\]", "[*]") : path)
          + "  "
          + misfit.reason().label();
    }

    List<String> lines() {
      List<Map.Entry<String, Long>> sorted =
          places.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                      .thenComparing(Map.Entry.comparingByKey()))
              .toList();
      List<String> lines =
          sorted.stream()
              .limit(NAMED)
              .map(place -> "    " + place.getValue() + "×  " + place.getKey())
              .collect(Collectors.toCollection(ArrayList::new));
      if (sorted.size() > NAMED) {
        lines.add("    and " + (sorted.size() - NAMED) + " more places");
      }
      return lines;
    }

    @Override
    public String toString() {
      String of = messages + (messages == 1 ? " message" : " messages");
      if (misfits == 0) {
        return of + ", each fits";
      }
      return misfits + " of " + of + (misfits == 1 ? " does not fit" : " do not fit");
    }
  }

  /** One more message of a kind. */
  void add(String kind, List<Misfit> misfits) {
    kinds.computeIfAbsent(kind, k -> new Count()).add(misfits, true);
    all.add(misfits, false);
  }

  /** One of those that fit holds something that was never seen. */
  void addHeldBack() {
    heldBack++;
  }

  /** Whether all messages fit. */
  boolean isEmpty() {
    return all.misfits == 0;
  }

  /** Each line, without its line feed. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!isEmpty()) {
      lines.add("");
      kinds.forEach(
          (kind, count) -> {
            if (count.misfits > 0) {
              lines.add(kind + ": " + count);
              lines.addAll(count.lines());
            }
          });
    }
    lines.add("all: " + all);
    if (heldBack > 0) {
      lines.add(
          (heldBack == 1 ? "1 of those that fit holds" : heldBack + " of those that fit hold")
              + " what was never seen, which may well be chance; --strict tells what");
    }
    return lines;
  }
}
