package io.xpctape.model;

import java.util.List;

/**
 * Places in message bodies: a {@link Path} in which {@code *} stands for any one step and {@code
 * **} for any number of steps, none included. A key without {@code #} means each of its entries.
 */
public final class PathPattern {
  private final String text;
  private final List<PathParser.Part> parts;

  private PathPattern(String text, List<PathParser.Part> parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * Reads a pattern as a person writes it, such as {@code disks[*].path} or {@code **.pid}.
   *
   * @throws BadInputException naming the column, from 1, at which it is no pattern
   */
  public static PathPattern parse(String text) {
    return new PathPattern(text, List.copyOf(new PathParser(text, true).parse()));
  }

  /** Whether the path is one that the pattern describes. */
  public boolean matches(Path path) {
    return reached(path)[path.steps().size()];
  }

  /** Whether the path, or a place above it, is one that the pattern describes. */
  public boolean covers(Path path) {
    for (boolean whole : reached(path)) {
      if (whole) {
        return true;
      }
    }
    return false;
  }

  /** For each number of leading steps, whether the whole pattern describes just these. */
  private boolean[] reached(Path path) {
    int steps = path.steps().size();
    boolean[] reached = new boolean[steps + 1];
    reached[0] = true;
    for (PathParser.Part part : parts) {
      boolean[] next = new boolean[steps + 1];
      for (int i = 0; i <= steps; i++) {
        if (part instanceof PathParser.AnySteps) {
          next[i] = reached[i] || (i > 0 && next[i - 1]);
        } else {
          next[i] = i > 0 && reached[i - 1] && fits(part, path.steps().get(i - 1));
        }
      }
      reached = next;
    }
    return reached;
  }

  private static boolean fits(PathParser.Part part, Path.Step step) {
    if (!(part instanceof PathParser.Exactly exactly)) {
      return true;
    }
    if (exactly.anyOccurrence()
        && exactly.step() instanceof Path.Key wanted
        && step instanceof Path.Key found) {
      return wanted.key().equals(found.key());
    }
    return exactly.step().equals(step);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
