package io.xpctape.agent.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivilegesTest {
  private static final String SET_ID = "is setuid or setgid";

  @Test
  void areWhatTheUserHasNot() {
    assertThat(Privileges.of(04755, true, false, false)).contains(SET_ID);
    assertThat(Privileges.of(04755, false, false, false)).isEmpty();
    assertThat(Privileges.of(02755, false, true, false)).contains(SET_ID);
    assertThat(Privileges.of(02755, true, false, false)).isEmpty();
    // Without the group's right to execute it means something else.
    assertThat(Privileges.of(02745, true, true, false)).isEmpty();
    assertThat(Privileges.of(0755, true, true, false)).isEmpty();
    assertThat(Privileges.of(0755, true, true, true))
        .contains("has file capabilities (getcap PROGRAM)");
  }

  @Test
  void ofOnesOwnFileAreNone(@TempDir Path folder) throws IOException {
    Path own = Files.createFile(folder.resolve("own"));
    Files.setAttribute(own, "unix:mode", 04755);
    assertThat(Privileges.of(own)).isEmpty();
    assertThat(Privileges.of(folder.resolve("nothing"))).isEmpty();
  }
}
