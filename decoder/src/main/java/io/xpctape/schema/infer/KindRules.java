package io.xpctape.schema.infer;

import io.xpctape.content.Contents;
import io.xpctape.model.Bytes;
import io.xpctape.model.Message;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.KindEvidence.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How messages are told apart. A service mostly uses one discriminator in all it says, so that is
 * looked for first; then one for each side; what has none is clustered by its keys.
 *
 * @param ofService discriminators of whole services; replies are not asked, for they mostly go by
 *     their requests
 * @param ofSide discriminators of sides whose service has none
 * @param clusters of sides with neither
 */
public record KindRules(
    Map<Bytes, KeyPath> ofService, Map<Side, KeyPath> ofSide, Map<Side, Clusters> clusters) {
  /** Knows no message. */
  public static final KindRules NONE = new KindRules(Map.of(), Map.of(), Map.of());

  public KindRules {
    ofService = Map.copyOf(ofService);
    ofSide = Map.copyOf(ofSide);
    clusters = Map.copyOf(clusters);
  }

  /**
   * These rules, and new ones for what they say nothing of: what was told apart once stays so.
   *
   * @param recordings the messages of one recording each
   */
  public KindRules learn(List<List<Message>> recordings) {
    KindEvidence evidence = new KindEvidence();
    recordings.forEach(evidence::add);
    return learn(evidence);
  }

  /** These rules, and new ones for what they say nothing of: what was told apart once stays so. */
  public KindRules learn(KindEvidence evidence) {
    Map<Bytes, KeyPath> services = new TreeMap<>(ofService);
    Map<Side, KeyPath> sides = new TreeMap<>(ofSide);
    Map<Side, Clusters> clustered = new TreeMap<>(clusters);
    evidence.sides().keySet().stream()
        .map(Side::service)
        .distinct()
        .filter(service -> !isKnown(service))
        .forEach(
            service ->
                TagFinder.find(ofService(service, evidence))
                    .ifPresent(tag -> services.put(service, tag)));
    evidence
        .sides()
        .forEach(
            (side, keys) -> {
              if ((!side.reply() && services.containsKey(side.service()))
                  || sides.containsKey(side)) {
                return;
              }
              if (!clustered.containsKey(side)) {
                Optional<KeyPath> tag = TagFinder.find(keys);
                if (tag.isPresent()) {
                  sides.put(side, tag.get());
                  return;
                }
              }
              clustered.put(side, clustered.getOrDefault(side, Clusters.NONE).learn(keys.sets()));
            });
    return new KindRules(services, sides, clustered);
  }

  private boolean isKnown(Bytes service) {
    return ofService.containsKey(service)
        || ofSide.keySet().stream().anyMatch(side -> side.service().equals(service))
        || clusters.keySet().stream().anyMatch(side -> side.service().equals(service));
  }

  private static KeyEvidence ofService(Bytes service, KindEvidence evidence) {
    KeyEvidence all = new KeyEvidence(KeyEvidence.Bounds.MESSAGES);
    evidence
        .sides()
        .forEach(
            (side, keys) -> {
              if (side.service().equals(service) && !side.reply()) {
                all.merge(keys);
              }
            });
    return all;
  }

  /** Where the discriminator of a group's messages lies, if they have one. */
  public Optional<KeyPath> tagOf(Group group) {
    return Optional.ofNullable(
        group.role() == Role.REPLY || !ofService.containsKey(group.service())
            ? ofSide.get(Side.of(group))
            : ofService.get(group.service()));
  }

  /**
   * The method that an NSXPC message calls, or the discriminator's value, if the message's group
   * has one and the message does.
   */
  Optional<String> tag(Group group, XpcValue body) {
    Optional<String> selector = Contents.selector(body).map(Bytes::text);
    return selector.isPresent()
        ? selector
        : tagOf(group).flatMap(path -> path.get(body)).flatMap(Tag::value);
  }

  /**
   * The discriminator's value of a message, or else empty; a reply's kind is its request's, which
   * the caller has found.
   *
   * @param answered some other message answers it
   */
  public String kindOf(Message message, boolean answered) {
    Role role = Role.of(message, answered);
    return tag(new Group(message.service(), message.direction(), role), message.body()).orElse("");
  }

  /** The rules at work on one recording's messages. */
  public Kinds on(List<Message> messages) {
    return Kinds.of(messages, this);
  }

  /** The rule of each side or service in words, for people. */
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    ofService.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> lines.add(name(e.getKey()) + ": by the value of " + e.getValue()));
    ofSide.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> lines.add(describe(e.getKey()) + ": by the value of " + e.getValue()));
    clusters.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .forEach(e -> lines.add(describe(e.getKey()) + ": by their keys"));
    return lines;
  }

  private static String name(Bytes service) {
    return service.size() == 0 ? "anonymous connections" : service.toString();
  }

  private static String describe(Side side) {
    return name(side.service())
        + ", "
        + side.direction().label()
        + (side.reply() ? ", replies" : "");
  }
}
