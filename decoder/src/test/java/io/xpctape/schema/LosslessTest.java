package io.xpctape.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.schema.imaginary.Mutant;
import io.xpctape.schema.imaginary.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any message survives any schema: of its own program, of another version, of another program. */
class LosslessTest {
  private static final int RUNS = 20;

  static Stream<Long> seeds() {
    return LongStream.rangeClosed(1, 8).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyMessageComesBackAsItWas(long seed) throws IOException {
    Program program = new Program(seed);
    List<Recording> recordings = new ArrayList<>();
    Mutant mutant = new Mutant(seed);
    Optional<InferredSchema> known = Optional.empty();
    List<InferredSchema> schemas = new ArrayList<>();
    for (int version = 0; version < 3; version++) {
      Recording recording = program.run(RUNS);
      recordings.add(recording);
      recordings.add(mutant.of(recording));
      Inference inference = Inference.of(List.of(recording), known);
      InferredSchema schema =
          inference
              .schema()
              .with(inference.files().getOrDefault(InferredSchema.SUMMARY, new byte[0]), "summary");
      schemas.add(schema);
      known = Optional.of(schema);
      program.evolve();
    }
    recordings.add(new Program(seed + 1).run(RUNS));

    for (Recording recording : recordings) {
      survives(recording, schemas.get(0));
      survives(recording, schemas.get(2));
    }
  }

  private static void survives(Recording recording, InferredSchema schema) throws IOException {
    Recording decoded = Encoded.through(schema, recording);
    List<Message> messages = decoded.messages();
    for (int i = 0; i < messages.size(); i++) {
      assertThat(messages.get(i)).isEqualTo(recording.messages().get(i));
    }
    assertThat(decoded).isEqualTo(recording);
  }
}
