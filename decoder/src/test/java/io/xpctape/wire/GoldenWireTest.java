package io.xpctape.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.json.MessageJson;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each golden pair: bytes as a dump in {@code NAME.hex}, and in {@code NAME.txt} what they say, two
 * lines a message. Another program than this one made the bytes.
 */
final class GoldenWireTest {
  /** Columns of a line of a dump that hold bytes. */
  private static final int HEX_COLUMNS = 48;

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".hex"))
          .map(name -> name.replace(".hex", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void saysWhatItShould(String name) throws IOException {
    String text =
        WireFiles.messages(bytes(name)).stream()
            .map(message -> WireText.of(message.form()) + "\n" + MessageJson.value(message.body()))
            .collect(Collectors.joining("\n"));
    assertThat(text).isEqualTo(Files.readString(folder().resolve(name + ".txt")).strip());
  }

  @ParameterizedTest
  @MethodSource("names")
  void comesBackByteForByte(String name) throws IOException {
    assertThat(WireFiles.bytes(WireFiles.messages(bytes(name)))).isEqualTo(bytes(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyByteHasItsName(String name) throws IOException {
    for (WireMessage message : WireFiles.messages(bytes(name))) {
      byte[] whole = new WireWriter().write(message);
      int at = 0;
      for (WireMap.Range range : WireMap.of(whole)) {
        assertThat(range.from()).as(range.name()).isEqualTo(at).isLessThan(range.to());
        at = range.to();
      }
      assertThat(at).isEqualTo(whole.length);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void isNotKeptTwiceIfItNeedNotBe(String name) throws IOException {
    assertThat(WireFiles.messages(bytes(name)))
        .allSatisfy(
            message ->
                assertThat(message.form().exact().size() > 0).isEqualTo(name.startsWith("odd-")));
  }

  @Test
  void isThereForEveryType() throws IOException {
    List<String> names = names().toList();
    assertThat(WireType.values())
        .filteredOn(type -> !type.label().startsWith("mach_") && type != WireType.ENDPOINT)
        .extracting(WireType::label)
        .allSatisfy(label -> assertThat(names).contains(label));
    assertThat(names).contains("ports");
  }

  private static byte[] bytes(String name) throws IOException {
    String digits =
        Files.readAllLines(folder().resolve(name + ".hex")).stream()
            .map(line -> line.substring(0, HEX_COLUMNS))
            .collect(Collectors.joining(" "));
    List<String> words = Arrays.stream(digits.split(" ")).filter(word -> !word.isEmpty()).toList();
    byte[] bytes = new byte[words.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(words.get(i), 16);
    }
    return bytes;
  }

  private static Path folder() {
    URL null_ = Objects.requireNonNull(GoldenWireTest.class.getResource("null.hex"));
    try {
      return Objects.requireNonNull(Path.of(null_.toURI()).getParent());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
