package io.xpctape.schema.ledger;

import io.xpctape.model.Bytes;
import io.xpctape.model.Direction;
import io.xpctape.schema.infer.Group;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindRules;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the messages of kinds are called. */
final class KindNames {
  private final KindRules rules;

  /** Those that would have the same name. */
  private final Map<String, List<Kind>> namesakes;

  /** Of all the kinds that are to be told from one another. */
  KindNames(KindRules rules, Collection<Kind> kinds) {
    this.rules = rules;
    namesakes = kinds.stream().collect(Collectors.groupingBy(this::name));
  }

  /** What a kind may be called in overrides, too. */
  List<String> withLabel(Kind kind) {
    return List.of(of(kind).get(0), kind.label());
  }

  /**
   * {@code SetNameRequest}, with what sets it apart from namesakes in front, {@code
   * LampSetNameRequest}; and what to call it where that is taken.
   */
  List<String> of(Kind kind) {
    Group group = kind.group();
    String name = name(kind);
    String way = group.direction() == Direction.INCOMING ? "Incoming" : "Outgoing";
    String service = Names.pascal(lastWord(group.service()), "Anonymous");
    List<Group> others = namesakes.getOrDefault(name, List.of()).stream().map(Kind::group).toList();
    boolean services = others.stream().anyMatch(o -> !o.service().equals(group.service()));
    boolean ways =
        others.stream()
            .filter(other -> other.service().equals(group.service()))
            .anyMatch(other -> other.direction() != group.direction());
    return List.of(
        (services ? service : "") + (ways ? way : "") + name,
        way + name,
        service + name,
        service + way + name);
  }

  private String name(Kind kind) {
    String label = kind.label();
    String subject = Character.isLetter(firstOf(label)) ? label : tagName(kind) + " " + label;
    return Names.pascal(subject + " " + kind.group().role().label(), "Kind");
  }

  private static char firstOf(String label) {
    return label.isEmpty() ? ' ' : label.charAt(0);
  }

  /** A number says little without the name of what it is the value of. */
  private String tagName(Kind kind) {
    return rules.tagOf(kind.group()).map(tag -> tag.key().toString()).orElse("");
  }

  private static String lastWord(Bytes service) {
    String name = service.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
