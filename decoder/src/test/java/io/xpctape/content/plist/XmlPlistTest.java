package io.xpctape.content.plist;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.json.MessageJson;
import io.xpctape.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlPlistTest {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      """;

  private static String json(Bytes bytes) {
    return MessageJson.value(Plist.read(bytes).orElseThrow().value());
  }

  @Test
  void readsWhatMacsWrite() {
    String text =
        HEAD
            + """
            <plist version="1.0">
            <dict>
            	<key>Label</key>
            	<string>a &lt;b&gt; &amp; <![CDATA[<c>]]></string>
            	<key>KeepAlive</key>
            	<true/>
            	<key>Sockets</key>
            	<array>
            		<integer>80</integer>
            		<dict/>
            	</array>
            </dict>
            </plist>
            """;
    assertThat(json(Bytes.utf8(text)))
        .isEqualTo(
            "{\"Label\":\"a <b> & <c>\",\"KeepAlive\":true,"
                + "\"Sockets\":[{\"$int64\":\"80\"},{}]}");
    assertThat(Plist.read(Bytes.utf8(text)).orElseThrow().form()).isEqualTo("XML");
    assertThat(
            json(
                Bytes.of(
                    HEAD.replace("UTF-8", "ISO-8859-1")
                        .concat("<plist><string>\u00e9</string></plist>")
                        .getBytes(StandardCharsets.ISO_8859_1))))
        .isEqualTo("\"é\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<integer>-7</integer>|{\"$int64\":\"-7\"}",
        "<integer>+0x1F</integer>|{\"$int64\":\"31\"}",
        "<integer> 18446744073709551615 </integer>|{\"$uint64\":\"18446744073709551615\"}",
        "<real>1.5e3</real>|{\"$double\":\"1500.0\"}",
        "<real>-infinity</real>|{\"$double\":\"-inf\"}",
        "<date>2024-05-06T07:08:09Z</date>|{\"$date\":\"1714979289000000000\"}",
        "<data> AP 8= </data>|{\"$data\":\"AP8=\"}",
        "<false/>|false",
        "<string></string>|\"\"",
        "<array/>|[]",
      })
  void readsEachType(String element, String expected) {
    assertThat(json(Bytes.utf8("<plist>" + element + "</plist>"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<true/><true/>",
        "<integer></integer>",
        "<integer>--1</integer>",
        "<integer>1.5</integer>",
        "<real>one</real>",
        "<date>yesterday</date>",
        "<date>+999999999-01-01T00:00:00Z</date>",
        "<string><true/></string>",
        "<true>x</true>",
        "<dict><string>a</string></dict>",
        "<dict><key>a</key></dict>",
        "<html/>",
        "<string>&unknown;</string>",
        "<string>",
        "text",
      })
  void damageStaysData(String inside) {
    assertThat(Plist.read(Bytes.utf8("<plist>" + inside + "</plist>"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html><plist/></html>", "<?xml version=\"1.0\"?><svg/>", "{a = b;}", "<"})
  void otherTextStaysData(String text) {
    assertThat(Plist.read(Bytes.utf8(text))).isEmpty();
  }

  @Test
  void whatTheReaderOfXmlFailsAtIsDamage() {
    assertThat(Plist.read(Bytes.utf8("<?xml version=\"1.0\"?><!DOCTYPE plist[>a\0"))).isEmpty();
  }

  @Test
  void bytesThatAreNoTextAreDamageThatNobodyIsTold() {
    PrintStream before = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      byte[] text = "<plist><string>\u00ff</string></plist>".getBytes(StandardCharsets.ISO_8859_1);
      assertThat(Plist.read(Bytes.of(text))).isEmpty();
      assertThat(
              Plist.read(Bytes.utf8("<?xml version='1.0' encoding='none'?><plist><true/></plist>")))
          .isEmpty();
    } finally {
      System.setErr(before);
    }
    assertThat(told.size()).isZero();
    assertThat(json(Bytes.utf8("\ufeff<plist><true/></plist>"))).isEqualTo("true");
  }

  @Test
  void entitiesOfItsOwnAreNotRead() {
    for (String entity : new String[] {"\"aaa\"", "SYSTEM \"file:///etc/hostname\""}) {
      String text =
          "<!DOCTYPE plist [<!ENTITY x " + entity + ">]><plist><string>&x;</string></plist>";
      assertThat(Plist.read(Bytes.utf8(text))).isEmpty();
    }
  }

  @Test
  void nestingIsLimited() {
    assertThat(Plist.read(nested(128))).isPresent();
    assertThat(Plist.read(nested(129))).isEmpty();
    assertThat(Plist.read(nested(50_000))).isEmpty();
  }

  private static Bytes nested(int arrays) {
    return Bytes.utf8(
        "<plist>" + "<array>".repeat(arrays) + "</array>".repeat(arrays) + "</plist>");
  }
}
