package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.xpctape.agent.NativeFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that talks as NSXPC does, recorded and read. */
final class NsxpcTest {
  @TempDir Path folder;
  private final TestConsole test = new TestConsole();
  private String tape = "";

  @BeforeEach
  void record() throws IOException {
    assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
    String program = NativeFiles.unpack("fixtures").resolve("bin/nsxpc").toString();
    tape = folder.resolve("nsxpc.xpctape").toString();
    assertThat(
            test.run("record", "-q", "-o", tape, "--", "/bin/sh", "-c", "exec " + program + " >&-"))
        .isZero();
  }

  @Test
  void theSelectorIsTheKind() {
    assertThat(test.run("list", tape, "--filter", "kind == 'greet:reply:'")).isZero();
    assertThat(test.out()).containsSubsequence("→", "greet:reply:", "←", "greet:reply:", "↩");
  }

  @Test
  void whatIsInsideIsShownAndFound() {
    assertThat(test.run("show", tape, "dir == 'out' && kind != ''")).isZero();
    assertThat(test.out())
        .contains(
            """
              root: data of 66 bytes
                $plist (bplist17): {
                  selector: "greet:reply:"
                  signature: "v32@0:8@16@?24"
                  arguments: [
                    0: "you"
                    1: null
                  ]
                }
            """);
    TestConsole answer = new TestConsole();
    String expression = "plist(body.root).arguments[0] == 'hello' && dir == 'in'";
    String path = "root.$plist.arguments[0]";
    assertThat(answer.run("show", tape, expression, "--path", path)).isZero();
    assertThat(answer.out()).isEqualTo("\"hello\"\n");
  }

  @Test
  void nothingInsideIsReplayedOtherwise() {
    assertThat(test.run("replay", tape, "--set", "root.$plist.selector=x", "--dry-run"))
        .isEqualTo(2);
    assertThat(test.err())
        .isEqualTo(
            "xpctape: replay: --set: root.$plist.selector lies in a view of data and can't be"
                + " changed; change the data\n");
  }
}
