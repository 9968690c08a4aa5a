package io.xpctape.description;

import io.xpctape.model.XpcKind;
import java.util.Map;
import java.util.Set;

/** What descriptions call the types. */
final class TypeNames {
  static final String DICTIONARY = "dictionary";
  static final String ARRAY = "array";
  static final String ERROR = "error";
  static final String FILE_TRANSFER = "file transfer";

  /** Types whose names begin a description anywhere in a line. */
  private static final Set<String> MESSAGES = Set.of(DICTIONARY, ERROR, ARRAY);

  /** Names that begin a description at the beginning of a line; others may be anything's. */
  private static final Set<String> KNOWN =
      Set.of(
          "null",
          "bool",
          "int64",
          "uint64",
          "double",
          "date",
          "data",
          "string",
          "uuid",
          "fd",
          "shmem",
          "connection",
          "endpoint",
          "pointer",
          "mach send right",
          "mach send once right",
          "mach receive right",
          FILE_TRANSFER,
          "activity",
          "bundle",
          "other",
          "pipe",
          "rich_error",
          "serializer",
          "service",
          "service_instance",
          "session");

  private static final Map<XpcKind, String> RESOURCES =
      Map.of(
          XpcKind.ENDPOINT, "endpoint",
          XpcKind.MACH_SEND, "mach send right",
          XpcKind.MACH_SEND_ONCE, "mach send once right",
          XpcKind.MACH_RECV, "mach receive right");

  private TypeNames() {}

  static boolean isContainer(String name) {
    return MESSAGES.contains(name);
  }

  static boolean isKnown(Head head) {
    return isContainer(head.name()) || KNOWN.contains(head.name()) || !head.wrapper().isEmpty();
  }

  /** The kind of a resource by its name in descriptions. */
  static XpcKind resource(String name) {
    for (Map.Entry<XpcKind, String> resource : RESOURCES.entrySet()) {
      if (resource.getValue().equals(name)) {
        return resource.getKey();
      }
    }
    return XpcKind.OTHER;
  }

  /** As descriptions call a resource's type; its label for one that has no name there. */
  static String name(XpcKind kind) {
    return RESOURCES.getOrDefault(kind, kind.label());
  }
}
