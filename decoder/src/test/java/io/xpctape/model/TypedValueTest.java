package io.xpctape.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TypedValueTest {
  private static final UUID AN_ID = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

  static Stream<Arguments> values() {
    return Stream.of(
        arguments("hvc0", XpcKind.STRING, XpcString.of("hvc0")),
        arguments("console=hvc0:1", XpcKind.STRING, XpcString.of("console=hvc0:1")),
        arguments("", XpcKind.STRING, XpcString.of("")),
        arguments("string:data:x", XpcKind.UINT64, XpcString.of("data:x")),
        arguments("data:00fF", XpcKind.STRING, new XpcData(Bytes.of((byte) 0, (byte) 0xff))),
        arguments("", XpcKind.DATA, new XpcData(Bytes.EMPTY)),
        arguments("2048", XpcKind.UINT64, new XpcUint64(2048)),
        arguments("18446744073709551615", XpcKind.UINT64, new XpcUint64(-1)),
        arguments("0xFFFFFFFFFFFFFFFF", XpcKind.UINT64, new XpcUint64(-1)),
        arguments("-9223372036854775808", XpcKind.INT64, new XpcInt64(Long.MIN_VALUE)),
        arguments("-0x10", XpcKind.INT64, new XpcInt64(-16)),
        arguments("int64:+5", XpcKind.UINT64, new XpcInt64(5)),
        arguments("true", XpcKind.BOOL, new XpcBool(true)),
        arguments("bool:false", XpcKind.NULL, new XpcBool(false)),
        arguments("null:", XpcKind.STRING, new XpcNull()),
        arguments("1.5e3", XpcKind.DOUBLE, new XpcDouble(1500)),
        arguments("-0.0", XpcKind.DOUBLE, new XpcDouble(-0.0)),
        arguments("nan", XpcKind.DOUBLE, new XpcDouble(Double.NaN)),
        arguments("-Inf", XpcKind.DOUBLE, new XpcDouble(Double.NEGATIVE_INFINITY)),
        arguments("0e999", XpcKind.DOUBLE, new XpcDouble(0)),
        arguments("1970-01-01T00:00:01.000000002Z", XpcKind.DATE, new XpcDate(1_000_000_002)),
        arguments("1970-01-01T01:00:00+01:00", XpcKind.DATE, new XpcDate(0)),
        arguments("date:-5", XpcKind.STRING, new XpcDate(-5)),
        arguments(AN_ID.toString().toUpperCase(Locale.ROOT), XpcKind.UUID, new XpcUuid(AN_ID)),
        arguments("/a b", XpcKind.FD, XpcFd.of(Bytes.utf8("/a b"))),
        arguments("fd:bzImage", XpcKind.STRING, XpcFd.of(Bytes.utf8("bzImage"))));
  }

  @ParameterizedTest
  @MethodSource("values")
  void readsAValue(String text, XpcKind replaced, XpcValue expected) {
    assertThat(TypedValue.parse(text, Optional.of(replaced))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "18446744073709551616; UINT64; it is from 0 to 18446744073709551615",
        "-1; UINT64; it is from 0 to 18446744073709551615",
        "9223372036854775808; INT64; it is from -9223372036854775808 to 9223372036854775807",
        "1.0; INT64; it is a whole number from -9223372036854775808 to 9223372036854775807",
        "||; UINT64; it is a whole number from 0 to 18446744073709551615",
        "yes; BOOL; it is true or false",
        "TRUE; BOOL; it is true or false",
        "1e999; DOUBLE; it is out of a double's range",
        "1e-999; DOUBLE; it is out of a double's range",
        "1f; DOUBLE; it is a number, nan, inf or -inf",
        "3000-01-01T00:00:00Z; DATE; 64 bits of nanoseconds reach from the year 1677 to 2262",
        "yesterday; DATE; it is like 2026-01-31T12:00:00.5Z, or whole nanoseconds since 1970",
        "0; DATA; it is pairs of hexadecimal digits, as in 00ff",
        "0g; DATA; it is pairs of hexadecimal digits, as in 00ff",
        "1-1-1-1-1; UUID; it has 32 hexadecimal digits: 8-4-4-4-12",
        "||; FD; a path is needed, as in fd:/path",
      })
  void saysWhyATextIsNoValue(String text, XpcKind replaced, String why) {
    assertThatThrownBy(() -> TypedValue.parse(text, Optional.of(replaced)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("\"" + text + "\" is no " + replaced.label() + ": " + why);
  }

  @Test
  void aLongNumberIsRefusedBeforeItIsRead() {
    assertThatThrownBy(() -> TypedValue.parse("9".repeat(100_000), Optional.of(XpcKind.UINT64)))
        .hasMessageContaining("is no uint64");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "null:x; \"x\" is no null: nothing stands behind null:",
        "array:[]; a whole array can't be given as text: set its members one by one"
            + " (a text that begins so is written string:array:…)",
        "pointer:0; a value of type pointer can't be made from text: name another type,"
            + " as in string:\"0\"",
        "plain; \"plain\" replaces nothing: name its type, as in string:\"plain\"",
      })
  void refusesWhatNoTextCanSay(String text, String complaint) {
    assertThatThrownBy(() -> TypedValue.parse(text, Optional.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(complaint);
  }

  @Test
  void whatReplacesANullNamesItsType() {
    assertThatThrownBy(() -> TypedValue.parse("x", Optional.of(XpcKind.NULL)))
        .hasMessage("\"x\" replaces a null: name its type, as in string: or uint64:");
  }
}
