package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaCheckCommandTest {
  private static final List<String> MODES = List.of("fast", "slow", "auto");

  @TempDir Path folder;
  private String schema = "";

  @BeforeEach
  void name() {
    schema = folder.resolve("schema").toString();
  }

  @Test
  void strictTellsWhatWasSeenAFewTimesOnly() throws IOException {
    infer(few());
    XpcDictionary other =
        XpcDictionary.of(
            Entry.of("method", XpcString.of("lit")), Entry.of("watts", new XpcUint64(1)));
    String tape = new TestTape().sees(other).in(folder, "b.xpctape");

    TestConsole check = new TestConsole();
    assertThat(check.run("schema", "check", tape, "--schema", schema)).isZero();
    assertThat(check.out())
        .isEqualTo(
            """
            all: 1 message, each fits
            1 of those that fit holds what was never seen, which may well be chance; --strict \
            tells what
            """);
    TestConsole strict = new TestConsole();
    assertThat(strict.run("schema", "check", tape, "--schema", schema, "--strict")).isEqualTo(1);
    assertThat(strict.out())
        .isEqualTo(
            """
            1  LitEvent  watts  new key: none of 2 had it
            1  LitEvent  level  missing key: 2 of 2 had it

            LitEvent: 1 of 1 message does not fit
                1×  level  missing key
                1×  watts  new key
            all: 1 of 1 message does not fit
            """);
  }

  @Test
  void strictIsSilentAboutWhatTheSchemaWasMadeOf() throws IOException {
    String tape = infer(many());

    TestConsole check = new TestConsole();
    assertThat(check.run("schema", "check", tape, "--schema", schema, "--strict")).isZero();
  }

  @Test
  void valuesThatAThousandMessagesNeverHadAreTold() throws IOException {
    infer(many());
    String tape =
        new TestTape()
            .sees(lit("on", "fast", 7, "/dev/lamp3"))
            .sees(lit("off", "wild", 5000, "lamp3 of five"))
            .in(folder, "b.xpctape");

    TestConsole check = new TestConsole();
    assertThat(check.run("schema", "check", tape, "--schema", schema)).isEqualTo(1);
    assertThat(check.out())
        .startsWith(
            """
            2  LitEvent  state  new value: it was the same all 1200 times
            2  LitEvent  mode  new value: none of the 3 that were seen in 1200
            2  LitEvent  level  out of range: all 1200 were from 0 to 9
            2  LitEvent  device  other format: 1200 of 1200 look like it: FORMAT

            """
                .replace("FORMAT", "path"));
  }

  @Test
  void aMessageThatLacksWhatAllAreToldApartByIsOfANewKind() throws IOException {
    infer(many());
    XpcDictionary bare = XpcDictionary.of(Entry.of("level", new XpcUint64(1)));
    String tape = new TestTape().sees(bare).in(folder, "b.xpctape");

    TestConsole check = new TestConsole();
    assertThat(check.run("schema", "check", tape, "--schema", schema)).isEqualTo(1);
    assertThat(check.out())
        .startsWith("1  (no kind)  .  new kind: no message was of such a kind\n");
  }

  @Test
  void whatHasNoKindIsLeftAloneWhereOthersHadNone() throws IOException {
    XpcDictionary bare = XpcDictionary.of(Entry.of("level", new XpcUint64(1)));
    String tape = infer(many().sees(bare));

    TestConsole check = new TestConsole();
    assertThat(check.run("schema", "check", tape, "--schema", schema, "--strict")).isZero();
  }

  private String infer(TestTape of) throws IOException {
    String tape = of.in(folder, "a.xpctape");
    assertThat(new TestConsole().run("-q", "schema", "infer", tape, "-o", schema)).isZero();
    return tape;
  }

  private static TestTape few() {
    XpcDictionary body =
        XpcDictionary.of(
            Entry.of("method", XpcString.of("lit")), Entry.of("level", new XpcUint64(1)));
    return new TestTape().sees(body).sees(body);
  }

  private static TestTape many() {
    TestTape tape = new TestTape();
    for (int i = 0; i < 1200; i++) {
      tape.sees(lit("on", MODES.get(i % 3), i % 10, "/dev/lamp" + i % 7));
    }
    return tape;
  }

  private static XpcDictionary lit(String state, String mode, long level, String device) {
    return XpcDictionary.of(
        Entry.of("method", XpcString.of("lit")),
        Entry.of("state", XpcString.of(state)),
        Entry.of("mode", XpcString.of(mode)),
        Entry.of("level", new XpcUint64(level)),
        Entry.of("device", XpcString.of(device)));
  }
}
