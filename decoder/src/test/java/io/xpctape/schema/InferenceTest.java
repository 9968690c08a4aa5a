package io.xpctape.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.schema.infer.Conversation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InferenceTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anyRecordingSurvivesAnySchema(int seed) throws IOException {
    Recording learnt = odd(seed, 30);
    Recording other = odd(seed + 1000, 30);
    InferredSchema schema = Inference.of(List.of(learnt), Optional.empty()).schema();

    assertThat(through(schema, learnt)).isEqualTo(learnt);
    assertThat(through(schema, other)).isEqualTo(other);
  }

  private static Recording through(InferredSchema schema, Recording recording) throws IOException {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    schema.encoder().encode(recording, encoded);
    return schema.decoder().decode(new ByteArrayInputStream(encoded.toByteArray()), "encoded");
  }

  /** Bodies of every shape, with a method that tells some apart. */
  private static Recording odd(int seed, int count) {
    Conversation talk = new Conversation("com.example.Lamp");
    ValueGenerator generator = new ValueGenerator(seed);
    for (int i = 0; i < count; i++) {
      List<XpcDictionary.Entry> entries = new ArrayList<>();
      entries.add(XpcDictionary.Entry.of("method", XpcString.of("m" + i % 4)));
      entries.addAll(generator.body().entries());
      Message request = talk.request(new XpcDictionary(entries));
      talk.reply(request, generator.value());
      talk.event(
          Conversation.dictionary(
              "method", XpcString.of("e"), "n", new XpcInt64(i), "u", new XpcUint64(-i)));
    }
    return recording(talk.messages());
  }

  static Recording recording(List<Message> messages) {
    RecordingInfo info =
        new RecordingInfo(
            "test",
            "Linux",
            "6",
            "x86_64",
            12,
            1,
            Bytes.utf8("/bin/lamp"),
            List.of(Bytes.utf8("lamp"), Bytes.of((byte) 0xff)),
            Bytes.utf8("/"),
            1,
            2,
            true,
            OptionalLong.of(7),
            List.of(),
            Map.of("a", "b"));
    ConnectionInfo connection =
        new ConnectionInfo(1, Bytes.utf8("com.example.Lamp"), ConnectionInfo.Origin.CREATE, 0);
    return new Recording(info, List.of(connection), messages, List.of());
  }
}
