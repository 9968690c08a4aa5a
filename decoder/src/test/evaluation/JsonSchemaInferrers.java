import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.saasquatch.jsonschemainferrer.JsonSchemaInferrer;
import com.saasquatch.jsonschemainferrer.RequiredPolicies;
import com.saasquatch.jsonschemainferrer.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code JsonSchemaInferrers RUN [SETS]}: infers with json-schema-inferrer from the parts that
 * Evaluation wrote to RUN, and writes to each what others.mjs judges: the schema, and seconds.
 */
final class JsonSchemaInferrers {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    List<Path> parts;
    try (Stream<Path> all = Files.walk(Path.of(arguments[0]), 3)) {
      parts = all.filter(file -> file.endsWith("train.jsonl")).sorted().toList();
    }
    for (Path train : parts) {
      Path part = train.getParent();
      String set = part.getParent().getFileName().toString();
      if (arguments.length < 2 || set.matches(arguments[1])) {
        try {
          infer(Files.readAllLines(train), part.resolve("json-schema-inferrer.json"));
        } catch (RuntimeException | StackOverflowError e) {
          System.err.println("json-schema-inferrer on " + set + " " + part.getFileName() + ": " + e);
        }
      }
    }
  }

  private static void infer(List<String> lines, Path out) throws Exception {
    long start = System.nanoTime();
    List<JsonNode> samples = new ArrayList<>();
    for (String line : lines) {
      samples.add(MAPPER.readTree(line));
    }
    ObjectNode schema =
        JsonSchemaInferrer.newBuilder()
            .setSpecVersion(SpecVersion.DRAFT_07)
            .setRequiredPolicy(RequiredPolicies.commonFields())
            .build()
            .inferForSamples(samples);
    double seconds = (System.nanoTime() - start) / 1e9;
    ObjectNode made = MAPPER.createObjectNode().put("seconds", seconds).set("schema", schema);
    MAPPER.writeValue(out.toFile(), made);
  }
}
