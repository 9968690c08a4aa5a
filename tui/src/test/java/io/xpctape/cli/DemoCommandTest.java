package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.xpctape.fixtures.NativeFixtures;
import io.xpctape.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir Path folder;
  private final TestConsole test = new TestConsole();

  @Test
  void tellsTheWholeStoryWithRealBoots() throws IOException {
    assumeThat(NativeFixtures.haveWorkAlike()).as(NativeFixtures.NO_WORK_ALIKE).isTrue();
    Path own = folder.resolve("a folder");
    assertThat(test.run("demo", "-o", own.toString())).as(test::both).isZero();
    assertThat(test.out())
        .containsSubsequence(
            "  $ xpctape record -o good.xpctape -- ./vftool -k vmlinuz-amd64 -t 0\n",
            "+++ Done, state = 0\n",
            "  $ xpctape record -o bad.xpctape -- ./vftool -k vmlinuz-686 -t 0\n",
            "+++ Done, state = 3\n",
            "  vftool said      +++ Done, state = 3\n",
            "  the service said Internal Virtualization error. The guest",
            "  $ xpctape schema infer good.xpctape bad.xpctape -o schema\n",
            "message BootLoader {",
            "message GuestDidStopVirtualMachineEvent {",
            "  $ xpctape diff --noise dates --noise uuids good.xpctape bad.xpctape\n",
            "      boot_loader.kernel  fd ",
            "vmlinuz-amd64\" → ",
            "  $ xpctape replay bad.xpctape --set boot_loader.kernel=fd:vmlinuz-amd64 -o",
            "+++ Done, state = 0\n",
            "  before           +++ Done, state = 3.",
            "  after            +++ Done, state = 0.");
    assertThat(test.err())
        .contains("are in " + own + ". To go on:")
        .contains(" browse '" + own + "/good.xpctape' '" + own + "/bad.xpctape'\n");
    if (Files.isWritable(Path.of("/dev/kvm"))) {
      assertThat(test.out().lines().filter("  Hello from the 64-bit guest."::equals)).hasSize(2);
    } else {
      assertThat(test.out()).contains("No guest ran, there is no /dev/kvm");
    }
    for (String tape : new String[] {"good.xpctape", "bad.xpctape", "fixed.xpctape"}) {
      assertThat(TapeReader.read(own.resolve(tape)).complaints()).isEmpty();
    }
    // JUnit warns of a link that it removes.
    Files.delete(own.resolve("vftool"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
        .isEqualTo("rwx------");
  }

  @Test
  void touchesNoFolderWithSomethingInIt() throws IOException {
    Files.writeString(folder.resolve("mine"), "");
    assertThat(test.run("demo", "-o", folder.toString())).isEqualTo(2);
    assertThat(test.err())
        .isEqualTo("xpctape: demo: " + folder + " is not empty; name a new folder\n");
    assertThat(test.out()).isEmpty();
  }

  @Test
  void saysWhereNoFolderCanBe() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(test.run("demo", "-o", file.toString())).isEqualTo(2);
    assertThat(test.run("demo", "-o", folder.resolve("no/where").toString())).isEqualTo(2);
    assertThat(test.err())
        .isEqualTo(
            "xpctape: demo: "
                + file
                + " is a file; name a folder\nxpctape: demo: "
                + folder.resolve("no/where")
                + ": there is no folder to make it in\n");
  }
}
