package io.xpctape.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    "a.b, a.b, true",
    "a.b, a.c, false",
    "a.b, a, false",
    "disks[*].path, disks[7].path, true",
    "disks[*].path, disks[7].size, false",
    "*.path, disk.path, true",
    "*.path, path, false",
    "**.pid, pid, true",
    "**.pid, a[0].b.pid, true",
    "**.pid, a.pid.b, false",
    "a.**.b, a.b, true",
    "a.**.b, a.x[1].b, true",
    "a.**.b, x.b, false",
    "**, ., true",
    "a[**], a.b.c, true",
    "k, k#2, true",
    "k#1, k#2, false",
    "k#2, k#2, true",
    "., ., true",
    "., a, false",
  })
  void matchesWholePaths(String pattern, String path, boolean expected) {
    assertThat(PathPattern.parse(pattern).matches(Path.parse(path))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a, a.b[3], true",
    "*.b, a.b[3], true",
    "*.b, a.c[3], false",
    "**.b, a.c.b.d, true",
    "a.b, a, false",
  })
  void coversWhatLiesBelow(String pattern, String path, boolean expected) {
    assertThat(PathPattern.parse(pattern).covers(Path.parse(path))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "a[+]; 3; a pattern matches what is there, so it has no +",
        "a*; 2; a . or [ is needed here",
        "a[*; 4; a ] is needed here",
        "***; 3; a . or [ is needed here",
        "a[x]; 3; an index, a key in quotes or * is needed here",
      })
  void complaintsNameTheColumn(String text, int column, String complaint) {
    assertThatThrownBy(() -> PathPattern.parse(text))
        .isInstanceOf(BadInputException.class)
        .hasMessage("pattern \"" + text + "\", column " + column + ": " + complaint);
  }
}
