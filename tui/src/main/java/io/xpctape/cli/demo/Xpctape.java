package io.xpctape.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Runs xpctape as a person at a shell does: another process, in a folder. */
final class Xpctape {
  /** No step takes more than a few seconds; one that hangs must not hang the story. */
  private static final int PATIENCE_SECONDS = 60;

  private final Path folder;
  private final String mainClass;
  private final int columns;
  private final boolean color;

  /**
   * In a folder.
   *
   * @param mainClass whose main to run
   * @param columns how wide its lines may be
   */
  Xpctape(Path folder, String mainClass, int columns, boolean color) {
    this.folder = folder;
    this.mainClass = mainClass;
    this.columns = columns;
    this.color = color;
  }

  /**
   * How a command ended.
   *
   * @param lines what it and the program it ran printed on both streams, each line whole
   */
  record Result(int status, List<String> lines) {}

  Result run(List<String> words) throws IOException {
    List<String> command = new ArrayList<>(java());
    command.add("--color");
    command.add(color ? "always" : "never");
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("COLUMNS", String.valueOf(columns));
    Process process = builder.redirectInput(new File("/dev/null")).start();
    try {
      List<String> lines = Collections.synchronizedList(new ArrayList<>());
      CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> read(process.inputReader(UTF_8), lines)),
              CompletableFuture.runAsync(() -> read(process.errorReader(UTF_8), lines)))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new Result(process.waitFor(), List.copyOf(lines));
    } catch (TimeoutException e) {
      throw new IOException("no end after " + PATIENCE_SECONDS + " seconds", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Line by line, so that the guest's do not get mixed with those of the program's log. */
  private static void read(BufferedReader reader, List<String> lines) {
    reader.lines().forEach(lines::add);
  }

  private List<String> java() {
    String classes =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-Xshare:auto",
        "-XX:TieredStopAtLevel=1",
        "-Dxpctape.terminals=",
        "-cp",
        classes,
        mainClass);
  }
}
