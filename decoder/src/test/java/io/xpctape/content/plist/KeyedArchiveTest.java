package io.xpctape.content.plist;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.json.MessageJson;
import io.xpctape.model.Bytes;
import org.junit.jupiter.api.Test;

class KeyedArchiveTest {
  /** A dictionary that holds a thing and itself, as plistlib of Python 3.11 wrote it. */
  private static final Bytes OF_PYTHON =
      Hex.bytes(
          "62706c6973743030d401020304050641445924617263686976657258246f626a656374735424746f70582476"
              + "657273696f6e5f100f4e534b657965644172636869766572ad070813191a1b272a2e3135383d55246e756c6c"
              + "d3090a0b0c0d105624636c617373574e532e6b6579735a4e532e6f626a656374738002a20e0f80038004a211"
              + "1280058001d2141516175824636c61737365735a24636c6173736e616d65a217185c4e5344696374696f6e61"
              + "7279584e534f626a656374546974656d5473656c66d6091c1d1e1f20212223242526526964546d616465546e"
              + "6578745474616773557469746c658006800980078000800b8003d214152829a22918555468696e67d2092b2c"
              + "2d574e532e74696d6580082341c5f45bb8200000d214152f30a23018564e5344617465d2093233345c4e532e"
              + "757569646279746573800a4f1010000102030405060708090a0b0c0d0e0fd214153637a23718564e53555549"
              + "44d2090b393a800ca23b3c80038003d214153e3fa33f40185c4e534d757461626c65536574554e53536574d1"
              + "424354726f6f74800112000186a000080011001b002400290032004400520058005f0066006e0079007b007e"
              + "00800082008500870089008e009700a200a500b200bb00c000c500d200d500da00df00e400ea00ec00ee00f0"
              + "00f200f400f600fb00fe0104010901110113011c01210124012b0130013d013f01520157015a016101660168"
              + "016b016d016f017401780185018b018e01930195000000000000020100000000000000450000000000000000"
              + "000000000000019a");

  private static String json(String plist) {
    return MessageJson.value(
        Plist.read(Bytes.utf8("<plist version=\"1.0\">" + plist + "</plist>"))
            .orElseThrow()
            .value());
  }

  /** An archive whose top is the first object. */
  private static String archive(String... objects) {
    return "<dict><key>$archiver</key><string>NSKeyedArchiver</string><key>$objects</key><array>"
        + String.join("", objects)
        + "</array><key>$top</key><dict><key>root</key>"
        + uid(0)
        + "</dict></dict>";
  }

  private static String uid(int number) {
    return "<dict><key>CF$UID</key><integer>" + number + "</integer></dict>";
  }

  private static String array(String... values) {
    return "<array>" + String.join("", values) + "</array>";
  }

  @Test
  void resolvesTheGraph() {
    Plist plist = Plist.read(OF_PYTHON).orElseThrow();
    assertThat(plist.form()).isEqualTo("bplist00, NSKeyedArchiver");
    assertThat(MessageJson.value(plist.value()))
        .isEqualTo(
            "{\"item\":{\"$$class\":\"Thing\","
                + "\"id\":{\"$uuid\":\"00010203-0405-0607-0809-0A0B0C0D0E0F\"},"
                + "\"made\":{\"$date\":\"1714978800250000000\"},\"next\":null,"
                + "\"tags\":[\"item\",\"item\"],\"title\":\"item\"},"
                + "\"self\":{\"CF$UID\":{\"$uint64\":\"1\"}}}");
  }

  @Test
  void readsXmlAlike() {
    assertThat(json(archive(array(uid(1), uid(1), uid(0)), "<string>a</string>")))
        .isEqualTo("[\"a\",\"a\",{\"CF$UID\":{\"$int64\":\"0\"}}]");
  }

  @Test
  void sharedObjectsDoNotGrowWithoutBounds() {
    String[] doubling = new String[101];
    for (int i = 0; i < 100; i++) {
      doubling[i] = array(uid(i + 1), uid(i + 1));
    }
    doubling[100] = "<true/>";
    Bytes bomb = Bytes.utf8("<plist>" + archive(doubling) + "</plist>");
    assertThat(Plist.read(bomb)).isEmpty();
  }

  @Test
  void whatIsNotThereIsDamage() {
    assertThat(Plist.read(Bytes.utf8("<plist>" + archive(array(uid(7))) + "</plist>"))).isEmpty();
    String classless = "<dict><key>$class</key>" + uid(0) + "</dict>";
    assertThat(Plist.read(Bytes.utf8("<plist>" + archive(classless) + "</plist>"))).isEmpty();
  }
}
