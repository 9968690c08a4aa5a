package io.xpctape.agent.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs children from a JVM of its own, so that signals can be sent to it. */
class SignalsTest {
  /** The program that the tests send signals to: runs its arguments and ends as they do. */
  static final class Started {
    public static void main(String[] command) throws IOException {
      StartRequest request =
          new StartRequest(
              CommandLine.exact(List.of(command)).orElseThrow(),
              Environment.ofCaller(),
              Optional.empty(),
              Optional.empty(),
              true);
      Ending ending;
      try (Child child = Child.start(request)) {
        ending = child.await();
      }
      System.exit(ending.shellStatus());
    }
  }

  @TempDir Path folder;

  /** For a shell: waits until a condition holds; gives up when a machine can't be that slow. */
  private static final String WAIT =
      "i=0; until %s || [ $i = 3000 ]; do sleep 0.01; i=$((i+1)); done; ";

  private String run;

  @BeforeEach
  void nameProgram() {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
    run =
        "'%s/bin/java' --enable-native-access=ALL-UNNAMED -cp '%s' '%s' "
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                Started.class.getName());
  }

  @Test
  void handsTermAndHangupOn() throws IOException {
    for (String signal : List.of("TERM", "HUP")) {
      String child =
          "trap \"echo got it; exit 7\" "
              + signal
              + "; kill -"
              + signal
              + " $PPID; "
              + wait("false");
      assertThat(bash(run + "sh -c '" + child + "'; echo $?")).isEqualTo("got it\n7\n");
    }
  }

  @Test
  void survivesWhatTheTerminalSendsToItsWholeGroup() throws IOException {
    String child = "kill -INT $PPID; kill -QUIT $PPID; kill -TERM $PPID; " + wait("false");
    assertThat(bash(run + "sh -c '" + child + "'; echo $?")).isEqualTo("143\n");
  }

  @Test
  void keepsIgnoringWhatItsCallerIgnores() throws IOException {
    String child = "kill -TERM $PPID; kill -HUP $PPID; kill -INT $PPID; exit 3";
    assertThat(bash("trap '' TERM HUP INT; " + run + "sh -c '" + child + "'; echo $?"))
        .isEqualTo("3\n");
  }

  @Test
  void stopsAndGoesOnWithTheProgram() throws IOException {
    // A job that stops has status 128 + SIGTSTP. Continued is our process alone, not its group.
    String job = run + "sh -c 'kill -STOP $$; echo on; exit 5' 2>&-; echo $?;";
    // The shell learns a little later that its job goes on, and until then waits for nothing.
    String end = wait("wait %1 2>&-; s=$?; [ $s != 148 ]");
    assertThat(bash("set -m; " + job + " kill -CONT $(jobs -p); " + end + " echo $s"))
        .contains("148\n")
        .contains("on\n")
        .contains("5\n");
  }

  @Test
  void letsGoOfThePipesThatTheProgramCloses() throws IOException {
    // The program closes a pipe and goes on; it says whether the reader saw the end meanwhile.
    String seen = folder.resolve("seen").toString();
    String child = "exec 3>&-; " + wait("[ -e " + seen + " ]") + "[ -e " + seen + " ] && echo seen";
    assertThat(
            bash(
                "exec 4>&1; "
                    + run
                    + "sh -c '"
                    + child
                    + "' 3>&1 >&4 4>&- | { cat; touch "
                    + seen
                    + "; }"))
        .isEqualTo("seen\n");
  }

  private static String wait(String condition) {
    return WAIT.formatted(condition);
  }

  private String bash(String script) throws IOException {
    Path out = Files.write(folder.resolve("out"), new byte[0]);
    List<NativeString> command = Stream.of("bash", "-c", script).map(NativeString::of).toList();
    Environment environment = Environment.ofCaller();
    try (Child child =
        Child.start(
            new StartRequest(command, environment, Optional.empty(), Optional.of(out), false))) {
      child.await();
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
