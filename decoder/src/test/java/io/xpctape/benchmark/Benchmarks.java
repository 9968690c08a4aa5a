package io.xpctape.benchmark;

import io.xpctape.wire.WireWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link WireBenchmark}, then another project's decoder over the same bytes, and prints the
 * table of the module's README. Medians, for other programs on the machine only ever add time.
 */
public final class Benchmarks {
  private static final double MEDIAN = 50;

  private Benchmarks() {}

  /**
   * Measures.
   *
   * @param args a folder of its own to work in, and the script that measures the other decoder
   */
  public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (Captures capture : Captures.values()) {
      Files.write(
          folder.resolve(capture.name() + ".bin"), new WireWriter().write(capture.message()));
    }
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(WireBenchmark.class.getName())
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    Map<String, Double> others = appium(folder, args[1]);
    System.out.println();
    System.out.println(
        "| message | bytes | reading, all checks | reading, none | ratio | writing"
            + " | appium-ios-remotexpc | ratio | allocated reading, writing |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    for (Captures capture : Captures.values()) {
      double checked = median(results, "readChecked", capture);
      double unchecked = median(results, "readUnchecked", capture);
      double other = others.getOrDefault(capture.name(), Double.NaN);
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %.2f µs | %.2f µs | %.2f | %.2f µs | %.1f µs | %.1f | %.0f B, %.0f B |%n",
          capture.label(),
          Files.size(folder.resolve(capture.name() + ".bin")),
          checked,
          unchecked,
          checked / unchecked,
          median(results, "writeMessage", capture),
          other,
          other / checked,
          allocated(results, "readChecked", capture),
          allocated(results, "writeMessage", capture));
    }
  }

  private static double median(Collection<RunResult> results, String name, Captures capture) {
    return find(results, name, capture).getPrimaryResult().getStatistics().getPercentile(MEDIAN);
  }

  private static double allocated(Collection<RunResult> results, String name, Captures capture) {
    return Objects.requireNonNull(
            find(results, name, capture).getSecondaryResults().get("gc.alloc.rate.norm"))
        .getScore();
  }

  private static RunResult find(Collection<RunResult> results, String name, Captures capture) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith("." + name))
        .filter(result -> result.getParams().getParam("capture").equals(capture.name()))
        .findFirst()
        .orElseThrow();
  }

  /** Microseconds a message by capture; nothing where node or the package is missing. */
  private static Map<String, Double> appium(Path folder, String script)
      throws IOException, InterruptedException {
    Map<String, Double> microseconds = new HashMap<>();
    Process node;
    try {
      node =
          new ProcessBuilder("node", script, folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      System.out.println("appium-ios-remotexpc is not measured: " + e.getMessage());
      return microseconds;
    }
    try (BufferedReader lines = node.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ", -1);
        microseconds.put(words[0], Double.valueOf(words[1]));
      }
    }
    if (node.waitFor() != 0) {
      System.out.println("appium-ios-remotexpc is not measured; see decoder/README.md");
    }
    return microseconds;
  }
}
