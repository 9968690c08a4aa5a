package io.xpctape.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.fixtures.NativeFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf(
    value = "io.xpctape.fixtures.NativeFixtures#haveWorkAlike",
    disabledReason = NativeFixtures.NO_WORK_ALIKE)
class NativeFilesTest {
  private static final String PROGRAM = "bin/three-sends";
  private static final String LIBRARY = "lib/libxpc.so";

  @TempDir Path folder;
  private CacheFolder cache;

  @BeforeEach
  void nameCache() {
    cache = CacheFolder.of(Map.of("XDG_CACHE_HOME", folder.toString()), false);
  }

  @Test
  void unpacksOnceForUsAlone() throws IOException {
    Path unpacked = NativeFiles.unpack("fixtures", cache);
    assertThat(unpacked.getParent()).isEqualTo(folder.resolve("xpctape"));
    assertThat(unpacked.getFileName().toString()).matches("[0-9a-f]{64}");
    assertThat(modeOf(folder.resolve("xpctape"))).isEqualTo("rwx------");
    assertThat(modeOf(unpacked.resolve("bin"))).isEqualTo("rwx------");
    assertThat(modeOf(unpacked.resolve(PROGRAM))).isEqualTo("rwx------");
    assertThat(modeOf(unpacked.resolve(LIBRARY))).isEqualTo("rw-------");
    var first = Files.getLastModifiedTime(unpacked.resolve(PROGRAM));
    assertThat(NativeFiles.unpack("fixtures", cache)).isEqualTo(unpacked);
    assertThat(Files.getLastModifiedTime(unpacked.resolve(PROGRAM))).isEqualTo(first);
  }

  @Test
  void replacesWhatWasTamperedWith() throws IOException {
    Path unpacked = NativeFiles.unpack("fixtures", cache);
    byte[] wanted = Files.readAllBytes(unpacked.resolve(PROGRAM));

    byte[] other = wanted.clone();
    other[wanted.length / 2] ^= 1;
    Files.write(unpacked.resolve(PROGRAM), other);
    NativeFiles.unpack("fixtures", cache);
    assertThat(unpacked.resolve(PROGRAM)).hasBinaryContent(wanted);

    Path elsewhere = Files.write(folder.resolve("elsewhere"), wanted);
    Files.delete(unpacked.resolve(PROGRAM));
    Files.createSymbolicLink(unpacked.resolve(PROGRAM), elsewhere);
    NativeFiles.unpack("fixtures", cache);
    assertThat(Files.isSymbolicLink(unpacked.resolve(PROGRAM))).isFalse();

    chmod(unpacked.resolve(LIBRARY), "rw-rw-rw-");
    NativeFiles.unpack("fixtures", cache);
    assertThat(modeOf(unpacked.resolve(LIBRARY))).isEqualTo("rw-------");

    chmod(unpacked.resolve("bin"), "rwxrwxrwx");
    NativeFiles.unpack("fixtures", cache);
    assertThat(modeOf(unpacked.resolve("bin"))).isEqualTo("rwx------");

    Files.delete(unpacked.resolve(LIBRARY));
    NativeFiles.unpack("fixtures", cache);
    assertThat(unpacked.resolve(LIBRARY)).exists();
    assertNothingIsLeftOver(unpacked);
  }

  @Test
  void replacesALinkInPlaceOfTheFolder() throws IOException {
    Path unpacked = NativeFiles.unpack("fixtures", cache);
    Path moved = Files.move(unpacked, folder.resolve("moved"));
    Files.createSymbolicLink(unpacked, moved);
    NativeFiles.unpack("fixtures", cache);
    assertThat(Files.isDirectory(unpacked, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(moved.resolve(PROGRAM)).exists();
  }

  @Test
  void manyMayUnpackAtOnce() throws Exception {
    int users = 8;
    ExecutorService threads = Executors.newFixedThreadPool(users);
    try {
      CyclicBarrier start = new CyclicBarrier(users);
      Callable<Path> user =
          () -> {
            start.await();
            return NativeFiles.unpack("fixtures", cache);
          };
      Set<Path> unpacked = new HashSet<>();
      for (Future<Path> use : threads.invokeAll(Collections.nCopies(users, user))) {
        unpacked.add(use.get());
      }
      assertThat(unpacked).hasSize(1);
      assertNothingIsLeftOver(unpacked.iterator().next());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void takesNoFolderThatTheLoaderWouldSplit() throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    for (String name : List.of("with space", "with:colon", "with$dollar")) {
      CacheFolder odd =
          CacheFolder.of(
              Map.of(
                  "XDG_CACHE_HOME",
                  folder.resolve(name).toString(),
                  "TMPDIR",
                  temporary.toString()),
              false);
      assertThat(odd.make().getParent()).isEqualTo(temporary);
    }
  }

  @Test
  void takesTheHomeOfEachSystem() throws IOException {
    Map<String, String> home = Map.of("HOME", folder.toString());
    assertThat(CacheFolder.of(home, false).make()).isEqualTo(folder.resolve(".cache/xpctape"));
    assertThat(CacheFolder.of(home, true).make())
        .isEqualTo(folder.resolve("Library/Caches/xpctape"));
  }

  @Test
  void takesNoFolderThatOthersMayEnterOrOwn() throws IOException {
    Path open = Files.createDirectories(folder.resolve("open/xpctape"));
    chmod(open, "rwxr-xr-x");
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    CacheFolder fallback =
        CacheFolder.of(
            Map.of("XDG_CACHE_HOME", folder + "/open", "TMPDIR", temporary.toString()), false);
    assertThat(fallback.make().getParent()).isEqualTo(temporary);
    chmod(fallback.make(), "rwx-----x");
    assertThat(fallback.make()).hasParent(Path.of("/tmp"));
  }

  @Test
  void saysWhatIsNotThere() {
    assertThatThrownBy(() -> NativeFiles.unpack("no-such-set", cache))
        .isInstanceOfSatisfying(
            AgentException.class,
            e -> assertThat(e.reason()).isEqualTo(AgentException.Reason.PLATFORM))
        .hasMessageStartingWith("there are no native files for linux-");
  }

  private void assertNothingIsLeftOver(Path unpacked) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("xpctape"))) {
      assertThat(all).containsExactly(unpacked);
    }
  }

  private static String modeOf(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static void chmod(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
