package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.tape.TapeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputFileTest {
  private static final byte[] LINES = "{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private final TestConsole test = new TestConsole();

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** A pipe with a name, into which somebody writes these bytes, once. */
  private CompletableFuture<Void> pipe(String name, byte[] bytes) throws Exception {
    Path pipe = folder.resolve(name);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return CompletableFuture.runAsync(
        () -> {
          try {
            Files.write(pipe, bytes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void maybeAPipe() throws Exception {
    CompletableFuture<Void> lines = pipe("lines", LINES);
    assertThat(test.run("-q", "import", path("lines"), "-o", path("a"))).isZero();
    lines.join();
    test.run("-q", "schema", "infer", path("a"), "-o", path("schema"));
    test.run("encode", path("a"), "--schema", path("schema"), "-o", path("a.pb"));
    CompletableFuture<Void> encoded = pipe("pb", Files.readAllBytes(folder.resolve("a.pb")));
    assertThat(test.run("decode", path("pb"), "--schema", path("schema"), "-o", path("b")))
        .isZero();
    encoded.join();

    assertThat(test.both()).isEmpty();
    assertThat(TapeReader.read(folder.resolve("b")).messages()).hasSize(2);
  }

  @Test
  void standardInputCanOnlyBeReadOnce() {
    assertThat(test.run("import", "-", "-", "-o", path("a"))).isEqualTo(2);
    assertThat(test.err())
        .isEqualTo("xpctape: import: only one of the files can be standard input\n");
  }

  @Test
  void whatFailsIsToldByItsName() {
    Path memory = Path.of("/proc/self/mem");
    Assumptions.assumeTrue(Files.exists(memory), "there is a file that can be opened, not read");
    assertThat(test.run("import", memory.toString(), "-o", path("a"))).isEqualTo(3);
    assertThat(test.err()).startsWith("xpctape: /proc/self/mem: can't be read: ").hasLineCount(1);
  }
}
