package io.xpctape.schema.diff;

import io.xpctape.model.Bytes;
import io.xpctape.schema.diff.SchemaChange.Sort;
import io.xpctape.schema.infer.KeyPath;
import io.xpctape.schema.infer.KindEvidence.Side;
import io.xpctape.schema.infer.KindRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares what messages are told apart by, of services and sides that both schemas know. */
final class Discriminators {
  private final List<SchemaChange> changes = new ArrayList<>();

  static List<SchemaChange> compare(KindRules before, KindRules after) {
    Discriminators found = new Discriminators();
    Set<Bytes> services = new TreeSet<>(before.ofService().keySet());
    services.addAll(after.ofService().keySet());
    for (Bytes service : services) {
      found.tell(
          service.toString(),
          Optional.ofNullable(before.ofService().get(service)),
          Optional.ofNullable(after.ofService().get(service)));
    }
    Set<Side> sides = new TreeSet<>();
    for (KindRules rules : List.of(before, after)) {
      sides.addAll(rules.ofSide().keySet());
      sides.addAll(rules.clusters().keySet());
    }
    for (Side side : sides) {
      String reply = side.reply() ? " reply" : "";
      found.tell(
          side.service() + " " + side.direction().label() + reply,
          of(before, side),
          of(after, side));
    }
    return found.changes;
  }

  private void tell(String whose, Optional<KeyPath> before, Optional<KeyPath> after) {
    if (before.isPresent() && after.isPresent() && !before.equals(after)) {
      String old = text(before.get());
      changes.add(
          SchemaComparison.word(
              "", whose, Sort.OTHER_DISCRIMINATOR, "key", old, text(after.get())));
    }
  }

  /** Empty for messages that are told apart by all their keys. */
  private static String text(KeyPath path) {
    return path.equals(KeyPath.ROOT) ? "" : PlacePath.of(path).toString();
  }

  private static Optional<KeyPath> of(KindRules rules, Side side) {
    return Optional.ofNullable(rules.ofSide().get(side))
        .or(
            () ->
                side.reply()
                    ? Optional.empty()
                    : Optional.ofNullable(rules.ofService().get(side.service())))
        .or(
            () ->
                rules.clusters().containsKey(side) ? Optional.of(KeyPath.ROOT) : Optional.empty());
  }
}
