package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /                                    | PATH
          /usr/lib/dyld                        | PATH
          http://example.com/a                 | URL
          file:///tmp                          | URL
          x-apple.systempreferences://root     | URL
          0E984725-C51C-4BF4-9960-E1C80E27ABA0 | UUID_TEXT
          0e984725-c51c-4bf4-9960-e1c80e27aba0 | UUID_TEXT
          2024-05-01T12:00:00Z                 | TIME_TEXT
          2024-05-01 12:00                     | TIME_TEXT
          com.example.lamp                     | REVERSE_DNS
          com.example.lamp-2.on_off            | REVERSE_DNS
          NSString                             | CLASS_NAME
          _NSInlineData                        | CLASS_NAME
          VZMacAddress                         | CLASS_NAME
          7                                    | NUMBER_TEXT
          -12                                  | NUMBER_TEXT
          {"a":1}                              | JSON
          { "a": [] }                          | JSON
          [{}]                                 | JSON
          [ ]                                  | JSON
          """)
  void aTextThatLooksLikeSomething(String text, Format format) {
    assertThat(Format.of(XpcString.of(text))).contains(format);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-",
        "{",
        "[ ",
        "//host/share",
        "/* nothing */",
        "usr/lib",
        "a://b",
        "http:/example.com",
        "0E984725-C51C-4BF4-9960-E1C80E27ABAG",
        "2024-05-01",
        "1.5",
        "com.example",
        "com..lamp",
        "com.example.",
        "NASA",
        "NSURL session",
        "Lamp",
        "[warning] too hot",
        "{braces}"
      })
  void aTextThatLooksLikeNothing(String text) {
    assertThat(Format.of(XpcString.of(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "62706c6973743030, BINARY_PLIST",
    "3c3f786d6c2076, XML_PLIST",
    "42133742, ''",
    "37421342, XPC_WIRE",
    "43505840, XPC_WIRE",
    "920bb029, XPC_WIRE",
    "cffaedfe07000001, MACH_O",
    "cafebabe00000002, MACH_O",
    "7f454c4602, ELF",
    "1f8b080000, GZIP",
    "7b0a2020226122203a20317d0a, JSON",
    "7b0a20202020, ''",
    "1f8b, ''",
    "'', ''"
  })
  void data(String hex, String format) {
    XpcData data = new XpcData(Bytes.of(HexFormat.of().parseHex(hex)));

    assertThat(Format.of(data).map(Format::name).orElse("")).isEqualTo(format);
  }

  @Test
  void aNumberHasNone() {
    assertThat(Format.of(new XpcInt64(1))).isEqualTo(Optional.empty());
  }
}
