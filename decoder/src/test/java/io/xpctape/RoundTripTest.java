package io.xpctape;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.description.Describable;
import io.xpctape.description.DescriptionReader;
import io.xpctape.description.DescriptionWriter;
import io.xpctape.json.MessageJson;
import io.xpctape.model.Limits;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingGenerator;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.Values;
import io.xpctape.schema.Encoded;
import io.xpctape.schema.Inference;
import io.xpctape.schema.InferredSchema;
import io.xpctape.tape.TapeReader;
import io.xpctape.tape.TapeWriter;
import io.xpctape.wire.WireFiles;
import io.xpctape.wire.WireMessage;
import io.xpctape.wire.WireWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Generated values go through every codec and come back. A failure names the seed; {@code
 * -Dxpctape.seed=N} begins there.
 */
final class RoundTripTest {
  private static final long FIRST_SEED = Long.getLong("xpctape.seed", 0);
  private static final int SEEDS = 400;
  private static final int WIDE = 3000;

  private enum Codec {
    WIRE,
    REMOTE_WIRE,
    PROTOBUF,
    JSON,
    DESCRIPTION;

    XpcValue through(XpcValue value) throws IOException {
      return switch (this) {
        case WIRE -> wire(value, WireForm.Framing.LOCAL);
        case REMOTE_WIRE -> wire(value, WireForm.Framing.REMOTE);
        case PROTOBUF -> Values.fromProto(Values.toProto(value));
        case JSON -> MessageJson.parseValue(MessageJson.value(value));
        case DESCRIPTION -> description(value);
      };
    }

    /** As much of a value as the codec has a form for. */
    XpcValue held(XpcValue value) {
      return switch (this) {
        case WIRE -> WireFiles.writable(value, false);
        case REMOTE_WIRE -> WireFiles.writable(value, true);
        case PROTOBUF, JSON -> value;
        case DESCRIPTION -> Describable.of(value);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void comesBack(Codec codec) throws IOException {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      ValueGenerator values = new ValueGenerator(seed);
      assertComesBack(codec, values.body(), seed);
      for (XpcKind kind : XpcKind.values()) {
        assertComesBack(codec, values.ofKind(kind), seed);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void wideAndDeepOnesToo(Codec codec) throws IOException {
    assertComesBack(codec, new ValueGenerator(FIRST_SEED).wide(WIDE), FIRST_SEED);
    assertComesBack(codec, ValueGenerator.deep(Limits.MAX_DEPTH - 1), FIRST_SEED);
  }

  private static void assertComesBack(Codec codec, XpcValue value, long seed) throws IOException {
    XpcValue held = codec.held(value);
    XpcValue back;
    try {
      back = codec.through(held);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(codec + ", seed " + seed + ": " + held, e);
    }
    assertThat(back).as("%s, seed %d", codec, seed).isEqualTo(held);
  }

  @Test
  void wholeMessagesGoThroughTheTapeAndAnInferredSchema() throws IOException {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS / 40; seed++) {
      Recording recording = RecordingGenerator.recording(seed, 60);
      ByteArrayOutputStream tape = new ByteArrayOutputStream();
      TapeWriter.write(recording, tape);
      assertThat(TapeReader.read(new ByteArrayInputStream(tape.toByteArray()), "t"))
          .as("tape, seed %d", seed)
          .isEqualTo(recording);

      // Half of them were never seen by the inference.
      List<Message> seen = new ArrayList<>(recording.messages().subList(0, 30));
      Recording known = new Recording(recording.info(), recording.connections(), seen, List.of());
      InferredSchema schema = Inference.of(List.of(known), Optional.empty()).schema();
      assertThat(Encoded.through(schema, recording))
          .as("inferred protobuf, seed %d", seed)
          .isEqualTo(recording);
    }
  }

  private static XpcValue wire(XpcValue value, WireForm.Framing framing) {
    WireForm form = WireForm.of(framing, 0, 0);
    return WireFiles.messages(new WireWriter().write(new WireMessage(value, form))).get(0).body();
  }

  /** The text is the same again, too. */
  private static XpcValue description(XpcValue value) {
    byte[] text = DescriptionWriter.write(value);
    XpcValue read = DescriptionReader.read(text).values().get(0);
    assertThat(DescriptionWriter.write(read)).isEqualTo(text);
    return read;
  }
}
