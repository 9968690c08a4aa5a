package io.xpctape.cli.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves behind that is ended while it writes. */
class EndedProcessTest {
  @TempDir Path folder;

  /** Makes a folder with an unfinished file and, as the end has begun, tries to make one more. */
  public static void main(String... args) throws IOException {
    Path made = Path.of(args[0]);
    OutputFile.removeOnExit(made);
    Files.createDirectory(made);
    OutputFile unfinished = OutputFile.create(made.resolve("ledger.txtpb"), true);
    unfinished.stream().write('a');
    Runtime.getRuntime().addShutdownHook(new Thread(() -> tryMore(made)));
    Runtime.getRuntime().exit(ExitStatus.INTERRUPTED);
  }

  private static void tryMore(Path made) {
    try {
      OutputFile.create(made.resolve("schema.md"), true).stream().write('b');
    } catch (InterruptedIOException e) {
      // As it should be, or it is removed as well.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void neitherFilesNorFoldersThatItMade() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    String classes = System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                EndedProcessTest.class.getName(),
                folder.resolve("schema").toString())
            .inheritIO()
            .start();

    assertThat(process.waitFor()).isEqualTo(ExitStatus.INTERRUPTED);
    assertThat(folder).isEmptyDirectory();
  }
}
