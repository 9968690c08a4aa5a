package io.xpctape.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.json.MessageJson;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden files. {@code exact/}: a description in {@code NAME.txt} and its value in {@code
 * NAME.json}. {@code pasted/}: what people paste, in their forms and with their damage, and in
 * {@code NAME.out} the values and complaints that come of it.
 */
final class GoldenDescriptionTest {
  static List<String> exact() throws IOException {
    return GoldenFiles.names("exact");
  }

  static List<String> pasted() throws IOException {
    return GoldenFiles.names("pasted");
  }

  @ParameterizedTest
  @MethodSource("exact")
  void textAndValueAreTheSame(String name) throws IOException {
    byte[] text = GoldenFiles.bytes("exact", name + ".txt");
    String json = new String(GoldenFiles.bytes("exact", name + ".json"), StandardCharsets.UTF_8);
    XpcValue value = MessageJson.parseValue(json);

    assertThat(MessageJson.value(value)).isEqualTo(json.stripTrailing());
    assertThat(DescriptionReader.read(text).values()).containsExactly(value);
    assertThat(new String(DescriptionWriter.write(value), StandardCharsets.ISO_8859_1))
        .isEqualTo(new String(text, StandardCharsets.ISO_8859_1).stripTrailing());
  }

  @Test
  void isThereForEveryType() throws IOException {
    assertThat(exact()).containsAll(Arrays.stream(XpcKind.values()).map(XpcKind::label).toList());
  }

  @ParameterizedTest
  @MethodSource("pasted")
  void isReadAsFarAsItGoes(String name) throws IOException {
    Descriptions read = DescriptionReader.read(GoldenFiles.bytes("pasted", name + ".txt"));
    String out =
        Stream.concat(
                read.values().stream().map(MessageJson::value),
                read.complaints().stream().map(complaint -> "! " + complaint))
            .collect(Collectors.joining("\n", "", "\n"));
    assertThat(out)
        .isEqualTo(new String(GoldenFiles.bytes("pasted", name + ".out"), StandardCharsets.UTF_8));
  }
}
