package io.xpctape.schema.ledger;

import io.xpctape.model.Bytes;
import io.xpctape.schema.infer.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a schema's package is called. */
final class PackageName {
  private static final String VERSION = "v1";

  /** Where services have no common name, or none at all. */
  private static final List<String> FALLBACK = List.of("xpctape", "inferred");

  private static final Pattern PACKAGE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

  private PackageName() {}

  /** Whether protobuf takes this for a package's name. */
  static boolean isOne(String name) {
    return PACKAGE.matcher(name).matches();
  }

  /** The services' common name and a version: {@code com.example.lamp.v1}. */
  static String of(Summary summary) {
    List<List<String>> services =
        summary.kinds().keySet().stream()
            .map(kind -> kind.group().service())
            .distinct()
            .map(PackageName::parts)
            .filter(parts -> !parts.isEmpty())
            .toList();
    List<String> common = services.isEmpty() ? List.of() : services.get(0);
    for (List<String> service : services) {
      common = common(common, service);
    }
    // One part in common, "com", says nothing.
    boolean telling = common.size() > 1 || services.size() == 1;
    List<String> name = new ArrayList<>(telling ? common : FALLBACK);
    if (telling && List.of("xpctape", "google").contains(name.get(0))) {
      // Those packages are ours and protobuf's.
      name.set(0, name.get(0) + "_service");
    }
    name.add(VERSION);
    return String.join(".", name);
  }

  private static List<String> parts(Bytes service) {
    return List.of(service.toString().split("\\.", -1)).stream()
        .filter(part -> !part.isEmpty())
        .map(part -> Names.snake(part, "x"))
        .collect(Collectors.toList());
  }

  private static List<String> common(List<String> a, List<String> b) {
    int same = 0;
    while (same < a.size() && same < b.size() && a.get(same).equals(b.get(same))) {
      same++;
    }
    return a.subList(0, same);
  }
}
