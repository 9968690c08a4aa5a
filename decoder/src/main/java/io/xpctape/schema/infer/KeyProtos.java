package io.xpctape.schema.infer;

import io.xpctape.model.XpcValue;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.KeySetCount;
import io.xpctape.proto.v1.KeySummary;
import io.xpctape.proto.v1.TagSummary;
import io.xpctape.proto.v1.TagValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which keys stood together, as protobuf; paths and sets are told once and referred to. */
final class KeyProtos {
  private final KeyEvidence evidence;
  private final Map<KeyPath, Integer> paths = new HashMap<>();
  private final Map<KeySet, Integer> sets = new HashMap<>();

  KeyProtos(KeyEvidence evidence) {
    this.evidence = evidence;
  }

  KeySummary toProto() {
    KeySummary.Builder to =
        KeySummary.newBuilder().setCount(evidence.count()).setSample(evidence.isSample());
    Set<KeyPath> all = new TreeSet<>();
    evidence.sets().keySet().forEach(keys -> all.addAll(keys.paths()));
    for (KeyPath path : all) {
      paths.put(path, paths.size());
      to.addPath(toProto(path));
    }
    new TreeMap<>(evidence.sets())
        .forEach(
            (keys, count) -> {
              sets.put(keys, sets.size());
              KeySetCount.Builder set = KeySetCount.newBuilder().setCount(count);
              keys.paths().forEach(path -> set.addKey(paths.getOrDefault(path, 0)));
              to.addSet(set);
            });
    new TreeMap<>(evidence.tags()).forEach((path, tag) -> to.addTag(toProto(path, tag)));
    new TreeSet<>(evidence.wide()).forEach(path -> to.addWide(toProto(path)));
    return to.build();
  }

  private TagSummary toProto(KeyPath path, TagEvidence tag) {
    TagSummary.Builder to =
        TagSummary.newBuilder()
            .setPath(toProto(path))
            .setPresent(tag.present())
            .setText(tag.isText())
            .setMany(tag.counts().isEmpty());
    tag.sorted()
        .ifPresent(
            values ->
                values.forEach(
                    (value, counts) -> {
                      TagValue.Builder one = TagValue.newBuilder().setValue(Values.toProto(value));
                      counts.forEach(
                          (keys, n) -> one.addSet(sets.getOrDefault(keys, 0)).addCount(n));
                      to.addValue(one);
                    }));
    return to.build();
  }

  private static io.xpctape.proto.v1.KeyPath toProto(KeyPath path) {
    return io.xpctape.proto.v1.KeyPath.newBuilder()
        .addAllKey(path.keys().stream().map(Values::toProto).toList())
        .build();
  }

  static KeyEvidence fromProto(KeySummary from, KeyEvidence.Bounds bounds) {
    List<KeyPath> paths = from.getPathList().stream().map(KeyProtos::fromProto).toList();
    List<KeySet> sets = new ArrayList<>();
    Map<KeySet, Long> counts = new HashMap<>();
    for (KeySetCount set : from.getSetList()) {
      KeySet keys = KeySet.of(set.getKeyList().stream().map(paths::get).toList());
      sets.add(keys);
      counts.put(keys, set.getCount());
    }
    Map<KeyPath, TagEvidence> tags = new HashMap<>();
    for (TagSummary tag : from.getTagList()) {
      Map<XpcValue, Map<KeySet, Long>> values = new HashMap<>();
      for (TagValue value : tag.getValueList()) {
        Map<KeySet, Long> of = new HashMap<>();
        for (int i = 0; i < value.getSetCount(); i++) {
          of.put(sets.get(value.getSet(i)), value.getCount(i));
        }
        values.put(Values.fromProto(value.getValue()), of);
      }
      tags.put(
          fromProto(tag.getPath()),
          TagEvidence.restored(
              bounds.values(), tag.getPresent(), tag.getText(), tag.getMany() ? null : values));
    }
    Set<KeyPath> wide = new HashSet<>();
    from.getWideList().forEach(path -> wide.add(fromProto(path)));
    return KeyEvidence.restored(bounds, from.getCount(), counts, tags, wide);
  }

  private static KeyPath fromProto(io.xpctape.proto.v1.KeyPath path) {
    return KeyPath.of(path.getKeyList().stream().map(Values::fromProto).toList());
  }
}
