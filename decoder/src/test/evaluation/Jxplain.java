import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code Jxplain RUN [SETS]}: infers with JXPLAIN from the parts that Evaluation wrote to RUN,
 * and leaves in each what it writes, for others.mjs: a log with its milliseconds, which begin when
 * Spark has started and counted the lines, and the schema; of five runs the quickest's.
 */
final class Jxplain {
  private static final int MAX_SECONDS = 60;
  private static final Pattern MILLIS = Pattern.compile("\"TotalTime\": \"(\\d+)\"");

  public static void main(String[] arguments) throws Exception {
    List<Path> parts;
    try (Stream<Path> all = Files.walk(Path.of(arguments[0]), 3)) {
      parts =
          all.filter(file -> file.endsWith("train.jsonl"))
              .filter(file -> arguments.length < 2 || setOf(file).matches(arguments[1]))
              .sorted()
              .collect(Collectors.toList());
    }
    // The first time it warms up. A set on one of whose parts it fails is left out anyway, and its
    // other parts may take as long.
    Set<String> failed = new HashSet<>();
    for (Path train : parts) {
      if (!failed.contains(setOf(train)) && !infers(train, 1)) {
        failed.add(setOf(train));
      }
    }
    parts.removeIf(train -> failed.contains(setOf(train)));
    parts.forEach(train -> infers(train, 5));
  }

  private static String setOf(Path train) {
    return train.getName(train.getNameCount() - 3).toString();
  }

  private static boolean infers(Path train, int times) {
    Path made = train.resolveSibling("JXPLAIN.txt");
    Path again = train.resolveSibling("JXPLAIN.again");
    try {
      long least = Long.MAX_VALUE;
      for (int time = 0; time < times; time++) {
        Files.deleteIfExists(again); // It would append to it.
        inTime(train, again);
        Matcher millis = MILLIS.matcher(Files.readString(again));
        if (millis.find() && Long.parseLong(millis.group(1)) < least) {
          least = Long.parseLong(millis.group(1));
          Files.copy(again, made, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.delete(again);
      return true;
    } catch (ExecutionException | IOException | TimeoutException e) {
      String why = (e.getCause() == null ? e : e.getCause()).toString();
      System.err.println("JXPLAIN on " + train + ": " + why.lines().findFirst().orElseThrow());
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // It may try all subsets of a set; nothing but the end of its thread makes it leave off, which
  // JDKs know up to 19.
  @SuppressWarnings({"deprecation", "removal"})
  private static void inTime(Path train, Path out)
      throws ExecutionException, InterruptedException, TimeoutException {
    // As in the measurements of ReCG's authors.
    String[] options = {
      train.toString(), "train", "100", "val", "0", "kse", "1.0", "log", out.toString()
    };
    FutureTask<Void> run =
        new FutureTask<>(
            () -> {
              util.Log.clearLog();
              SparkMain.main(options);
            },
            null);
    Thread thread = new Thread(run);
    thread.start();
    try {
      run.get(MAX_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      thread.stop();
      thread.join();
      throw e;
    }
  }
}
