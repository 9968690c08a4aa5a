package io.xpctape.diff;

import static io.xpctape.diff.Talk.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xpctape.model.Bytes;
import io.xpctape.model.Path;
import io.xpctape.model.PathPattern;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcConnection;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcShmem;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FieldComparerTest {
  private static final long OTHER_PID = 700;

  private static FieldComparer comparer(Set<Noise> noise, String... ignored) {
    return new FieldComparer(
        new Criteria(noise, Arrays.stream(ignored).map(PathPattern::parse).toList()),
        new Talk().conversation().info(),
        new Talk(OTHER_PID).conversation().info());
  }

  private static List<String> compare(XpcValue a, XpcValue b) {
    return comparer(Set.of()).compare(a, b).stream().map(FieldComparerTest::describe).toList();
  }

  private static String describe(FieldChange change) {
    return change.path()
        + (change.before().isPresent() ? "-" : "")
        + (change.after().isPresent() ? "+" : "");
  }

  private static XpcDictionary dictionary(XpcDictionary.Entry... entries) {
    return XpcDictionary.of(entries);
  }

  private static XpcArray numbers(long... numbers) {
    return new XpcArray(Arrays.stream(numbers).mapToObj(n -> (XpcValue) new XpcUint64(n)).toList());
  }

  @Test
  void theOrderOfKeysIsNoDifference() {
    assertThat(
            compare(
                dictionary(entry("a", "1"), entry("b", "2")),
                dictionary(entry("b", "2"), entry("a", "1"))))
        .isEmpty();
  }

  @Test
  void theOrderOfARepeatedKeysEntriesIs() {
    assertThat(
            compare(
                dictionary(entry("k", "1"), entry("k", "2")),
                dictionary(entry("k", "2"), entry("k", "1"), entry("k", "3"))))
        .containsExactly("k-+", "[\"k\"]#2-+", "[\"k\"]#3+");
  }

  @Test
  void keysOfOneSideAndChangedValuesAreNamedByTheirPath() {
    assertThat(
            compare(
                dictionary(
                    entry("loader", dictionary(entry("kernel", "/a"), entry("initrd", "/i")))),
                dictionary(entry("loader", dictionary(entry("kernel", "/b"), entry("args", "x"))))))
        .containsExactly("loader.args+", "loader.initrd-", "loader.kernel-+");
  }

  static Stream<Arguments> arrays() {
    return Stream.of(
        arguments(numbers(1, 2, 3), numbers(1, 2, 3, 4), List.of("[3]+")),
        arguments(numbers(1, 2, 3), numbers(0, 1, 2, 3), List.of("[0]+")),
        arguments(numbers(1, 2, 3), numbers(1, 3), List.of("[1]-")),
        arguments(numbers(1, 2, 3), numbers(1, 9, 3), List.of("[1]-+")),
        arguments(numbers(1, 2, 3), numbers(9, 8), List.of("[0]-+", "[1]-+", "[2]-")),
        arguments(numbers(), numbers(1), List.of("[0]+")));
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void arraysAreAligned(XpcArray a, XpcArray b, List<String> expected) {
    assertThat(compare(a, b)).isEqualTo(expected);
  }

  @Test
  void anArraysMembersAreComparedInside() {
    assertThat(
            compare(
                XpcArray.of(dictionary(entry("a", "1"), entry("b", "2")), numbers()),
                XpcArray.of(dictionary(entry("a", "1"), entry("b", "3")), numbers())))
        .containsExactly("[0].b-+");
  }

  static Stream<Arguments> unlike() {
    return Stream.of(
        arguments(new XpcDouble(0.0), new XpcDouble(-0.0)),
        arguments(new XpcInt64(1), new XpcUint64(1)),
        arguments(new XpcNull(), XpcString.of("")),
        arguments(new XpcData(Bytes.utf8("a")), XpcString.of("a")),
        arguments(new XpcBool(true), new XpcBool(false)),
        arguments(new XpcShmem(1), new XpcShmem(2)),
        arguments(fd("/a", 1), fd("/b", 1)),
        arguments(fd("/a", 1), fd("/a", 2)));
  }

  @ParameterizedTest
  @MethodSource("unlike")
  void valuesThatDifferAreTold(XpcValue a, XpcValue b) {
    FieldComparer comparer = comparer(EnumSet.noneOf(Noise.class));
    assertThat(comparer.compare(a, b))
        .containsExactly(new FieldChange(Path.BODY, Optional.of(a), Optional.of(b)));
  }

  private static XpcFd fd(String path, long inode) {
    return new XpcFd(
        XpcFd.Type.FILE,
        Bytes.utf8(path),
        OptionalLong.of(0),
        OptionalLong.of(9),
        OptionalLong.of(inode),
        OptionalLong.of(inode),
        OptionalLong.of(inode));
  }

  private static XpcConnection peer(long number) {
    return new XpcConnection(
        Bytes.EMPTY,
        OptionalLong.of(number),
        OptionalLong.of(0),
        OptionalLong.of(0),
        OptionalLong.of(number),
        number);
  }

  private static XpcResource resource(XpcKind kind, String description) {
    return new XpcResource(kind, Bytes.utf8("type"), Bytes.utf8(description));
  }

  /** Two values that differ in this class of noise alone. */
  private static List<XpcValue> noisy(Noise noise) {
    return switch (noise) {
      case DATES -> List.of(new XpcDate(1), new XpcDate(2));
      case UUIDS -> List.of(new XpcUuid(new UUID(0, 1)), new XpcUuid(new UUID(0, 2)));
      case PIDS ->
          List.of(
              XpcArray.of(new XpcInt64(Talk.PID), peer(1)),
              XpcArray.of(new XpcInt64(OTHER_PID), peer(2)));
      case FILES -> List.of(fd("/a", 1), fd("/a", 2));
      case POINTERS -> List.of(new XpcPointer(1), new XpcPointer(2));
      case HANDLES ->
          List.of(
              XpcArray.of(resource(XpcKind.ENDPOINT, "one"), resource(XpcKind.OTHER, "<x: 0x1> y")),
              XpcArray.of(
                  resource(XpcKind.ENDPOINT, "two"), resource(XpcKind.OTHER, "<x: 0x2> y")));
    };
  }

  @ParameterizedTest
  @EnumSource
  void noiseIsLeftOutAndCountedWhenItsClassIs(Noise noise) {
    List<XpcValue> values = noisy(noise);
    FieldComparer leaving = comparer(EnumSet.of(noise));
    assertThat(leaving.compare(values.get(0), values.get(1))).isEmpty();
    long count = values.get(0) instanceof XpcArray array ? array.values().size() : 1;
    assertThat(leaving.noise()).isEqualTo(Map.of(noise, count));

    FieldComparer telling = comparer(EnumSet.complementOf(EnumSet.of(noise)));
    assertThat(telling.compare(values.get(0), values.get(1))).hasSize((int) count);
    assertThat(telling.noise()).isEmpty();
  }

  @Test
  void noiseDoesNotHideWhatElseDiffers() {
    FieldComparer comparer = comparer(EnumSet.allOf(Noise.class));
    assertThat(comparer.compare(fd("/a", 1), fd("/b", 2))).hasSize(1);
    assertThat(comparer.compare(new XpcInt64(Talk.PID), new XpcInt64(OTHER_PID + 1))).hasSize(1);
    assertThat(comparer.compare(new XpcInt64(Talk.PARENT), new XpcInt64(OTHER_PID))).hasSize(1);
    assertThat(
            comparer.compare(
                resource(XpcKind.OTHER, "<x: 0x1> y"), resource(XpcKind.OTHER, "<x: 0x1> z")))
        .hasSize(1);
    assertThat(comparer.noise()).isEmpty();
  }

  @Test
  void ignoredPlacesAreLeftOutAndCounted() {
    XpcValue a =
        dictionary(
            entry("t", dictionary(entry("x", "1"), entry("y", "1"))),
            entry("only", "here"),
            entry("same", dictionary(entry("p", "1"), entry("q", "1"))),
            entry("v", "1"));
    XpcValue b =
        dictionary(
            entry("t", dictionary(entry("x", "2"), entry("y", "2"))),
            entry("same", dictionary(entry("q", "1"), entry("p", "1"))),
            entry("v", "2"));
    FieldComparer comparer = comparer(Set.of(), "t", "only", "same");
    assertThat(comparer.compare(a, b))
        .extracting(FieldComparerTest::describe)
        .containsExactly("v-+");
    assertThat(comparer.ignored()).isEqualTo(2);

    FieldComparer all = comparer(Set.of(), "**");
    assertThat(all.compare(a, b)).isEmpty();
    assertThat(all.ignored()).isEqualTo(1);
  }
}
