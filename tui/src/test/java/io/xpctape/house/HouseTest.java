package io.xpctape.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a newcomer relies on: every room has its caption, and no file is too long to read. */
class HouseTest {
  private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES =
      List.of("fixtures", "decoder", "tracer-agent", "replay", "tui");
  private static final int MOST_LINES = 300;

  @Test
  void everyPackageHasItsCaption() throws IOException {
    Set<Path> without = new TreeSet<>();
    for (Path source : files(".java")) {
      if (source.toString().contains("/src/main/")
          && !Files.exists(source.resolveSibling("package-info.java"))) {
        without.add(TOP.relativize(source.resolveSibling("")));
      }
    }
    assertThat(without).as("packages without package-info.java").isEmpty();
  }

  @Test
  void everyModuleHasItsReadme() {
    Set<String> without = new TreeSet<>();
    for (String module : MODULES) {
      if (!Files.exists(TOP.resolve(module).resolve("README.md"))) {
        without.add(module);
      }
    }
    assertThat(without).as("modules without README.md").isEmpty();
  }

  @Test
  void noFileIsTooLongToRead() throws IOException {
    Set<String> tooLong = new TreeSet<>();
    for (Path source : files(".java", ".c", ".h")) {
      int lines = Files.readAllLines(source).size();
      if (lines > MOST_LINES) {
        tooLong.add(TOP.relativize(source) + ": " + lines);
      }
    }
    assertThat(tooLong).as("files over " + MOST_LINES + " lines").isEmpty();
  }

  @Test
  void theTopLevelHoldsNothingElse() throws IOException {
    Set<String> expected = new TreeSet<>(MODULES);
    expected.add("pom.xml");
    expected.add("README.md");
    try (Stream<Path> entries = Files.list(TOP)) {
      assertThat(
              entries.map(p -> p.getFileName().toString()).filter(n -> !n.matches("\\..*|target")))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void everyClassThatAReadmeNamesExists() throws IOException {
    Set<String> classes = new TreeSet<>();
    for (Path source : files(".java")) {
      classes.add(source.getFileName().toString().replace(".java", ""));
    }
    Pattern named = Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)`");
    Set<String> unknown = new TreeSet<>();
    for (Path readme : files("README.md")) {
      Matcher names = named.matcher(Files.readString(readme));
      while (names.find()) {
        if (!classes.contains(names.group(1)) && !isOfTheJdk(names.group(1))) {
          unknown.add(TOP.relativize(readme) + ": " + names.group(1));
        }
      }
    }
    assertThat(unknown).as("classes that a README names and nobody wrote").isEmpty();
  }

  private static boolean isOfTheJdk(String name) {
    return Stream.of("java.lang.", "java.io.", "java.util.", "java.nio.file.")
        .anyMatch(room -> exists(room + name));
  }

  private static boolean exists(String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static List<Path> files(String... endings) {
    List<Path> found = new ArrayList<>();
    for (String module : MODULES) {
      try (Stream<Path> all = Files.walk(TOP.resolve(module))) {
        all.forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    found.add(TOP.resolve("README.md"));
    return found.stream()
        .filter(p -> !TOP.relativize(p).toString().contains("target/"))
        .filter(p -> Stream.of(endings).anyMatch(p.toString()::endsWith))
        .toList();
  }
}
