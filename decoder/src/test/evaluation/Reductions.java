import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code Reductions RUN [SETS]}: infers with K-reduce and L-reduce from the parts that Evaluation
 * wrote to RUN, and leaves in each what they write, for others.mjs: schema, and milliseconds from
 * the file on.
 */
final class Reductions {
  public static void main(String[] arguments) throws Exception {
    List<Path> parts;
    try (Stream<Path> all = Files.walk(Path.of(arguments[0]), 3)) {
      parts = all.filter(file -> file.endsWith("train.jsonl")).sorted().toList();
    }
    for (String fused : List.of("k", "l")) {
      for (Path train : parts) {
        String set = train.getName(train.getNameCount() - 3).toString();
        if (arguments.length < 2 || set.matches(arguments[1])) {
          try {
            parametric.mainInference.main(new String[] {train.toString(), fused});
            Path made = train.resolveSibling(fused.toUpperCase() + "-reduce.txt");
            Files.move(Path.of("hello.txt"), made, StandardCopyOption.REPLACE_EXISTING);
          } catch (RuntimeException | StackOverflowError e) {
            System.err.println(fused + "-reduce on " + train + ": " + e);
          }
        }
      }
    }
  }
}
