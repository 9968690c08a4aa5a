package io.xpctape.content.plist;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.json.MessageJson;
import io.xpctape.model.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * NSXPC's form. The bytes here were put together by hand after the sources that {@link Plist17}
 * names; no Mac wrote them. The reader was also checked against captures that other projects carry
 * in their tests.
 */
class Plist17Test {
  /** {@code [store:reply: with "v32@0:8@16@?24" on "tea" and a block]}. */
  private static final Bytes REQUEST =
      Hex.bytes(
          "62706c6973743137"
              + "a0 4100000000000000"
              + "7d 73746f72653a7265706c793a00"
              + "7f110f 76333240303a38403136403f323400"
              + "a0 4100000000000000"
              + "63 740065006100"
              + "e0");

  private static Bytes plist(String text) {
    return Hex.nsxpc("bplist17", text);
  }

  private static String json(Bytes bytes) {
    return MessageJson.value(Plist.read(bytes).orElseThrow().value());
  }

  @Test
  void namesThePartsOfAnInvocation() {
    assertThat(json(REQUEST))
        .isEqualTo(
            "{\"selector\":\"store:reply:\",\"signature\":\"v32@0:8@16@?24\","
                + "\"arguments\":[\"tea\",null]}");
    assertThat(Plist.selector(REQUEST)).contains(Bytes.utf8("store:reply:"));
    assertThat(Plist.read(REQUEST).orElseThrow().form()).isEqualTo("bplist17");
  }

  @Test
  void knowsTheSelectorOfWhatWasCut() {
    Bytes cut = REQUEST.slice(0, 40);
    assertThat(Plist.read(cut)).isEmpty();
    assertThat(Plist.selector(cut)).contains(Bytes.utf8("store:reply:"));
  }

  @Test
  void anotherArrayHasNoSelector() {
    assertThat(Plist.selector(plist("[" + Hex.text("a") + "1101]"))).isEmpty();
    assertThat(Plist.selector(plist("{" + Hex.text("selector") + Hex.text("a:") + "}"))).isEmpty();
  }

  @Test
  void aReplyHasNoSelector() {
    Bytes reply = plist("[e0" + Hex.text("v@?@@") + "[" + Hex.text("done") + "e0]]");
    assertThat(json(reply))
        .isEqualTo("{\"selector\":null,\"signature\":\"v@?@@\",\"arguments\":[\"done\",null]}");
    assertThat(Plist.selector(reply)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1105|{\"$int64\":\"5\"}",
        "11ff|{\"$int64\":\"255\"}",
        "12ff7f|{\"$int64\":\"32767\"}",
        "14ffffffff|{\"$int64\":\"4294967295\"}",
        "18ffffffffffffffff|{\"$int64\":\"-1\"}",
        "f8ffffffffffffffff|{\"$uint64\":\"18446744073709551615\"}",
        "220000c03f|{\"$double\":\"1.5\"}",
        "23000000000000f83f|{\"$double\":\"1.5\"}",
        "43000102|{\"$data\":\"AAEC\"}",
        "7100|\"\"",
        "60|\"\"",
        "623dd800de|\"😀\"",
        "613dd8|{\"$string\":\"7aC9\"}",
        "b0|true",
        "c0|false",
        "e0|null",
        "[]|[]",
        "{}|{}",
        "{72610011 0573 626300[b0]}|{\"a\":{\"$int64\":\"5\"},\"bc\":[true]}",
      })
  void readsEachType(String object, String expected) {
    assertThat(json(plist("[" + object + "]"))).isEqualTo("[" + expected + "]");
    assertThat(json(Hex.nsxpc("bplist16", object))).isEqualTo(expected);
  }

  @Test
  void followsReferencesToStringsInSeventeenAlone() {
    assertThat(json(plist("[736f6b00 8111]"))).isEqualTo("[\"ok\",\"ok\"]");
    assertThat(Plist.read(Hex.nsxpc("bplist16", "[736f6b00 8111]"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8108",
        "8111",
        "81ff",
        "11058111",
        "84ffffffff",
        "7161",
        "70",
        "f105",
        "1301",
        "00",
        "51",
        "4f18ffffffffffffff7f",
        "6f18ffffffffffffff7f",
        "4f18ffffffffffffffff",
        "24",
        "{b0b0}",
        "{7100}"
      })
  void damageStaysData(String object) {
    assertThat(Plist.read(plist("[" + object + "]"))).isEmpty();
  }

  @Test
  void objectsOfFoundationAreWhatTheyStandFor() {
    String dictionary =
        "{"
            + Hex.text("$class")
            + Hex.text("NSDictionary")
            + Hex.text("NS.keys")
            + "["
            + Hex.text("a")
            + "]"
            + Hex.text("NS.objects")
            + "[1107]}";
    assertThat(json(plist("[" + dictionary + "]"))).isEqualTo("[{\"a\":{\"$int64\":\"7\"}}]");
    String date =
        "{" + Hex.text("$class") + Hex.text("NSDate") + Hex.text("NS.time") + "230000000000000040}";
    assertThat(json(plist(date))).isEqualTo("{\"$date\":\"978307202000000000\"}");
    String other = "{" + Hex.text("$class") + Hex.text("AThing") + Hex.text("n") + "1101}";
    assertThat(json(plist(other))).isEqualTo("{\"$$class\":\"AThing\",\"n\":{\"$int64\":\"1\"}}");
  }

  @Test
  void whatHasNoKeyIsCounted() {
    assertThat(json(plist("[{e0b0e0c0}]"))).isEqualTo("[{\"$$0\":true,\"$$1\":false}]");
  }

  @Test
  void olderInvocationsHaveTheirSelectorElsewhere() {
    String call =
        Hex.text("inv")
            + "{"
            + Hex.text("$class")
            + Hex.text("NSInvocation")
            + Hex.text("se")
            + Hex.text("go:")
            + "}";
    Bytes plist = Hex.nsxpc("bplist16", "{" + call + "}");
    assertThat(json(plist)).isEqualTo("{\"inv\":{\"$$class\":\"NSInvocation\",\"se\":\"go:\"}}");
    assertThat(Plist.selector(plist)).contains(Bytes.utf8("go:"));
  }

  @Test
  void whatLiesBehindTheRootMeansNothing() {
    assertThat(Plist.read(plist("[b0] ff00ff00"))).isPresent();
  }

  @Test
  void everyCutOneStaysData() {
    for (int size = 0; size < REQUEST.size(); size++) {
      assertThat(Plist.read(REQUEST.slice(0, size))).as("%d bytes", size).isEmpty();
    }
  }

  @Test
  void nestingIsLimited() {
    assertThat(Plist.read(plist("[".repeat(128) + "]".repeat(128)))).isPresent();
    assertThat(Plist.read(plist("[".repeat(129) + "]".repeat(129)))).isEmpty();
    assertThat(Plist.read(plist("[".repeat(20000) + "]".repeat(20000)))).isEmpty();
  }

  @Test
  void sharedStringsDoNotGrowWithoutBounds() {
    String text = "6f1200f0" + "6100".repeat(0xf000);
    String references = "8111".repeat(0xf000);
    assertThat(Plist.read(plist("[" + text + "8111]"))).isPresent();
    assertThat(Plist.read(plist("[" + text + references + "]"))).isEmpty();
  }
}
