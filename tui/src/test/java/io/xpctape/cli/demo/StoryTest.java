package io.xpctape.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.cli.Main;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void isToldFromTapesWhereThereAreNoStandIns() throws IOException {
    Console console =
        Console.of(InputStream.nullInputStream(), out, err, new Terminals(""), Map.of());
    int status = Story.tell(folder, Main.class.getName(), console, false);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsSubsequence(
            "There are no stand-ins for this machine, so nothing is recorded here",
            "  $ xpctape list good.xpctape\n",
            "  $ xpctape list bad.xpctape\n",
            "  $ xpctape show bad.xpctape 'kind == \"guest_did_stop_virtual_machine\"'\n",
            "  the service said Internal Virtualization error. The guest triple-faulted",
            "  $ xpctape schema infer good.xpctape bad.xpctape -o schema\n",
            "  $ xpctape diff --noise dates --noise uuids good.xpctape bad.xpctape\n",
            "  $ xpctape replay bad.xpctape --set boot_loader.kernel=fd:vmlinuz-amd64 --dry-run\n",
            "  $ xpctape diff bad.xpctape fixed.xpctape\n",
            "  before           +++ Done, state = 3.",
            "  after            +++ Done, state = 0.");
    assertThat(status).isZero();
  }
}
