package io.xpctape.filter;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcConnection;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcShmem;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import java.time.Instant;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Values as CEL knows them. */
final class CelValues {
  /** The key under which an error says what it is. */
  static final String ERROR_DESCRIPTION = "XPCErrorDescription";

  private static final long NS = 1_000_000_000L;

  private CelValues() {}

  static Object of(XpcValue value) {
    return switch (value.kind()) {
      case NULL -> NullValue.NULL_VALUE;
      case BOOL -> ((XpcBool) value).value();
      case INT64 -> ((XpcInt64) value).value();
      case UINT64 -> UnsignedLong.fromLongBits(((XpcUint64) value).value());
      case DOUBLE -> ((XpcDouble) value).value();
      case DATE -> date(((XpcDate) value).nanoseconds());
      case DATA -> CelByteString.of(((XpcData) value).bytes().toArray());
      case STRING -> ((XpcString) value).bytes().text();
      case UUID -> ((XpcUuid) value).value().toString().toUpperCase(Locale.ROOT);
      case ARRAY -> list(((XpcArray) value).values());
      case DICTIONARY -> map((XpcDictionary) value);
      case FD -> fd((XpcFd) value);
      case SHMEM -> Map.of("length", UnsignedLong.fromLongBits(((XpcShmem) value).length()));
      case ERROR -> map(((XpcError) value).keys());
      case FILE_TRANSFER -> map(((XpcFileTransfer) value).transfer());
      case CONNECTION -> connection((XpcConnection) value);
      case POINTER -> UnsignedLong.fromLongBits(((XpcPointer) value).address());
      case ENDPOINT, MACH_SEND, MACH_SEND_ONCE, MACH_RECV, OTHER ->
          ((XpcResource) value).description().text();
    };
  }

  /** A value as text, empty for what is none. */
  static String text(XpcValue value) {
    return value instanceof XpcString string ? string.bytes().text() : "";
  }

  private static Instant date(long nanoseconds) {
    return Instant.ofEpochSecond(Math.floorDiv(nanoseconds, NS), Math.floorMod(nanoseconds, NS));
  }

  private static List<Object> list(List<XpcValue> values) {
    return new AbstractList<>() {
      @Override
      public Object get(int index) {
        return of(values.get(index));
      }

      @Override
      public int size() {
        return values.size();
      }
    };
  }

  private static Map<String, Object> map(XpcDictionary dictionary) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (XpcDictionary.Entry entry : dictionary.entries()) {
      map.putIfAbsent(entry.key().text(), of(entry.value()));
    }
    return map;
  }

  private static Map<String, Object> fd(XpcFd fd) {
    Map<String, Object> map = new HashMap<>();
    map.put("type", fd.type().name().toLowerCase(Locale.ROOT));
    map.put("path", fd.path().text());
    put(map, "flags", fd.flags());
    put(map, "size", fd.size());
    put(map, "offset", fd.offset());
    put(map, "device", fd.device());
    put(map, "inode", fd.inode());
    put(map, "remote", fd.remote());
    return map;
  }

  private static Map<String, Object> connection(XpcConnection connection) {
    Map<String, Object> map = new HashMap<>();
    map.put("name", connection.name().text());
    map.put("id", connection.id());
    put(map, "pid", connection.pid());
    put(map, "euid", connection.euid());
    put(map, "egid", connection.egid());
    put(map, "asid", connection.asid());
    return map;
  }

  private static void put(Map<String, Object> map, String name, OptionalLong number) {
    number.ifPresent(value -> map.put(name, value));
  }
}
