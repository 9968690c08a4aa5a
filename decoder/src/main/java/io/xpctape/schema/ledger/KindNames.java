package io.xpctape.schema.ledger;

import io.xpctape.model.Bytes;
import io.xpctape.model.Direction;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindRules;
import java.util.List;

/** What a kind's message is called. */
final class KindNames {
  private KindNames() {}

  /** What a kind may be called in overrides, too. */
  static List<String> withLabel(Kind kind, KindRules rules) {
    return List.of(of(kind, rules).get(0), kind.label());
  }

  /** {@code SetNameRequest}, and what to call it where that is taken. */
  static List<String> of(Kind kind, KindRules rules) {
    String label = kind.label();
    String subject =
        Character.isLetter(firstOf(label)) ? label : tagName(kind, rules) + " " + label;
    String name = Names.pascal(subject + " " + kind.group().role().label(), "Kind");
    String way = kind.group().direction() == Direction.INCOMING ? "Incoming" : "Outgoing";
    String service = Names.pascal(lastWord(kind.group().service()), "Service");
    return List.of(name, way + name, service + name, service + way + name);
  }

  private static char firstOf(String label) {
    return label.isEmpty() ? ' ' : label.charAt(0);
  }

  /** A number says little without the name of what it is the value of. */
  private static String tagName(Kind kind, KindRules rules) {
    return rules.tagOf(kind.group()).map(tag -> tag.key().toString()).orElse("");
  }

  private static String lastWord(Bytes service) {
    String name = service.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
