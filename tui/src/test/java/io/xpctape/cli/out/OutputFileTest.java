package io.xpctape.cli.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.cli.args.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir Path folder;

  @Test
  void isThereOnlyAfterTheCommitAndOnlyForItsOwner() throws IOException {
    Path target = folder.resolve("a.xpctape");
    try (OutputFile file = OutputFile.create(target, false)) {
      write(file, "whole");
      assertThat(target).doesNotExist();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.unfinished())))
          .isEqualTo("rw-------");
      file.commit();
    }
    assertThat(target).hasContent("whole");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-------");
    assertThat(names()).containsExactly("a.xpctape");
  }

  @Test
  void leavesNothingWithoutACommit() throws IOException {
    try (OutputFile file = OutputFile.create(folder.resolve("a"), false)) {
      write(file, "half");
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void replacesAFileOnlyWithForce() throws IOException {
    Path target = Files.writeString(folder.resolve("a"), "old");
    assertThatThrownBy(() -> OutputFile.create(target, false))
        .isInstanceOf(UsageException.class)
        .hasMessage(target + ": exists already; --force replaces it");
    try (OutputFile file = OutputFile.create(target, true)) {
      write(file, "new");
      assertThat(target).hasContent("old");
      file.commit();
    }
    assertThat(target).hasContent("new");
    assertThat(names()).containsExactly("a");
  }

  @Test
  void doesNotReplaceAFileThatAppearedMeanwhile() throws IOException {
    Path target = folder.resolve("a");
    try (OutputFile file = OutputFile.create(target, false)) {
      write(file, "mine");
      Files.writeString(target, "theirs");
      assertThatThrownBy(file::commit).isInstanceOf(UsageException.class);
    }
    assertThat(target).hasContent("theirs");
    assertThat(names()).containsExactly("a");
  }

  @Test
  void neverWritesThroughALinkOrOverADevice() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "theirs");
    Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
    assertThatThrownBy(() -> OutputFile.create(link, true))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is a link or a device");
    assertThatThrownBy(() -> OutputFile.create(Path.of("/dev/null"), true))
        .isInstanceOf(UsageException.class);
    assertThat(elsewhere).hasContent("theirs");
  }

  @Test
  void tellsAFolderAndAMissingFolder() {
    assertThatThrownBy(() -> OutputFile.create(folder, true))
        .isInstanceOf(UsageException.class)
        .hasMessage(folder + ": is a folder, a file is to be written");
    assertThatThrownBy(() -> OutputFile.create(folder.resolve("no/a"), false))
        .isInstanceOf(UsageException.class)
        .hasMessage(folder.resolve("no/a") + ": there is no folder " + folder.resolve("no"));
  }

  private static void write(OutputFile file, String text) throws IOException {
    try (OutputStream stream = file.stream()) {
      stream.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList().stream();
    }
  }
}
