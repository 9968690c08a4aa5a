package io.xpctape.schema.infer;

import io.xpctape.model.Bytes;
import io.xpctape.model.Message;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How messages are told apart. A service mostly uses one discriminator in all it says, so that is
 * looked for first; then one for each group; what has none is clustered by its keys.
 *
 * @param ofService discriminators of whole services; replies are not asked, for they mostly go by
 *     their requests
 * @param ofGroup discriminators of groups whose service has none
 * @param clusters of groups with neither
 */
public record KindRules(
    Map<Bytes, KeyPath> ofService, Map<Group, KeyPath> ofGroup, Map<Group, Clusters> clusters) {
  /** Knows no message. */
  public static final KindRules NONE = new KindRules(Map.of(), Map.of(), Map.of());

  public KindRules {
    ofService = Map.copyOf(ofService);
    ofGroup = Map.copyOf(ofGroup);
    clusters = Map.copyOf(clusters);
  }

  /**
   * These rules, and new ones for what they say nothing of: what was told apart once stays so.
   *
   * @param recordings the messages of one recording each
   */
  public KindRules learn(List<List<Message>> recordings) {
    Map<Group, List<XpcDictionary>> bodies = new TreeMap<>();
    for (List<Message> messages : recordings) {
      Envelopes envelopes = Envelopes.of(messages);
      for (Message message : messages) {
        if (message.body() instanceof XpcDictionary body && envelopes.request(message).isEmpty()) {
          bodies.computeIfAbsent(envelopes.group(message), g -> new ArrayList<>()).add(body);
        }
      }
    }
    return learn(bodies);
  }

  private KindRules learn(Map<Group, List<XpcDictionary>> bodies) {
    Map<Bytes, KeyPath> services = new TreeMap<>(ofService);
    Map<Group, KeyPath> groups = new TreeMap<>(ofGroup);
    Map<Group, Clusters> clustered = new TreeMap<>(clusters);
    bodies.keySet().stream()
        .map(Group::service)
        .distinct()
        .filter(service -> !isKnown(service))
        .forEach(
            service ->
                TagFinder.find(ofService(service, bodies))
                    .ifPresent(tag -> services.put(service, tag)));
    bodies.forEach(
        (group, messages) -> {
          if ((group.role() != Role.REPLY && services.containsKey(group.service()))
              || groups.containsKey(group)) {
            return;
          }
          if (!clustered.containsKey(group)) {
            Optional<KeyPath> tag = TagFinder.find(messages);
            if (tag.isPresent()) {
              groups.put(group, tag.get());
              return;
            }
          }
          clustered.put(group, clustered.getOrDefault(group, Clusters.NONE).learn(messages));
        });
    return new KindRules(services, groups, clustered);
  }

  private boolean isKnown(Bytes service) {
    return ofService.containsKey(service)
        || ofGroup.keySet().stream().anyMatch(group -> group.service().equals(service))
        || clusters.keySet().stream().anyMatch(group -> group.service().equals(service));
  }

  private static List<XpcDictionary> ofService(
      Bytes service, Map<Group, List<XpcDictionary>> bodies) {
    return bodies.entrySet().stream()
        .filter(entry -> entry.getKey().service().equals(service))
        .filter(entry -> entry.getKey().role() != Role.REPLY)
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  /** The discriminator's value, if the message's group has one and the message does. */
  Optional<String> tag(Group group, XpcValue body) {
    KeyPath path =
        group.role() == Role.REPLY || !ofService.containsKey(group.service())
            ? ofGroup.get(group)
            : ofService.get(group.service());
    return Optional.ofNullable(path).flatMap(p -> p.get(body)).flatMap(Tag::value);
  }

  /** What tells the message from others of its group, if anything is known of such messages. */
  Optional<String> label(Group group, XpcValue body) {
    Optional<String> tag = tag(group, body);
    if (tag.isPresent() || !(body instanceof XpcDictionary dictionary)) {
      return tag;
    }
    return Optional.ofNullable(clusters.get(group)).flatMap(c -> c.label(dictionary));
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
    return new Kinds(this, Envelopes.of(messages));
  }

  /** The rule of each group or service in words, for people. */
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    ofService.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> lines.add(e.getKey() + ": by the value of " + e.getValue()));
    ofGroup.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> lines.add(describe(e.getKey()) + ": by the value of " + e.getValue()));
    clusters.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .forEach(e -> lines.add(describe(e.getKey()) + ": by their keys"));
    return lines;
  }

  private static String describe(Group group) {
    return group.service() + ", " + group.direction().label() + ", " + group.role().label();
  }
}
