package io.xpctape.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.PathPattern;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcValue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Data that holds a property list is compared field by field. */
class InsideDataTest {
  private static XpcDictionary plist(String inside) {
    return data("<plist><dict>" + inside + "</dict></plist>");
  }

  private static XpcDictionary data(String text) {
    return XpcDictionary.of(XpcDictionary.Entry.of("root", new XpcData(Bytes.utf8(text))));
  }

  private static FieldComparer comparer(String... ignored) {
    return new FieldComparer(
        new Criteria(Set.of(), Arrays.stream(ignored).map(PathPattern::parse).toList()),
        new Talk().conversation().info(),
        new Talk().conversation().info());
  }

  private static List<String> compare(XpcValue a, XpcValue b) {
    return comparer().compare(a, b).stream().map(change -> change.path().toString()).toList();
  }

  @Test
  void fieldsInsideAreNamed() {
    XpcDictionary before = plist("<key>a</key><true/><key>b</key><array><true/></array>");
    XpcDictionary after = plist("<key>a</key><true/><key>b</key><array><false/></array>");
    assertThat(compare(before, after)).containsExactly("root.$plist.b[0]");
  }

  @Test
  void otherBytesThatSayTheSameAreADifferenceOfTheData() {
    assertThat(compare(plist("<key>a</key><true/>"), plist(" <key>a</key><true/>")))
        .containsExactly("root");
  }

  @Test
  void dataOfAnotherKindDiffersAsAWhole() {
    assertThat(compare(plist("<key>a</key><true/>"), data("no plist"))).containsExactly("root");
    assertThat(compare(data("a"), data("b"))).containsExactly("root");
  }

  @Test
  void placesInsideCanBeLeftOut() {
    FieldComparer comparer = comparer("root.$plist.a");
    assertThat(comparer.compare(plist("<key>a</key><true/>"), plist("<key>a</key><false/>")))
        .isEmpty();
    assertThat(comparer.ignored()).isEqualTo(1);
  }
}
