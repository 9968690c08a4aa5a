package io.xpctape.schema.ledger;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Direction;
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
import io.xpctape.schema.infer.KindRules;
import io.xpctape.schema.infer.Role;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How messages are told apart, between its own records and a ledger's. */
public final class Rules {
  private Rules() {}

  /** The kind that an entry of the ledger is about. */
  public static Kind kind(KindEntry entry) {
    return new Kind(fromProto(entry.getGroup()), entry.getLabel());
  }

  /**
   * The rules of a ledger.
   *
   * @throws BadInputException if one of them makes no sense
   */
  public static KindRules fromProto(List<KindRule> rules) {
    Map<Bytes, KeyPath> services = new HashMap<>();
    Map<Group, KeyPath> groups = new HashMap<>();
    Map<Group, Clusters> clusters = new HashMap<>();
    for (KindRule rule : rules) {
      if (!rule.hasTag()) {
        clusters.put(fromProto(rule.getGroup()), clusters(rule));
      } else if (rule.getGroup().getRole().isEmpty()) {
        services.put(Values.fromProto(rule.getGroup().getService()), path(rule.getTag()));
      } else {
        groups.put(fromProto(rule.getGroup()), path(rule.getTag()));
      }
    }
    return new KindRules(services, groups, clusters);
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
                            .collect(Collectors.toCollection(TreeSet::new))))
            .toList(),
        rule.getWeightList().stream()
            .collect(
                Collectors.toMap(
                    weight -> path(weight.getPath()), KeyWeight::getWeight, (a, b) -> a)));
  }

  private static KeyPath path(io.xpctape.proto.v1.KeyPath path) {
    return new KeyPath(path.getKeyList().stream().map(Values::fromProto).toList());
  }

  private static Group fromProto(EnvelopeGroup group) {
    Role role =
        Arrays.stream(Role.values())
            .filter(r -> r.label().equals(group.getRole()))
            .findFirst()
            .orElseThrow(
                () -> new BadInputException("no such role of a message: " + group.getRole()));
    Direction direction =
        switch (group.getDirection()) {
          case DIRECTION_OUTGOING -> Direction.OUTGOING;
          case DIRECTION_INCOMING -> Direction.INCOMING;
          case DIRECTION_UNSPECIFIED, UNRECOGNIZED ->
              throw new BadInputException("a kind of messages without a direction");
        };
    return new Group(Values.fromProto(group.getService()), direction, role);
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
    Stream<KindRule> groups =
        new TreeMap<>(rules.ofGroup())
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
    return Stream.of(services, groups, clusters).flatMap(rule -> rule).toList();
  }

  private static KindRule toProto(Group group, Clusters clusters) {
    KindRule.Builder rule = KindRule.newBuilder().setGroup(toProto(group));
    for (Clusters.Leader leader : clusters.leaders()) {
      rule.addLeader(
          KeySet.newBuilder()
              .setLabel(leader.label())
              .addAllPath(leader.keys().stream().map(Rules::toProto).toList()));
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

  static EnvelopeGroup toProto(Group group) {
    return EnvelopeGroup.newBuilder()
        .setService(Values.toProto(group.service()))
        .setDirection(
            switch (group.direction()) {
              case OUTGOING -> io.xpctape.proto.v1.Direction.DIRECTION_OUTGOING;
              case INCOMING -> io.xpctape.proto.v1.Direction.DIRECTION_INCOMING;
            })
        .setRole(group.role().label())
        .build();
  }
}
