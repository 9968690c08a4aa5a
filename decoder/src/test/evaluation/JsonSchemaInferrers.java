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
 * Evaluation wrote to RUN, and writes to each what others.mjs judges: the schema, and the least
 * seconds of five.
 */
final class JsonSchemaInferrers {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    List<Path> parts;
    try (Stream<Path> all = Files.walk(Path.of(arguments[0]), 3)) {
      parts = all.filter(file -> file.endsWith("train.jsonl")).sorted().toList();
    }
    // Twice: the first time it warms up.
    for (int round = 0; round < 2; round++) {
      for (Path train : parts) {
        Path part = train.getParent();
        String set = part.getParent().getFileName().toString();
        if (arguments.length < 2 || set.matches(arguments[1])) {
          try {
            ObjectNode made = quickest(Files.readAllLines(train));
            MAPPER.writeValue(part.resolve("json-schema-inferrer.json").toFile(), made);
          } catch (RuntimeException | StackOverflowError e) {
            System.err.println(
                "json-schema-inferrer on " + set + " " + part.getFileName() + ": " + e);
          }
        }
      }
    }
  }

  private static ObjectNode quickest(List<String> lines) throws Exception {
    ObjectNode quickest = infer(lines);
    for (int time = 1; time < 5; time++) {
      ObjectNode made = infer(lines);
      if (made.get("seconds").asDouble() < quickest.get("seconds").asDouble()) {
        quickest = made;
      }
    }
    return quickest;
  }

  private static ObjectNode infer(List<String> lines) throws Exception {
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
    return MAPPER.createObjectNode().put("seconds", seconds).set("schema", schema);
  }
}
