package io.xpctape.schema.ledger;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.EnvelopeGroup;
import io.xpctape.proto.v1.KeySet;
import io.xpctape.proto.v1.KeyWeight;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.proto.v1.KindRule;
import io.xpctape.schema.infer.Clusters;
import io.xpctape.schema.infer.Group;
import io.xpctape.schema.infer.KeyPath;
import io.xpctape.schema.infer.Kind;
import io.xpctape.schema.infer.KindEvidence.Side;
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Role;
import io.xpctape.schema.infer.SummaryFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How messages are told apart, between its own records and a ledger's. */
public final class Rules {
  private Rules() {}

  /** The kind that an entry of the ledger is about. */
  public static Kind kind(KindEntry entry) {
    return new Kind(SummaryFile.group(entry.getGroup()), entry.getLabel());
  }

  /**
   * The rules of a ledger.
   *
   * @throws BadInputException if one of them makes no sense
   */
  public static KindRules fromProto(List<KindRule> rules) {
    Map<Bytes, KeyPath> services = new HashMap<>();
    Map<Side, KeyPath> sides = new HashMap<>();
    Map<Side, Clusters> clusters = new HashMap<>();
    for (KindRule rule : rules) {
      if (!rule.hasTag()) {
        clusters.put(side(rule), clusters(rule));
      } else if (rule.getGroup().getRole().isEmpty()) {
        services.put(Values.fromProto(rule.getGroup().getService()), path(rule.getTag()));
      } else {
        sides.put(side(rule), path(rule.getTag()));
      }
    }
    return new KindRules(services, sides, clusters);
  }

  private static Clusters clusters(KindRule rule) {
    return new Clusters(
        rule.getLeaderList().stream()
            .map(
                leader ->
                    new Clusters.Leader(
                        leader.getLabel(),
                        leader.getPathList().stream()
                            .map(Rules::path)
                            .collect(
                                Collectors.collectingAndThen(
                                    Collectors.toList(), io.xpctape.schema.infer.KeySet::of))))
            .toList(),
        rule.getWeightList().stream()
            .collect(
                Collectors.toMap(
                    weight -> path(weight.getPath()), KeyWeight::getWeight, (a, b) -> a)),
        rule.hasAlike() ? rule.getAlike() : Clusters.ALIKE);
  }

  private static KeyPath path(io.xpctape.proto.v1.KeyPath path) {
    return KeyPath.of(path.getKeyList().stream().map(Values::fromProto).toList());
  }

  static List<KindRule> toProto(KindRules rules) {
    Stream<KindRule> services =
        new TreeMap<>(rules.ofService())
            .entrySet().stream()
                .map(
                    entry ->
                        KindRule.newBuilder()
                            .setGroup(
                                EnvelopeGroup.newBuilder()
                                    .setService(Values.toProto(entry.getKey())))
                            .setTag(toProto(entry.getValue()))
                            .build());
    Stream<KindRule> sides =
        new TreeMap<>(rules.ofSide())
            .entrySet().stream()
                .map(
                    entry ->
                        KindRule.newBuilder()
                            .setGroup(toProto(entry.getKey()))
                            .setTag(toProto(entry.getValue()))
                            .build());
    Stream<KindRule> clusters =
        new TreeMap<>(rules.clusters())
            .entrySet().stream().map(entry -> toProto(entry.getKey(), entry.getValue()));
    return Stream.of(services, sides, clusters).flatMap(rule -> rule).toList();
  }

  private static KindRule toProto(Side side, Clusters clusters) {
    KindRule.Builder rule =
        KindRule.newBuilder().setGroup(toProto(side)).setAlike(clusters.alike());
    for (Clusters.Leader leader : clusters.leaders()) {
      rule.addLeader(
          KeySet.newBuilder()
              .setLabel(leader.label())
              .addAllPath(leader.keys().paths().stream().map(Rules::toProto).toList()));
    }
    new TreeMap<>(clusters.weights())
        .forEach(
            (path, weight) ->
                rule.addWeight(KeyWeight.newBuilder().setPath(toProto(path)).setWeight(weight)));
    return rule.build();
  }

  private static io.xpctape.proto.v1.KeyPath toProto(KeyPath path) {
    return io.xpctape.proto.v1.KeyPath.newBuilder()
        .addAllKey(path.keys().stream().map(Values::toProto).toList())
        .build();
  }

  /** A rule is for requests and events alike. */
  private static EnvelopeGroup toProto(Side side) {
    Role role = side.reply() ? Role.REPLY : Role.REQUEST;
    return toProto(new Group(side.service(), side.direction(), role));
  }

  private static Side side(KindRule rule) {
    Group group = SummaryFile.group(rule.getGroup());
    return new Side(group.service(), group.direction(), group.role() == Role.REPLY);
  }

  static EnvelopeGroup toProto(Group group) {
    return SummaryFile.toProto(group);
  }
}
