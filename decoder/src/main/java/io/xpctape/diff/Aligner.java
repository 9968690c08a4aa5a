package io.xpctape.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what corresponds in two sequences. The work grows with the product of length and
 * difference, so sequences that are both long and unlike are taken piece by piece.
 */
final class Aligner {
  /** Up to this product of lengths the longest common sequence is found: half a minute at worst. */
  static final long EXACT_MAX = 1_000_000_000;

  /** Elements of a piece where nothing tells which pieces correspond. */
  private static final int PIECE = 10_000;

  /** Positions in the two sequences that correspond. */
  record Match(int a, int b) {}

  private final List<Match> matches = new ArrayList<>();
  private final List<Integer> a;
  private final List<Integer> b;
  private final long exactMax;

  private Aligner(List<Integer> a, List<Integer> b, long exactMax) {
    this.a = a;
    this.b = b;
    this.exactMax = exactMax;
  }

  /** Elements that are equal, rising in both sequences, as many as can be found. */
  static <K> List<Match> align(List<K> a, List<K> b) {
    return align(a, b, EXACT_MAX);
  }

  static <K> List<Match> align(List<K> a, List<K> b, long exactMax) {
    Map<K, Integer> numbers = new HashMap<>();
    int[] numbersA = number(a, numbers);
    int[] numbersB = number(b, numbers);
    // What only one side has can't match; without it, unlike sequences cost next to nothing.
    List<Integer> positionsA = shared(numbersA, numbersB);
    List<Integer> positionsB = shared(numbersB, numbersA);
    Aligner aligner =
        new Aligner(
            positionsA.stream().map(i -> numbersA[i]).toList(),
            positionsB.stream().map(i -> numbersB[i]).toList(),
            exactMax);
    aligner.range(0, positionsA.size(), 0, positionsB.size());
    return aligner.matches.stream()
        .map(match -> new Match(positionsA.get(match.a), positionsB.get(match.b)))
        .toList();
  }

  private static <K> int[] number(List<K> keys, Map<K, Integer> numbers) {
    return keys.stream()
        .mapToInt(key -> numbers.computeIfAbsent(key, unseen -> numbers.size()))
        .toArray();
  }

  private static List<Integer> shared(int[] own, int[] other) {
    Set<Integer> others = new HashSet<>();
    for (int number : other) {
      others.add(number);
    }
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < own.length; i++) {
      if (others.contains(own[i])) {
        positions.add(i);
      }
    }
    return positions;
  }

  private void range(int fromA, int toA, int fromB, int toB) {
    int startA = fromA;
    int startB = fromB;
    while (startA < toA && startB < toB && a.get(startA).equals(b.get(startB))) {
      matches.add(new Match(startA++, startB++));
    }
    int endA = toA;
    int endB = toB;
    while (endA > startA && endB > startB && a.get(endA - 1).equals(b.get(endB - 1))) {
      endA--;
      endB--;
    }
    middle(startA, endA, startB, endB);
    while (endA < toA) {
      matches.add(new Match(endA++, endB++));
    }
  }

  private void middle(int fromA, int toA, int fromB, int toB) {
    if ((long) (toA - fromA) * (toB - fromB) <= exactMax) {
      exact(fromA, toA, fromB, toB);
      return;
    }
    List<Match> anchors = anchors(fromA, toA, fromB, toB);
    if (anchors.isEmpty()) {
      pieces(fromA, toA, fromB, toB);
      return;
    }
    int nextA = fromA;
    int nextB = fromB;
    for (Match anchor : anchors) {
      range(nextA, anchor.a, nextB, anchor.b);
      matches.add(anchor);
      nextA = anchor.a + 1;
      nextB = anchor.b + 1;
    }
    range(nextA, toA, nextB, toB);
  }

  private void exact(int fromA, int toA, int fromB, int toB) {
    int nextA = fromA;
    int nextB = fromB;
    for (AbstractDelta<Integer> delta :
        DiffUtils.diff(
                a.subList(fromA, toA), b.subList(fromB, toB), new MyersDiffWithLinearSpace<>())
            .getDeltas()) {
      while (nextA < fromA + delta.getSource().getPosition()) {
        matches.add(new Match(nextA++, nextB++));
      }
      nextA += delta.getSource().size();
      nextB += delta.getTarget().size();
    }
    while (nextA < toA) {
      matches.add(new Match(nextA++, nextB++));
    }
  }

  /** A longest run of elements that occur just once on either side. */
  private List<Match> anchors(int fromA, int toA, int fromB, int toB) {
    Map<Integer, Integer> onceA = once(a, fromA, toA);
    Map<Integer, Integer> onceB = once(b, fromB, toB);
    List<Match> candidates = new ArrayList<>();
    for (int i = fromA; i < toA; i++) {
      Integer inB = onceB.get(a.get(i));
      if (inB != null && inB >= 0 && onceA.getOrDefault(a.get(i), -1) >= 0) {
        candidates.add(new Match(i, inB));
      }
    }
    return rising(candidates);
  }

  /** Where each element is, -1 if it is in several places. */
  private static Map<Integer, Integer> once(List<Integer> sequence, int from, int to) {
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = from; i < to; i++) {
      places.merge(sequence.get(i), i, (first, second) -> -1);
    }
    return places;
  }

  /** The longest part that rises on the second side too, by patience sorting. */
  private static List<Match> rising(List<Match> candidates) {
    int[] lastOfLength = new int[candidates.size()];
    int[] before = new int[candidates.size()];
    int[] tops = new int[candidates.size()];
    int length = 0;
    for (int i = 0; i < candidates.size(); i++) {
      int place = -Arrays.binarySearch(tops, 0, length, candidates.get(i).b) - 1;
      tops[place] = candidates.get(i).b;
      lastOfLength[place] = i;
      before[i] = place == 0 ? -1 : lastOfLength[place - 1];
      length = Math.max(length, place + 1);
    }
    Match[] rising = new Match[length];
    for (int i = length - 1, at = length == 0 ? -1 : lastOfLength[length - 1]; i >= 0; i--) {
      rising[i] = candidates.get(at);
      at = before[at];
    }
    return List.of(rising);
  }

  private void pieces(int fromA, int toA, int fromB, int toB) {
    int count = (Math.max(toA - fromA, toB - fromB) + PIECE - 1) / PIECE;
    for (long i = 0; i < count; i++) {
      exact(
          fromA + (int) ((toA - fromA) * i / count),
          fromA + (int) ((toA - fromA) * (i + 1) / count),
          fromB + (int) ((toB - fromB) * i / count),
          fromB + (int) ((toB - fromB) * (i + 1) / count));
    }
  }
}
