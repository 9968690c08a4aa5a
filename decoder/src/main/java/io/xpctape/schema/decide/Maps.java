package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.schema.infer.Fields;
import java.util.Collection;
import java.util.regex.Pattern;

/** Whether dictionaries are maps: whether their keys are data. */
final class Maps {
  /** With fewer keys than this there is nothing to tell a map by. */
  private static final int MIN_KEYS = 3;

  private static final double DATA_KEYS = 0.8;

  /** Numbers, UUIDs, paths, addresses and sentences; not what a programmer calls a key. */
  private static final Pattern DATA_KEY =
      Pattern.compile(
          "-?[0-9]+|(0x)?[0-9A-Fa-f]{8,}|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
              + "|.*[/@\\s].*|[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}|[0-9]+(\\.[0-9]+){3}");

  private Maps() {}

  static boolean isMap(Fields fields) {
    if (fields.anyValue().isPresent()) {
      return true;
    }
    Collection<Bytes> keys = fields.byKey().keySet();
    long data = keys.stream().filter(key -> DATA_KEY.matcher(key.toString()).matches()).count();
    return keys.size() >= MIN_KEYS && data >= DATA_KEYS * keys.size();
  }
}
