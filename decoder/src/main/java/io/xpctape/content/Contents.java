package io.xpctape.content;

import io.xpctape.content.plist.Plist;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Limits;
import io.xpctape.model.Path;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcValue;
import io.xpctape.wire.WireReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks into the data values of one message. Data may hold data: what all of it takes together is
 * limited, and how deep it reaches below the body. Of use once, by one thread.
 */
public final class Contents {
  /** What the views of one message weigh together; about their bytes when they are written out. */
  static final long MAX_WEIGHT = 256L << 20;

  /** So many bytes tell a wire message. */
  private static final int HEAD = 8;

  /** A value of a wire message weighs at most so much more than its bytes. */
  private static final long WEIGHT = 2;

  private static final Bytes ROOT = Bytes.utf8("root");

  private long left = MAX_WEIGHT;

  /**
   * What data says, if it is anything that is known, whole and within the limits.
   *
   * @param depth how many values it lies in, itself counted: 1 for a body that is data
   */
  public Optional<Content> in(XpcData data, int depth) {
    if (data.incomplete().isPresent() || depth >= Limits.MAX_DEPTH) {
      return Optional.empty();
    }
    Optional<Plist> plist = Plist.read(data.bytes());
    if (plist.isPresent()) {
      Plist found = plist.get();
      left -= found.weight();
      return left < 0 || depth + found.height() > Limits.MAX_DEPTH
          ? Optional.empty()
          : Optional.of(new Content(Path.View.PLIST, found.form(), found.value()));
    }
    return message(data.bytes(), depth);
  }

  /** A hint why data is not looked into although it begins as if it could be; mostly empty. */
  public static Optional<String> damage(XpcData data) {
    return data.incomplete().isPresent() ? Optional.empty() : Plist.damage(data.bytes());
  }

  private Optional<Content> message(Bytes bytes, int depth) {
    if (!WireReader.recognizes(bytes.slice(0, Math.min(HEAD, bytes.size())).toArray())) {
      return Optional.empty();
    }
    List<XpcValue> bodies = new ArrayList<>();
    try {
      WireReader in = new WireReader(bytes.toArray());
      while (in.hasNext()) {
        bodies.add(in.next().body());
      }
    } catch (BadInputException e) {
      return Optional.empty();
    }
    XpcValue value = bodies.size() == 1 ? bodies.get(0) : new XpcArray(bodies);
    left -= WEIGHT * bytes.size();
    return left < 0 || depth + height(value) > Limits.MAX_DEPTH
        ? Optional.empty()
        : Optional.of(new Content(Path.View.MESSAGE, "XPC message", value));
  }

  /**
   * The selector of the method that an NSXPC message calls, as NSXPCConnection sends it: an
   * invocation in data under {@code root} (darling's NSXPCEncoder.m, xniff). Empty for replies and
   * all other messages. Cheap, and sure of a message that was cut, too.
   */
  public static Optional<Bytes> selector(XpcValue body) {
    return body instanceof XpcDictionary dictionary
            && dictionary.get(ROOT).orElse(null) instanceof XpcData data
        ? Plist.selector(data.bytes())
        : Optional.empty();
  }

  /** What lies at a path, which may go on inside data. */
  public static Optional<XpcValue> get(XpcValue body, Path path) {
    Contents contents = new Contents();
    Optional<XpcValue> value = Optional.of(body);
    int depth = 0;
    for (Path.Step step : path.steps()) {
      depth++;
      int at = depth;
      value =
          step instanceof Path.View view
              ? value
                  .filter(XpcData.class::isInstance)
                  .flatMap(data -> contents.in((XpcData) data, at))
                  .filter(content -> content.view() == view)
                  .map(Content::value)
              : value.flatMap(parent -> new Path(List.of(step)).get(parent));
    }
    return value;
  }

  private static int height(XpcValue value) {
    int height = 0;
    if (value instanceof XpcDictionary dictionary) {
      for (XpcDictionary.Entry entry : dictionary.entries()) {
        height = Math.max(height, height(entry.value()));
      }
    } else if (value instanceof XpcArray array) {
      for (XpcValue each : array.values()) {
        height = Math.max(height, height(each));
      }
    } else if (value instanceof XpcError error) {
      return height(error.keys());
    } else if (value instanceof XpcFileTransfer file) {
      return 1 + height(file.transfer());
    }
    return height + 1;
  }
}
