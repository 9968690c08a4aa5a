package io.xpctape.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcDictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people really pasted, in the folder {@code descriptions} of {@code XPCTAPE_SAMPLES}. */
@EnabledIfEnvironmentVariable(
    named = "XPCTAPE_SAMPLES",
    matches = ".+",
    disabledReason = "XPCTAPE_SAMPLES names no folder of real descriptions")
final class RealDescriptionTest {
  static Stream<Path> texts() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of(System.getenv("XPCTAPE_SAMPLES"), "descriptions"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isReadAndStaysTheSame(Path text) throws IOException {
    byte[] bytes = Files.readAllBytes(text);
    Descriptions read = DescriptionReader.read(bytes);
    assertThat(read.values()).isNotEmpty();
    assertThat(read.complaints())
        .allMatch(complaint -> complaint.matches("line [0-9]+, column .*"));
    assertThat(read.values())
        .allSatisfy(
            value -> {
              byte[] written = DescriptionWriter.write(value);
              assertThat(DescriptionReader.read(written).values()).isEqualTo(List.of(value));
            });
    // What is not whole is never without a word or a mark.
    boolean lost =
        read.values().stream()
            .anyMatch(value -> value instanceof XpcDictionary && value.incomplete().isPresent());
    assertThat(!lost || !read.complaints().isEmpty()).isTrue();
  }
}
