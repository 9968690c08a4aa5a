import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code Reductions RUN [SETS]}: infers with K-reduce and L-reduce from the parts that Evaluation
 * wrote to RUN, and leaves in each what they write, for others.mjs: schema, and milliseconds from
 * the file on; of five runs the quickest's.
 */
final class Reductions {
  public static void main(String[] arguments) throws Exception {
    List<Path> parts;
    try (Stream<Path> all = Files.walk(Path.of(arguments[0]), 3)) {
      parts = all.filter(file -> file.endsWith("train.jsonl")).sorted().toList();
    }
    // Each twice: the first time it warms up.
    for (String fused : List.of("k", "k", "l", "l")) {
      for (Path train : parts) {
        String set = train.getName(train.getNameCount() - 3).toString();
        if (arguments.length < 2 || set.matches(arguments[1])) {
          try {
            Path made = train.resolveSibling(fused.toUpperCase() + "-reduce.txt");
            long least = Long.MAX_VALUE;
            for (int time = 0; time < 5; time++) {
              parametric.mainInference.main(new String[] {train.toString(), fused});
              Path again = Path.of("hello.txt");
              long millis = Long.parseLong(Files.readAllLines(again).get(1).trim());
              if (millis < least) {
                Files.move(again, made, StandardCopyOption.REPLACE_EXISTING);
                least = millis;
              }
            }
          } catch (RuntimeException | StackOverflowError e) {
            System.err.println(fused + "-reduce on " + train + ": " + e);
          }
        }
      }
    }
  }
}
