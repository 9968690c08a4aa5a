package io.xpctape.description;

import io.xpctape.model.Incomplete;
import java.util.Optional;
import java.util.OptionalLong;

/** What a text no longer has of a value. */
final class Lost {
  /** Nobody knows how much. */
  static final Optional<Incomplete> SOME = of(OptionalLong.empty());

  private Lost() {}

  /** The whole value had so many bytes or entries, if that can be: more than are there. */
  static Optional<Incomplete> of(OptionalLong declared, long there) {
    boolean more = declared.isPresent() && Long.compareUnsigned(declared.getAsLong(), there) > 0;
    return more ? of(declared) : SOME;
  }

  /** What to say where other than the declared number is there. */
  static String text(String what, long there, String of, long declared) {
    String all = Long.toUnsignedString(declared);
    return Long.compareUnsigned(declared, there) > 0
        ? "%d of the %s's %s %s are here".formatted(there, what, all, of)
        : "the %s declares %s %s, %d are here".formatted(what, all, of, there);
  }

  /** The length to declare: of the whole value, if more than what is there is known of it. */
  static String length(int there, Optional<Incomplete> incomplete) {
    OptionalLong full =
        incomplete.isPresent() ? incomplete.get().fullLength() : OptionalLong.empty();
    boolean more = full.isPresent() && Long.compareUnsigned(full.getAsLong(), there) > 0;
    return Long.toUnsignedString(more ? full.getAsLong() : there);
  }

  private static Optional<Incomplete> of(OptionalLong fullLength) {
    return Optional.of(new Incomplete(Incomplete.Reason.SOURCE, fullLength));
  }
}
