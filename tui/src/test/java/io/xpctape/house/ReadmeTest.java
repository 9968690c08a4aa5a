package io.xpctape.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what comes of typing it. */
class ReadmeTest {
  private static final Path README = Path.of("../README.md");

  /** Stands for any lines, none included. */
  private static final String ANYTHING = "…";

  @TempDir Path folder;

  /** A command line, and what is said to come of it. */
  private record Step(String command, List<String> output) {}

  @BeforeEach
  void layOut() throws IOException {
    Path program = Files.createDirectory(folder.resolve("bin")).resolve("xpctape");
    Files.writeString(
        program,
        """
        #!/bin/sh
        exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' io.xpctape.cli.Main "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin/java"),
                System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void theChapterOnSchemasCanBeTyped() throws Exception {
    List<Step> steps = steps("## A schema, step by step");
    assertThat(steps).hasSizeGreaterThan(10);
    for (Step step : steps) {
      assertThat(type(step.command())).as(step.command()).matches(pattern(step.output()));
    }
  }

  /** Those of a chapter that take no more than a shell and xpctape. */
  private static List<Step> steps(String chapter) throws IOException {
    List<String> lines = Files.readAllLines(README);
    List<Step> steps = new ArrayList<>();
    boolean inside = false;
    for (String line : lines.subList(lines.indexOf(chapter) + 1, lines.size())) {
      if (line.startsWith("## ")) {
        break;
      } else if (line.startsWith("```")) {
        inside = line.equals("```text");
      } else if (inside && line.startsWith("$ ")) {
        steps.add(new Step(line.substring(2), new ArrayList<>()));
      } else if (inside) {
        steps.get(steps.size() - 1).output().add(line);
      }
    }
    steps.removeIf(step -> step.command().startsWith("protoc "));
    return steps;
  }

  private static Pattern pattern(List<String> output) {
    StringBuilder pattern = new StringBuilder();
    for (String line : output) {
      pattern.append(line.equals(ANYTHING) ? "(?:.*\\R)*" : Pattern.quote(line) + "\\R");
    }
    return Pattern.compile(pattern.toString());
  }

  private String type(String command) throws Exception {
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", command);
    shell.directory(folder.toFile()).redirectErrorStream(true);
    shell.environment().merge("PATH", folder + "/bin", (path, bin) -> bin + ":" + path);
    Process process = shell.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
