package io.xpctape.cli.demo;

import io.xpctape.agent.NativeFiles;
import io.xpctape.fixtures.KernelMaker;
import io.xpctape.fixtures.NativeFixtures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What the story needs in its folder: a client and two kernels. */
final class Stage {
  static final String CLIENT = "vftool";
  static final String GOOD_KERNEL = "vmlinuz-amd64";
  static final String BAD_KERNEL = "vmlinuz-686";

  /** What the good kernel prints on its console. */
  static final String GREETING = "Hello from the 64-bit guest.";

  private Stage() {}

  /**
   * Sets the stage in an empty folder.
   *
   * @throws io.xpctape.agent.AgentException if there are no stand-ins for this machine
   */
  static void set(Path folder) throws IOException {
    NativeFixtures fixtures = new NativeFixtures(NativeFiles.unpack("fixtures"));
    Files.createSymbolicLink(folder.resolve(CLIENT), fixtures.vftool());
    makeKernels(folder);
  }

  /** Sets it with tapes of the three boots, which this very story left on a Linux machine. */
  static void setWithTapes(Path folder) throws IOException {
    makeKernels(folder);
    for (String name : List.of(Story.GOOD, Story.BAD, Story.FIXED)) {
      try (InputStream tape = Stage.class.getResourceAsStream(name)) {
        Files.copy(Objects.requireNonNull(tape), folder.resolve(name));
      }
    }
  }

  private static void makeKernels(Path folder) throws IOException {
    write(folder.resolve(GOOD_KERNEL), KernelMaker.guest64(GREETING).make());
    write(folder.resolve(BAD_KERNEL), KernelMaker.guest32("Hello from the 32-bit guest.").make());
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try {
      Files.write(file, bytes);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // A full disk's has no name in it.
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Whether this xpctape has stand-ins for this machine. */
  static boolean exists() {
    return NativeFixtures.haveWorkAlike();
  }
}
