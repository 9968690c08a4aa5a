package io.xpctape.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeNamesTest {
  @Test
  void leavesNoEmptyTapeBehind(@TempDir Path folder) throws IOException {
    TapeNames names = TapeNames.reserve(folder.resolve("t.xpctape"), false);
    Files.createFile(names.privateName());
    names.finish(Path.of("/no/library"));
    assertThat(names.unwritten()).isTrue();
    assertThat(names.finished()).isEmpty();
    assertThat(names.unfinished()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }
}
