package io.xpctape.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Incomplete;
import io.xpctape.model.Limits;
import io.xpctape.model.Path;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcConnection;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcShmem;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WireRoundTripTest {
  private static final int BODIES = 500;

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsRead(WireForm.Framing framing) {
    boolean remote = framing != WireForm.Framing.LOCAL;
    boolean wrapped = framing == WireForm.Framing.REMOTE;
    WireForm form = WireForm.of(framing, wrapped ? 0x10101 : 0, wrapped ? -2 : 0);
    List<WireMessage> messages =
        ValueGenerator.bodies(BODIES)
            .map(body -> new WireMessage(WireFiles.writable(body, remote), form))
            .toList();
    assertThat(WireFiles.messages(WireFiles.bytes(messages))).isEqualTo(messages);
  }

  @Test
  void wideAndDeepOnesToo() {
    XpcValue wide = WireFiles.writable(new ValueGenerator(1).wide(20_000), false);
    XpcValue deep = ValueGenerator.deep(Limits.MAX_DEPTH - 1);
    for (XpcValue body : List.of(wide, deep)) {
      WireMessage message = local(body);
      assertThat(WireFiles.messages(new WireWriter().write(message))).containsExactly(message);
    }
  }

  @Test
  void aBodyThatWasChangedIsWrittenAnew() {
    byte[] odd = new WireWriter().write(local(XpcString.of("ab")));
    odd[odd.length - 1] = 1;
    WireMessage read = WireFiles.messages(odd).get(0);
    assertThat(new WireWriter().write(read)).isEqualTo(odd);

    WireMessage changed = new WireMessage(XpcString.of("abc"), read.form());
    assertThat(new WireWriter().write(changed))
        .isEqualTo(new WireWriter().write(local(XpcString.of("abc"))));
  }

  @Test
  void exactBytesThatSayNothingAreNotGivenBack() {
    WireForm lies =
        new WireForm(WireForm.Framing.LOCAL, 0, 0, false, Bytes.of((byte) 1, (byte) 2), 0);
    assertThat(new WireWriter().write(new WireMessage(new XpcNull(), lies)))
        .isEqualTo(new WireWriter().write(local(new XpcNull())));
  }

  @Test
  void paddingIsNoPartOfTheValue() {
    byte[] plain = new WireWriter().write(local(XpcString.of("ab")));
    byte[] odd = plain.clone();
    odd[odd.length - 1] = 1;
    assertThat(WireFiles.messages(odd).get(0).body())
        .isEqualTo(WireFiles.messages(plain).get(0).body());
  }

  @Test
  void valuesWithoutAFormAreNamed() {
    OptionalLong none = OptionalLong.empty();
    Optional<Incomplete> cut = Optional.of(new Incomplete(Incomplete.Reason.SOURCE, none));
    assertRefused(
        new XpcError(XpcError.Singleton.NONE, XpcDictionary.EMPTY),
        "a[0].k: nobody knows how a value of type error is written");
    assertRefused(
        new XpcConnection(Bytes.EMPTY, none, none, none, none, 0),
        "a[0].k: nobody knows how a value of type connection is written");
    assertRefused(
        new XpcResource(XpcKind.MACH_SEND_ONCE, Bytes.EMPTY, Bytes.EMPTY),
        "a[0].k: nobody knows how a value of type mach_send_once is written");
    assertRefused(
        new XpcResource(XpcKind.OTHER, Bytes.utf8("pipe"), Bytes.utf8("<pipe: 0x1>")),
        "a[0].k: nobody knows how a value of type pipe is written");
    assertRefused(
        new XpcResource(XpcKind.OTHER, Bytes.utf8("0x1000"), Bytes.EMPTY),
        "a[0].k: nobody knows how a value of type 0x1000 is written");
    assertRefused(
        new XpcResource(XpcKind.OTHER, Bytes.utf8("pipe"), Bytes.EMPTY),
        "a[0].k: a value of type pipe can only be the last, for its length is not told");
    assertRefused(new XpcShmem(1), "a[0].k: how local XPC writes a shmem is not known");
    assertRefused(new XpcData(Bytes.EMPTY, cut), "a[0].k: the value is not whole");
    assertRefused(new XpcString(Bytes.utf8("a\0b")), "a[0].k: a C string can't hold a NUL");
    assertRefused(
        ValueGenerator.deep(Limits.MAX_DEPTH),
        "nested deeper than " + Limits.MAX_DEPTH + " values");
    assertThatThrownBy(
            () ->
                new WireWriter()
                    .write(
                        new WireMessage(
                            XpcFd.of(Bytes.utf8("/")), WireForm.of(WireForm.Framing.REMOTE, 1, 1))))
        .isInstanceOf(BadInputException.class)
        .hasMessage("body: a descriptor can't travel in RemoteXPC");
  }

  private static void assertRefused(XpcValue value, String complaint) {
    XpcValue body =
        XpcDictionary.of(
            Entry.of(
                "a",
                XpcArray.of(XpcDictionary.of(Entry.of("k", value), Entry.of("l", new XpcNull())))));
    assertThatThrownBy(() -> new WireWriter().write(local(body)))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith(complaint);
  }

  @Test
  void aRepeatedKeyIsNamedByItsNumber() {
    XpcValue body = XpcDictionary.of(Entry.of("k", new XpcNull()), Entry.of("k", new XpcShmem(1)));
    assertThatThrownBy(() -> new WireWriter().write(local(body)))
        .hasMessageStartingWith(Path.parse("[\"k\"]#2") + ": ");
  }

  private static WireMessage local(XpcValue body) {
    return new WireMessage(body, WireForm.of(WireForm.Framing.LOCAL, 0, 0));
  }
}
