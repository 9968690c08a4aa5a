package io.xpctape.wire;

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

/** Captures from real machines, in the folder {@code wire} of {@code XPCTAPE_SAMPLES}. */
@EnabledIfEnvironmentVariable(
    named = "XPCTAPE_SAMPLES",
    matches = ".+",
    disabledReason = "XPCTAPE_SAMPLES names no folder of real captures")
final class RealWireTest {
  static Stream<Path> captures() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getenv("XPCTAPE_SAMPLES"), "wire"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void isReadWithoutOdditiesAndComesBack(Path capture) throws IOException {
    byte[] bytes = Files.readAllBytes(capture);
    List<WireMessage> messages = WireFiles.messages(bytes);
    assertThat(messages)
        .isNotEmpty()
        .allSatisfy(
            message -> {
              assertThat(message.body()).isInstanceOf(XpcDictionary.class);
              assertThat(message.form().exact().size()).isZero();
            });
    assertThat(WireFiles.bytes(messages)).isEqualTo(bytes);
  }
}
