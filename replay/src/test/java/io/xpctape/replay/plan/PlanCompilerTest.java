package io.xpctape.replay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Incomplete;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcString;
import io.xpctape.proto.v1.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanCompilerTest {
  private static final Recording BOOT = Boot.recording();

  @TempDir Path folder;

  private PlanCompiler compiler() {
    return new PlanCompiler(BOOT, folder);
  }

  private static List<Message> messages(int... numbers) {
    return Arrays.stream(numbers).mapToObj(n -> BOOT.messages().get(n - 1)).toList();
  }

  private static List<Edit> set(String... edits) {
    return Arrays.stream(edits).<Edit>map(Edit::parseSet).toList();
  }

  private static String text(ReplayPlan plan) throws InvalidProtocolBufferException {
    return TextFormat.printer().printToString(Plan.parseFrom(plan.encoded().buffer()));
  }

  @Test
  void aPlaceThatOneMessageHasNeedsNoMessage() throws IOException {
    Path kernel = Files.createFile(folder.resolve("good"));
    ReplayPlan plan =
        compiler().compile(set("loader.kernel=fd:good", "loader.command_line=console=hvc0"));
    assertThat(text(plan))
        .isEqualTo(
            """
            rule {
              service: "com.example.machine"
              call: CALL_CONNECTION_SEND_MESSAGE_WITH_REPLY
              condition {
                path {
                  step {
                    key: "loader"
                  }
                  step {
                    key: "command_line"
                  }
                }
              }
              condition {
                path {
                  step {
                    key: "loader"
                  }
                  step {
                    key: "kernel"
                  }
                }
              }
              condition {
                path {
                  step {
                    key: "method"
                  }
                }
                equals {
                  string: "create"
                }
              }
              edit {
                path {
                  step {
                    key: "loader"
                  }
                  step {
                    key: "kernel"
                  }
                }
                set {
                  fd {
                    path: "KERNEL"
                    flags: 524288
                  }
                }
              }
              edit {
                path {
                  step {
                    key: "loader"
                  }
                  step {
                    key: "command_line"
                  }
                }
                set {
                  string: "console=hvc0"
                }
              }
            }
            """
                .replace("KERNEL", kernel.toString()));
  }

  @Test
  void aChosenMessageIsKnownByItsNumberAmongItsLike() throws IOException {
    assertThat(text(compiler().compile(messages(4), set("path=/new", "size=uint64:7"))))
        .isEqualTo(
            """
            rule {
              service: "com.example.machine"
              call: CALL_CONNECTION_SEND_MESSAGE
              condition {
                path {
                  step {
                    key: "method"
                  }
                }
                equals {
                  string: "attach"
                }
              }
              nth: 2
              edit {
                path {
                  step {
                    key: "path"
                  }
                }
                set {
                  string: "/new"
                }
              }
              edit {
                path {
                  step {
                    key: "size"
                  }
                }
                set {
                  uint64: 7
                }
              }
            }
            """);
  }

  @Test
  void appendingAndRemovingAreSaidToo() throws IOException {
    ReplayPlan plan =
        compiler()
            .compile(
                List.of(Edit.parseSet("disks[+]=string:/more"), Edit.parseUnset("disks[0].path")));
    assertThat(text(plan).replaceAll("\\s+", " "))
        .contains("edit { path { step { key: \"disks\" } step { append { } } } set { string")
        .contains(
            "edit { path { step { key: \"disks\" } step { index: 0 } step { key: \"path\" } }"
                + " unset { } }");
  }

  @Test
  void changesOfDifferentMessagesBecomeRulesOfTheirOwn() {
    ReplayPlan plan = compiler().compile(messages(3, 5), set("path=/new"));
    assertThat(plan.rules()).extracting(rule -> rule.message().n()).containsExactly(3L, 5L);
    assertThat(plan.rules()).extracting(rule -> rule.nth().orElseThrow()).containsExactly(1L, 3L);
  }

  @Test
  void whatWasReceivedIsLeftOutOfAChoice() {
    assertThat(compiler().compile(messages(1, 2), set("cpus=4")).rules()).hasSize(1);
    assertThatThrownBy(() -> compiler().compile(messages(2), set("ok=0")))
        .isInstanceOf(ReplayException.class)
        .hasMessage("message 2 was received; a rerun changes what the program sends");
  }

  @Test
  void aPlaceThatSeveralMessagesHaveNeedsAChoice() {
    assertThatThrownBy(() -> compiler().compile(set("path=/new")))
        .isInstanceOf(ReplayException.class)
        .hasMessage("path is in 3 messages (3, 4, 5): choose with --message, as in --message 3");
  }

  @Test
  void anAppendedValueGoesWhereItsArrayIs() {
    ReplayPlan plan = compiler().compile(set("disks[+]=string:/i"));
    assertThat(plan.rules()).extracting(rule -> rule.message().n()).containsExactly(1L);
    assertThat(plan.rules().get(0).conditions().keySet())
        .extracting(io.xpctape.model.Path::toString)
        .containsExactlyInAnyOrder("disks", "method");
  }

  @Test
  void aNewKeyIsAddedOnlyToAMessageThatWasChosen() {
    assertThatThrownBy(() -> compiler().compile(set("loader.kernal=string:/i")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "no message that the program sent has loader.kernal; in message 1, loader.kernal"
                + " isn't there; the keys are command_line, kernel (--message chooses one to add"
                + " it to)");
    assertThat(compiler().compile(messages(1), set("loader.initrd=string:/i")).rules()).hasSize(1);
  }

  @Test
  void aPlaceThatIsNowhereIsNotGuessed() {
    assertThatThrownBy(() -> compiler().compile(List.of(Edit.parseUnset("loader.kernal"))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "no message that the program sent has loader.kernal; in message 1, loader.kernal"
                + " isn't there; the keys are command_line, kernel");
    assertThatThrownBy(() -> compiler().compile(set("state=string:0")))
        .hasMessage("no message that the program sent has state");
    assertThatThrownBy(() -> compiler().compile(messages(3), List.of(Edit.parseUnset("x"))))
        .isInstanceOf(BadInputException.class)
        .hasMessage("message 3: x isn't there; the keys are method, path");
  }

  @Test
  void aValueMustFitWhatItReplaces() {
    assertThatThrownBy(() -> compiler().compile(set("cpus=-1")))
        .isInstanceOf(ReplayException.class)
        .hasMessage("--set cpus: \"-1\" is no uint64: it is from 0 to 18446744073709551615");
    assertThatThrownBy(() -> compiler().compile(messages(1), set("new=1")))
        .hasMessage("--set new: \"1\" replaces nothing: name its type, as in string:\"1\"");
  }

  @Test
  void aFileThatIsNotThereIsToldBeforeAnythingRuns() {
    assertThatThrownBy(() -> compiler().compile(set("loader.kernel=gone")))
        .isInstanceOf(ReplayException.class)
        .hasMessage("fd:gone: there is no such file");
  }

  @Test
  void aValueThatIsNotWholeIsNeitherSentNorCompared() {
    Optional<Incomplete> lost =
        Optional.of(new Incomplete(Incomplete.Reason.SOURCE, OptionalLong.of(9)));
    XpcDictionary body =
        XpcDictionary.of(
            Entry.of("method", new XpcString(Bytes.utf8("att"), lost)),
            Entry.of("disks", new XpcArray(List.of(XpcString.of("/a"), XpcString.of("/z")), lost)),
            Entry.of("key", new XpcData(Bytes.of((byte) 1), lost)));
    Message message = BOOT.messages().get(0).withBody(body);
    Recording pasted = new Recording(BOOT.info(), List.of(), List.of(message), List.of());
    PlanCompiler compiler = new PlanCompiler(pasted, folder);

    ReplayPlan plan = compiler.compile(List.of(message), set("key=0202"));
    assertThat(plan.rules())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.conditions().values()).containsOnly(Optional.empty());
              assertThat(rule.edits())
                  .extracting(PlannedEdit::after)
                  .containsExactly(Optional.of(new XpcData(Bytes.of((byte) 2, (byte) 2))));
            });
    assertThatThrownBy(() -> compiler.compile(List.of(message), set("disks[1]=/b")))
        .isInstanceOf(ReplayException.class)
        .hasMessage(
            "disks[1]: the source of this tape had left values out of disks, so nobody knows what"
                + " has this index in the program");
    assertThat(compiler.compile(List.of(message), set("disks[+]=string:/b")).rules()).hasSize(1);
  }
}
