package io.xpctape.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {
  private static final String FRAMEWORKS = "System/Library/Frameworks/";
  private static final String SERVICES = "Made.framework/Versions/Current/XPCServices/";

  @TempDir Path root;

  @Test
  void readsALinuxSystemsFiles() throws IOException {
    Map<String, String> nothing = new Versions(FakeMachine.linux(root)).facts(Optional.empty());
    assertThat(nothing).isEmpty();
    write("etc/os-release", "NAME=\"X\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=d\n");
    write("proc/sys/kernel/version", "#1 SMP Debian 6.1.90-1\n");
    assertThat(new Versions(FakeMachine.linux(root)).facts(Optional.empty()))
        .containsExactly(
            Map.entry("os_build", "#1 SMP Debian 6.1.90-1"),
            Map.entry("os_product", "Debian GNU/Linux 12 (bookworm)"));
    write("etc/os-release", "PRETTY_NAME=Arch\u0000=\u001b[2J\n");
    assertThat(new Versions(FakeMachine.linux(root)).facts(Optional.empty()))
        .containsEntry("os_product", "Arch = [2J");
  }

  @Test
  void readsAMacsSystemFrameworksAndServices() throws IOException {
    Path program =
        Files.write(
            root.resolve("program"),
            Programs.machO(
                "arm64",
                "/System/Library/Frameworks/Made.framework/Versions/A/Made",
                "/System/Library/Frameworks/Absent.framework/Versions/A/Absent",
                "/usr/lib/libSystem.B.dylib",
                "@rpath/Own.framework/Own"));
    FakeMachine mac =
        FakeMachine.mac(root)
            .prints(
                "/usr/bin/sw_vers",
                "ProductName:\t\tmacOS\nProductVersion:\t\t13.4\nBuildVersion:\t\t22F66\n");
    bundle(mac, "Made.framework/Resources", "com.example.Made", "1.0", "209.80.5");
    bundle(mac, SERVICES + "a.xpc/Contents", "com.example.Made.Worker", "1", "1");
    bundle(mac, SERVICES + "b.xpc/Contents", "com.example.Made.Other", "", "7");
    write(FRAMEWORKS + SERVICES + "c.xpc/Contents/Info.plist", "no output for it");
    assertThat(new Versions(mac).facts(Optional.of(program)))
        .containsExactly(
            Map.entry("framework Made", "1.0 (209.80.5)"),
            Map.entry("os_build", "22F66"),
            Map.entry("os_product", "macOS 13.4"),
            Map.entry("service com.example.Made.Other", "(7)"),
            Map.entry("service com.example.Made.Worker", "1"));
  }

  @Test
  void doesWithoutToolsAndWithAnyProgram() throws IOException {
    Versions versions = new Versions(FakeMachine.mac(root));
    assertThat(versions.facts(Optional.empty())).isEmpty();
    Path script = write("script", "#!/bin/sh\n");
    assertThat(versions.facts(Optional.of(script))).isEmpty();
    assertThat(versions.facts(Optional.of(root.resolve("nothing")))).isEmpty();
  }

  @Test
  void takesNoPropertyListForMoreThanItIs() {
    for (String xml :
        new String[] {
          "",
          "<plist",
          "<plist/>",
          "<plist><dict><string>x</string></dict></plist>",
          "<!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
              + "<plist><dict><key>CFBundleVersion</key><string>&e;</string></dict></plist>"
        }) {
      assertThat(InfoPlist.parse(xml).version()).isEmpty();
    }
  }

  private void bundle(FakeMachine mac, String folder, String name, String version, String build)
      throws IOException {
    Path file = write(FRAMEWORKS + folder + "/Info.plist", "bplist00");
    mac.prints(
        "/usr/bin/plutil -convert xml1 -o - " + file,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
        \t<key>CFBundleIdentifier</key>
        \t<string>%s</string>
        \t<key>CFBundleSupportedPlatforms</key>
        \t<array>
        \t\t<string>MacOSX</string>
        \t</array>
        \t<key>CFBundleShortVersionString</key>
        \t<string>%s</string>
        \t<key>CFBundleVersion</key>
        \t<string>%s</string>
        </dict>
        </plist>
        """
            .formatted(name, version, build));
  }

  private Path write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, content);
  }
}
