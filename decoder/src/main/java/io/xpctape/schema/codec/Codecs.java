package io.xpctape.schema.codec;

import com.google.protobuf.Descriptors.Descriptor;
import java.util.HashMap;
import java.util.Map;

/** The codec of each inferred message, made when it is first asked for. For one thread. */
final class Codecs {
  private final Map<Descriptor, RecordCodec> byType = new HashMap<>();
  private final Map<Descriptor, TupleCodec> tuples = new HashMap<>();

  TupleCodec tuple(Descriptor type) {
    TupleCodec known = tuples.get(type);
    if (known == null) {
      known = new TupleCodec(type);
      tuples.put(type, known);
      known.addFields(this);
    }
    return known;
  }

  RecordCodec of(Descriptor type) {
    RecordCodec known = byType.get(type);
    if (known == null) {
      known = new RecordCodec(type);
      // Before its fields, for a message may be inside itself.
      byType.put(type, known);
      known.addFields(this);
    }
    return known;
  }
}
