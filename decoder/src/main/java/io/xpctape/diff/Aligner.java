package io.xpctape.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what corresponds in two sequences. */
final class Aligner {
  /** Positions in the two sequences that correspond. */
  record Match(int a, int b) {}

  private Aligner() {}

  /** A longest run of equal elements, rising in both sequences. */
  static <K> List<Match> align(List<K> a, List<K> b) {
    Map<K, Integer> numbers = new HashMap<>();
    int[] numbersA = number(a, numbers);
    int[] numbersB = number(b, numbers);
    // What only one side has can't match; without it, unlike sequences cost next to nothing.
    List<Integer> positionsA = shared(numbersA, numbersB);
    List<Integer> positionsB = shared(numbersB, numbersA);
    List<Integer> keptA = positionsA.stream().map(i -> numbersA[i]).toList();
    List<Integer> keptB = positionsB.stream().map(i -> numbersB[i]).toList();
    List<Match> matches = new ArrayList<>();
    int nextA = 0;
    int nextB = 0;
    for (AbstractDelta<Integer> delta :
        DiffUtils.diff(keptA, keptB, new MyersDiffWithLinearSpace<>()).getDeltas()) {
      while (nextA < delta.getSource().getPosition()) {
        matches.add(new Match(positionsA.get(nextA++), positionsB.get(nextB++)));
      }
      nextA += delta.getSource().size();
      nextB += delta.getTarget().size();
    }
    while (nextA < positionsA.size()) {
      matches.add(new Match(positionsA.get(nextA++), positionsB.get(nextB++)));
    }
    return matches;
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
}
