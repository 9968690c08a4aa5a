package io.xpctape.schema;

import io.xpctape.model.Recording;
import io.xpctape.schema.imaginary.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Writes the schemas of some imaginary programs, each as it grows with the program's versions, for
 * other people's tools to judge: {@code OUT/program-1/1/…}, then what one more recording made of
 * it. Beside each schema lies a recording in its messages, {@code conversation.pb}.
 */
final class GrowingSchemas {
  private static final int VERSIONS = 4;
  private static final int RUNS = 25;

  private GrowingSchemas() {}

  /** Arguments: where to, how many programs, and the seed of the first. */
  public static void main(String... args) throws IOException {
    Path out = Path.of(args[0]);
    long first = Long.parseLong(args[2]);
    for (long seed = first; seed < first + Integer.parseInt(args[1]); seed++) {
      Program program = new Program(seed);
      Optional<InferredSchema> known = Optional.empty();
      for (int version = 1; version <= VERSIONS; version++) {
        Recording recording = program.run(RUNS);
        Inference inference = Inference.of(List.of(recording), known);
        SortedMap<String, byte[]> files = inference.files();
        Path to = out.resolve("program-" + seed + "/" + version);
        write(to, files);
        Files.write(to.resolve("conversation.pb"), Encoded.of(recording, inference.schema()));
        known =
            Optional.of(
                inference
                    .schema()
                    .with(files.getOrDefault(InferredSchema.SUMMARY, new byte[0]), "summary"));
        program.evolve();
      }
    }
  }

  private static void write(Path to, SortedMap<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = to.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }
}
