package io.xpctape.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.schema.ledger.LedgerFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stranger's bytes may do: be read, or be refused in one line. */
class DamageTest {
  private static final int ROUNDS = 1000;

  private final InferredSchema schema =
      Inference.of(List.of(Lamp.evening()), Optional.empty()).schema();
  private byte[] encoded = {};

  @BeforeEach
  void encode() throws IOException {
    encoded = Encoded.of(Lamp.evening(), schema);
  }

  @Test
  void damagedBytesAreReadOrRefusedInOneLine() throws IOException {
    int refused = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      byte[] bytes = encoded.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      refused += isRefused(bytes) ? 1 : 0;
    }
    assertThat(refused).isBetween(ROUNDS / 10, ROUNDS);
  }

  @Test
  void cutBytesAreRefusedUnlessTheyEndBetweenTwoParts() throws IOException {
    int refused = 0;
    for (int length = 0; length < encoded.length; length++) {
      refused += isRefused(Arrays.copyOf(encoded, length)) ? 1 : 0;
    }
    int parts = 2 + Lamp.evening().messages().size();
    assertThat(encoded.length - refused).isBetween(1, parts);
  }

  private boolean isRefused(byte[] bytes) throws IOException {
    try {
      Encoded.read(bytes, schema);
      return false;
    } catch (BadInputException e) {
      assertThat(e).hasMessageStartingWith("file: byte ").message().doesNotContain("\n");
      return true;
    }
  }

  @Test
  void aDamagedLedgerIsReadOrRefusedInOneLine() {
    String text = LedgerFile.print(schema.ledger());
    int refused = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      StringBuilder damaged = new StringBuilder(text);
      for (int i = random.nextInt(3); i >= 0; i--) {
        int at = random.nextInt(damaged.length());
        damaged.setCharAt(at, text.charAt(random.nextInt(text.length())));
      }
      try {
        InferredSchema.parse(damaged.toString(), "ledger");
      } catch (BadInputException e) {
        assertThat(e).hasMessageStartingWith("ledger: ").message().doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isBetween(ROUNDS / 10, ROUNDS);
  }

  @Test
  void aNewerLedgerIsRefusedByName() {
    assertThatThrownBy(() -> InferredSchema.parse("format_version: 2 package: \"a.v1\"", "ledger"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("ledger: is of format 2, this xpctape reads up to 1; use a newer one");
  }

  @Test
  void aPackageThatLeadsOutOfTheFolderIsRefused() {
    for (String name : List.of("/tmp/v1", "..v1", "a/../../v1", "a b.v1", "a.", "1a")) {
      assertThatThrownBy(
              () -> InferredSchema.parse("format_version: 1 package: \"" + name + "\"", "ledger"))
          .isInstanceOf(BadInputException.class)
          .hasMessage("ledger: its package is no name such as com.example.lamp.v1");
    }
  }

  @Test
  void whatALaterSchemaWroteIsRefusedRatherThanLost() throws IOException {
    InferredSchema later = Inference.of(List.of(Lamp.morning()), Optional.of(schema)).schema();
    byte[] file = Encoded.of(Lamp.morning(), later);

    assertThatThrownBy(() -> Encoded.read(file, schema))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is not in this schema: it was encoded with another or a newer one");
  }
}
