package io.xpctape.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ChangeTextTest {
  private static final String LONG = "x".repeat(90);

  static Stream<Arguments> changes() {
    return Stream.of(
        arguments(new XpcUint64(1), new XpcUint64(-1), "1 → 18446744073709551615"),
        arguments(new XpcInt64(1), new XpcUint64(1), "int64:1 → uint64:1"),
        arguments(new XpcBool(true), XpcString.of("true"), "true → \"true\""),
        arguments(XpcString.of("a"), XpcString.of("b\u001b"), "\"a\" → \"b\\u001b\""),
        arguments(
            XpcString.of(LONG + "1"),
            XpcString.of(LONG + "2"),
            "…xxxxxxxxxxxx1\" → …xxxxxxxxxxxx2\""),
        arguments(
            XpcString.of(LONG + "1" + LONG),
            XpcString.of(LONG + "22" + LONG),
            "…xxxxxxxxxxxx1xxxxxxxxxxxx… → …xxxxxxxxxxxx22xxxxxxxxxxxx…"),
        arguments(
            XpcString.of(LONG),
            XpcString.of(LONG + LONG),
            "…xxxxxxxxxxxx\" → …xxxxxxxxxxxx" + LONG + "\""),
        arguments(
            XpcString.of("1" + "😀".repeat(50)),
            XpcString.of("2" + "😀".repeat(50)),
            "\"1😀😀😀😀😀😀… → \"2😀😀😀😀😀😀…"),
        arguments(
            XpcString.of("😀".repeat(50) + "1"),
            XpcString.of("😀".repeat(50) + "2"),
            "…😀😀😀😀😀😀1\" → …😀😀😀😀😀😀2\""),
        arguments(data(2), data(3), "data:0000 → data:000000"),
        arguments(
            data(200), data(300), "data of 200 bytes → 300 bytes, different from byte 200 on"),
        arguments(new XpcDouble(0.0), new XpcDouble(-0.0), "0.0 → -0.0"),
        arguments(fd("/a", 1, 5), fd("/b", 2, 6), "fd \"/a\" → \"/b\", size 1 → 2"),
        arguments(fd("/a", 1, 5), fd("/a", 1, 6), "fd inode 5 → 6"));
  }

  private static XpcData data(int size) {
    return new XpcData(Bytes.of(new byte[size]));
  }

  private static XpcFd fd(String path, long size, long inode) {
    return new XpcFd(
        XpcFd.Type.FILE,
        Bytes.utf8(path),
        OptionalLong.of(0),
        OptionalLong.of(size),
        OptionalLong.of(0),
        OptionalLong.of(1),
        OptionalLong.of(inode));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatDiffersIsInTheLine(XpcValue before, XpcValue after, String expected) {
    assertThat(ChangeText.of(before, after)).isEqualTo(expected);
  }
}
