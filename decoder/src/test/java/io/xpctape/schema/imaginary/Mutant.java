package io.xpctape.schema.imaginary;

import io.xpctape.model.Incomplete;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Recordings with something odd in nearly every message, mostly deep inside. */
public final class Mutant {
  private final Random random;
  private final ValueGenerator odd;

  /** The same oddities for the same seed. */
  public Mutant(long seed) {
    random = new Random(seed);
    odd = new ValueGenerator(seed);
  }

  /** The same recording with other bodies. */
  public Recording of(Recording recording) {
    List<Message> messages =
        recording.messages().stream().map(message -> message.withBody(of(message.body()))).toList();
    return new Recording(recording.info(), recording.connections(), messages, List.of());
  }

  private XpcValue of(XpcValue value) {
    boolean here = random.nextInt(4) == 0;
    if (value instanceof XpcDictionary dictionary && !dictionary.entries().isEmpty()) {
      List<XpcDictionary.Entry> entries = new ArrayList<>(dictionary.entries());
      int at = random.nextInt(entries.size());
      XpcDictionary.Entry entry = entries.get(at);
      if (!here) {
        entries.set(at, new XpcDictionary.Entry(entry.key(), of(entry.value())));
        return new XpcDictionary(entries);
      }
      return of(entries, at);
    }
    if (value instanceof XpcArray array && !array.values().isEmpty()) {
      List<XpcValue> values = new ArrayList<>(array.values());
      int at = random.nextInt(values.size());
      if (here) {
        values.remove(at);
      } else {
        values.set(at, of(values.get(at)));
      }
      return new XpcArray(values);
    }
    return instead(value);
  }

  private XpcDictionary of(List<XpcDictionary.Entry> entries, int at) {
    XpcDictionary.Entry entry = entries.get(at);
    switch (random.nextInt(6)) {
      case 0 -> entries.remove(at);
      case 1 -> Collections.shuffle(entries, random);
      case 2 -> entries.add(new XpcDictionary.Entry(entry.key(), odd.value()));
      case 3 -> entries.add(at, new XpcDictionary.Entry(AwkwardNames.key(random), odd.value()));
      case 4 -> entries.set(at, new XpcDictionary.Entry(entry.key(), odd.value()));
      default -> {
        Incomplete cut = new Incomplete(Incomplete.Reason.MAX_DATA, OptionalLong.empty());
        return new XpcDictionary(entries, Optional.of(cut));
      }
    }
    return new XpcDictionary(entries);
  }

  /** Of the same type, or nearly; or nothing like it. */
  private XpcValue instead(XpcValue value) {
    return switch (random.nextInt(5)) {
      case 0 -> new XpcNull();
      case 1 -> odd.value();
      case 2 -> ValueGenerator.deep(random.nextInt(40));
      case 3 ->
          value instanceof XpcInt64 integer
              ? new XpcUint64(integer.value())
              : new XpcInt64(random.nextInt(1000) - 500);
      default ->
          value.kind() == XpcKind.STRING
              ? new XpcString(AwkwardNames.key(random))
              : odd.ofKind(value.kind());
    };
  }
}
