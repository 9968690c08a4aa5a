package io.xpctape.tape;

import io.xpctape.model.Bytes;
import io.xpctape.model.ConnectionInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections of a tape, some 40 bytes each: less than one takes on the tape, for most go to
 * the same few services, whose names are kept once.
 */
final class Connections {
  /** More names than that are no few services. */
  private static final int MAX_SHARED = 1024;

  private final List<ConnectionInfo> all = new ArrayList<>();
  private final Map<Bytes, Bytes> names = new HashMap<>();

  void add(ConnectionInfo connection) {
    Bytes own = connection.name();
    if (names.size() < MAX_SHARED) {
      names.putIfAbsent(own, own);
    }
    Bytes name = names.getOrDefault(own, own);
    all.add(new ConnectionInfo(connection.id(), name, connection.origin(), connection.flags()));
  }

  List<ConnectionInfo> list() {
    return List.copyOf(all);
  }
}
