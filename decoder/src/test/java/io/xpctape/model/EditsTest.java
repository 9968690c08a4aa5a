package io.xpctape.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.XpcDictionary.Entry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EditsTest {
  private static final XpcDictionary LOADER =
      XpcDictionary.of(Entry.of("kernel", XpcString.of("/k")), Entry.of("x", new XpcNull()));
  private static final XpcArray DISKS = XpcArray.of(new XpcUint64(1), new XpcUint64(2));
  private static final XpcDictionary BODY =
      XpcDictionary.of(
          Entry.of("loader", LOADER),
          Entry.of("disks", DISKS),
          Entry.of("k", new XpcBool(true)),
          Entry.of("k", new XpcBool(false)));
  private static final XpcValue NEW = XpcString.of("new");

  private static XpcValue set(String path) {
    return Edits.set(BODY, Path.parse(path), NEW);
  }

  @Test
  void setsReplacesAddsAndAppends() {
    assertThat(set("loader.kernel"))
        .isEqualTo(
            XpcDictionary.of(
                Entry.of(
                    "loader",
                    XpcDictionary.of(Entry.of("kernel", NEW), Entry.of("x", new XpcNull()))),
                Entry.of("disks", DISKS),
                Entry.of("k", new XpcBool(true)),
                Entry.of("k", new XpcBool(false))));
    assertThat(Path.parse("loader.initrd").get(set("loader.initrd"))).contains(NEW);
    assertThat(Path.parse("disks").get(set("disks[+]")))
        .contains(XpcArray.of(new XpcUint64(1), new XpcUint64(2), NEW));
    assertThat(Path.parse("disks").get(set("disks[1]")))
        .contains(XpcArray.of(new XpcUint64(1), NEW));
    assertThat(Path.parse("k#1").get(set("k#2"))).contains(new XpcBool(true));
    assertThat(Path.parse("k#2").get(set("k#2"))).contains(NEW);
  }

  @Test
  void sharesWhatItDoesNotChange() {
    XpcValue changed = set("loader.kernel");
    assertThat(Path.parse("disks").get(changed).orElseThrow()).isSameAs(DISKS);
    assertThat(Path.parse("loader").get(BODY).orElseThrow()).isSameAs(LOADER);
  }

  @Test
  void unsetsOneEntryOrElement() {
    assertThat(Edits.unset(BODY, Path.parse("k#1")))
        .isEqualTo(
            XpcDictionary.of(
                Entry.of("loader", LOADER),
                Entry.of("disks", DISKS),
                Entry.of("k", new XpcBool(false))));
    assertThat(Path.parse("disks").get(Edits.unset(BODY, Path.parse("disks[0]"))))
        .contains(XpcArray.of(new XpcUint64(2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loader.boot.kernel | loader.boot.kernel: loader.boot isn't there; the keys are kernel, x",
        "leader.kernel | leader.kernel: leader isn't there; the keys are disks, k, loader",
        "loader.kernel.a | loader.kernel.a: loader.kernel is of type string, not dictionary",
        "disks.a | disks.a: disks is of type array, not dictionary",
        "loader[0] | loader[0]: loader is of type dictionary, not array",
        "disks[2] | disks[2] isn't there; the array has 2",
        "k#3 | [\"k\"]#3 isn't there; the keys are disks, k, loader",
        "[0] | [0]: the body is of type dictionary, not array",
        ". | a change must name a place in the body, it can't be the body itself",
      })
  void setNamesTheStepThatFailed(String path, String complaint) {
    assertThatThrownBy(() -> set(path)).isInstanceOf(BadInputException.class).hasMessage(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loader.initrd | loader.initrd isn't there; the keys are kernel, x",
        "disks[+] | disks[+] isn't there; the array has 2",
        "disks[9] | disks[9] isn't there; the array has 2",
      })
  void unsetNamesWhatIsMissing(String path, String complaint) {
    assertThatThrownBy(() -> Edits.unset(BODY, Path.parse(path)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(complaint);
  }

  @Test
  void keepsThatABodyIsNotWhole() {
    Incomplete incomplete = new Incomplete(Incomplete.Reason.DEPTH, OptionalLong.of(7));
    XpcValue body = new XpcDictionary(List.of(), Optional.of(incomplete));
    assertThat(Edits.set(body, Path.parse("a"), NEW))
        .isEqualTo(new XpcDictionary(List.of(Entry.of("a", NEW)), Optional.of(incomplete)));
  }
}
