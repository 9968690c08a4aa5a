package io.xpctape.schema.infer;

import io.xpctape.model.Message;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.KindEvidence.Side;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What rules call messages: the discriminator's value, or else the name of a cluster, remembered
 * for each key set, for comparing them takes a while. For many threads.
 */
public final class Labels {
  private static final int MAX_REMEMBERED = 10_000;

  private final KindRules rules;
  private final Map<Side, Nearest> nearest;
  private final Map<Keys, Optional<String>> known = new ConcurrentHashMap<>();

  private record Keys(Side side, KeyList keys) {}

  /** By these rules. */
  public Labels(KindRules rules) {
    this.rules = rules;
    nearest =
        rules.clusters().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> entry.getValue().nearest()));
  }

  /**
   * The kind of one message by what its recording knows of it.
   *
   * @param answered some message answers it
   * @param asked the message that it answers, if it answers one
   */
  public Optional<Kind> find(Message message, boolean answered, Optional<Message> asked) {
    Group group = Envelopes.group(message, answered);
    return asked
        .map(request -> of(Envelopes.group(request, true), request.body()))
        .orElseGet(() -> of(group, message.body()))
        .map(label -> new Kind(group, label));
  }

  /** What tells the message from others of its group, if anything is known of such messages. */
  Optional<String> of(Group group, XpcValue body) {
    Optional<String> tag = rules.tag(group, body);
    if (tag.isPresent() || !(body instanceof XpcDictionary dictionary)) {
      return tag;
    }
    Side side = Side.of(group);
    Nearest leaders = nearest.get(side);
    if (leaders == null) {
      return Optional.empty();
    }
    Keys keys = new Keys(side, KeyList.of(dictionary, KeyPath.MAX_STEPS));
    Optional<String> label = known.get(keys);
    if (label == null) {
      label = leaders.find(keys.keys.toSet()).map(Clusters.Leader::label);
      if (known.size() < MAX_REMEMBERED) {
        known.put(keys, label);
      }
    }
    return label;
  }
}
