package io.xpctape.schema.diff;

import io.xpctape.model.Bytes;
import io.xpctape.model.Path;
import io.xpctape.schema.infer.KeyPath;

/**
 * Where in the messages of a kind, as patterns of paths say it: {@code disks[*].path}, {@code
 * limits.*}; a single dot for the body.
 */
record PlacePath(String text) {
  static final PlacePath BODY = new PlacePath("");

  static PlacePath of(KeyPath keys) {
    PlacePath path = BODY;
    for (Bytes key : keys.keys()) {
      path = path.key(key);
    }
    return path;
  }

  PlacePath key(Bytes key) {
    String step = Path.BODY.key(key).toString();
    return new PlacePath(text + (text.isEmpty() || step.startsWith("[") ? "" : ".") + step);
  }

  PlacePath elements() {
    return new PlacePath(text + "[*]");
  }

  PlacePath position(int index) {
    return new PlacePath(text + "[" + index + "]");
  }

  PlacePath values() {
    return new PlacePath(text + (text.isEmpty() ? "*" : ".*"));
  }

  @Override
  public String toString() {
    return text.isEmpty() ? Path.BODY.toString() : text;
  }
}
