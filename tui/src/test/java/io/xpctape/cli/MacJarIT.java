package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.image.MachO;
import io.xpctape.image.MachOFile;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar that people get, built with the profile {@code macos}: it brings the agent for a Mac. */
class MacJarIT {
  @ParameterizedTest
  @ValueSource(strings = {"aarch64", "x86_64"})
  void unpacksTheAgentOnEitherProcessor(String processor, @TempDir Path folder) throws Exception {
    Path tests =
        Path.of(UnpackAsMac.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            Path.of("target/xpctape.jar") + File.pathSeparator + tests,
            UnpackAsMac.class.getName(),
            processor);
    builder.environment().put("XDG_CACHE_HOME", folder.toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();

    Path unpacked = Path.of(said.strip());
    assertThat(unpacked).startsWith(folder);
    try (MachOFile library = MachOFile.open(unpacked.resolve("libxpctape-agent.dylib"))) {
      assertThat(library.slices()).extracting(MachO::processor).contains("x86_64", "arm64");
    }
  }
}
