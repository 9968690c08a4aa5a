package io.xpctape.content.plist;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.xpctape.model.Bytes;
import io.xpctape.model.Limits;
import io.xpctape.model.Path;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.Optional;

/** Any bytes are either read, within the limits, or stay data. */
final class PlistFuzz {
  private static final Path SELECTOR = Path.BODY.key("selector");

  private int height;
  private long values;

  @DictionaryEntries({
    "bplist00",
    "bplist15",
    "bplist16",
    "bplist17",
    "<?xml version=\"1.0\"?><plist>",
    "</plist>",
    "<dict><key>k</key>",
    "</dict>",
    "<array>",
    "</array>",
    "<string>",
    "</string>",
    "<data>",
    "</data>",
    "<date>2023-11-14T14:13:20Z</date>",
    "<integer>0x1f</integer>",
    "<real>nan</real>",
    "<true/>",
    "&#x0;",
    "<![CDATA[",
    "$archiver",
    "$objects",
    "$top",
    "$class",
    "NSKeyedArchiver",
    "CF$UID"
  })
  @FuzzTest(maxDuration = "5s")
  void isReadWithinItsLimitsOrStaysData(byte[] data) {
    Bytes bytes = Bytes.of(data);
    Optional<Bytes> selector = Plist.selector(bytes);
    Optional<Plist> plist = Plist.read(bytes);
    if (plist.isEmpty()) {
      return;
    }
    height = 0;
    values = 0;
    count(plist.get().value(), 1);
    if (height > plist.get().height() || height > Limits.MAX_DEPTH) {
      throw new AssertionError(height + " levels, not " + plist.get().height());
    }
    long allowed = (long) data.length * Budget.EXPANSION + Budget.ALLOWANCE;
    if (values * Budget.VALUE > plist.get().weight() || plist.get().weight() > allowed) {
      throw new AssertionError(values + " values weigh " + plist.get().weight());
    }
    Optional<XpcValue> called = SELECTOR.get(plist.get().value());
    if (plist.get().form().equals("bplist17")
        && called.isPresent()
        && selector.isPresent()
        && !called.equals(selector.map(XpcString::new))) {
      throw new AssertionError("another selector: " + selector.get());
    }
  }

  private void count(XpcValue value, int depth) {
    height = Math.max(height, depth);
    values++;
    if (value instanceof XpcArray array) {
      array.values().forEach(each -> count(each, depth + 1));
    } else if (value instanceof XpcDictionary dictionary) {
      dictionary.entries().forEach(entry -> count(entry.value(), depth + 1));
    }
  }
}
