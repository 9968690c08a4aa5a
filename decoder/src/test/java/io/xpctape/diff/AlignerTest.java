package io.xpctape.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AlignerTest {
  private static List<String> letters(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "abc; abc; abc",
        "abc; axc; ac",
        "abcd; xabd; abd",
        "aab; ab; ab",
        "abc; xyz; ''",
        "''; abc; ''",
        "abcabba; cbabac; 4",
      })
  void findsALongestCommonSequence(String a, String b, String expected) {
    List<Aligner.Match> matches = Aligner.align(letters(a), letters(b));
    String common =
        String.join("", matches.stream().map(match -> letters(a).get(match.a())).toList());
    if (expected.equals("4")) {
      assertThat(common).hasSize(4);
    } else {
      assertThat(common).isEqualTo(expected);
    }
  }

  private static void assertSound(List<Integer> a, List<Integer> b, List<Aligner.Match> matches) {
    int lastA = -1;
    int lastB = -1;
    for (Aligner.Match match : matches) {
      assertThat(a.get(match.a())).isEqualTo(b.get(match.b()));
      assertThat(match.a()).isGreaterThan(lastA);
      assertThat(match.b()).isGreaterThan(lastB);
      lastA = match.a();
      lastB = match.b();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 50, 1000, Aligner.EXACT_MAX})
  void whateverTheLimitMatchesAreEqualAndRise(long exactMax) {
    Random random = new Random(exactMax);
    for (int round = 0; round < 300; round++) {
      int values = 1 + random.nextInt(60);
      List<Integer> a = random.ints(random.nextInt(40), 0, values).boxed().toList();
      List<Integer> b = random.ints(random.nextInt(40), 0, values).boxed().toList();
      List<Aligner.Match> matches = Aligner.align(a, b, exactMax);
      assertSound(a, b, matches);
      assertThat(matches).hasSizeLessThanOrEqualTo(Aligner.align(a, b).size());
    }
  }

  @Test
  void whatOccursOnceHoldsLongSequencesTogether() {
    List<Integer> a = IntStream.range(0, 1000).boxed().toList();
    // The other side lacks the first hundred and has every tenth element three times.
    List<Integer> b =
        IntStream.range(100, 1000)
            .flatMap(i -> i % 10 == 0 ? IntStream.of(i, i, i) : IntStream.of(i))
            .boxed()
            .toList();
    List<Aligner.Match> matches = Aligner.align(a, b, 0);
    assertSound(a, b, matches);
    assertThat(matches).hasSize(900);
  }
}
