package io.xpctape.diff;

import io.xpctape.model.Path;
import io.xpctape.model.PathPattern;
import java.util.List;
import java.util.Set;

/**
 * What counts as a difference.
 *
 * @param noise classes of differences that don't
 * @param ignored places, with all below them, where differences don't
 */
public record Criteria(Set<Noise> noise, List<PathPattern> ignored) {
  public Criteria {
    noise = Set.copyOf(noise);
    ignored = List.copyOf(ignored);
  }

  /** The usual noise and no place left out. */
  public static Criteria usual() {
    return new Criteria(Noise.usual(), List.of());
  }

  boolean ignores(Path path) {
    for (PathPattern pattern : ignored) {
      if (pattern.matches(path)) {
        return true;
      }
    }
    return false;
  }
}
