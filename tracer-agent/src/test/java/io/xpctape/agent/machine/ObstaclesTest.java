package io.xpctape.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObstaclesTest {
  private static final String CURE =
      "record a copy with a signature of your own: cp PROGRAM COPY; codesign -d --entitlements"
          + " E.plist --xml PROGRAM; codesign -f -s - --entitlements E.plist COPY";

  @TempDir Path folder;
  private Path program;
  private Path tape;

  @BeforeEach
  void nameFiles() throws IOException {
    folder = folder.toRealPath();
    program = folder.resolve("program");
    tape = folder.resolve("t.xpctape");
  }

  @Test
  void blamesAMissingLibraryWhereNothingElseIsWrong() throws IOException {
    Files.write(program, Programs.elf(Programs.X86_64, "/lib64/ld-linux-x86-64.so.2"));
    assertThat(linux().foresee(program, tape)).isEmpty();
    assertThat(linux().explain(program, tape))
        .isEqualTo(
            program
                + " did not load libxpc when it started, nor did what it ran, so there was nothing"
                + " to record (ldd PROGRAM lists what it loads)");
  }

  @Test
  void knowsWhatLinuxKeepsApart() throws IOException {
    assertLinux(
        Programs.elf(Programs.X86_64, ""),
        "is statically linked: no library can be loaded into it; record a build that is linked to"
            + " the shared libxpc");
    assertLinux(
        Programs.elf32(),
        "is a 32-bit program, and the agent is a 64-bit library: record a 64-bit build of it");
    assertLinux(
        Programs.elf(Programs.AARCH64, "/lib/ld-linux-aarch64.so.1"),
        "is built for another processor, aarch64, and the agent for x86_64");
    assertLinux(
        Programs.elf(Programs.X86_64, "/lib/ld-musl-x86_64.so.1"),
        "is built for musl, and the agent for glibc");
    for (String other : List.of("", "text", "\177ELF", "\0\0\0\0\0\0\0\0")) {
      assertLinux(
          other.getBytes(StandardCharsets.ISO_8859_1),
          "is no ELF program (file PROGRAM says what it is)");
    }
  }

  @Test
  void knowsPrivileges() throws IOException {
    Files.write(program, Programs.elf(Programs.X86_64, ""));
    Obstacles obstacles = new Obstacles(FakeMachine.linux(folder).privilege("is setuid or setgid"));
    assertThat(obstacles.explain(program, tape))
        .isEqualTo(
            program
                + " is setuid or setgid, and the system loads no library of ours into such a"
                + " program: record a copy of it (cp drops that)");
  }

  @Test
  void looksBehindAScript() throws IOException {
    Path interpreter = folder.resolve("interpreter");
    Files.write(interpreter, Programs.elf32());
    Files.writeString(program, "#! " + interpreter + " -x\necho\n");
    assertThat(linux().explain(program, tape))
        .isEqualTo(
            program
                + " is a script; "
                + interpreter
                + " is a 32-bit program, and the agent is a 64-bit library: record a 64-bit build"
                + " of it");
    Files.write(interpreter, Programs.elf(Programs.X86_64, "/lib64/ld-linux-x86-64.so.2"));
    assertThat(linux().foresee(program, tape)).isEmpty();
    Files.writeString(program, "#!" + program + "\n");
    assertThat(linux().explain(program, tape))
        .endsWith("is no ELF program (file PROGRAM says what it is)");
    Files.writeString(program, "#!\u0000\n");
    assertThat(linux().explain(program, tape)).contains("is no ELF program");
  }

  @Test
  void survivesEveryCutAndEveryWrongByte() throws IOException {
    for (byte[] whole :
        List.of(
            Programs.elf(Programs.X86_64, "/lib64/ld-linux-x86-64.so.2"),
            Programs.universal(List.of(Programs.machO("arm64", "/usr/lib/a.dylib"))))) {
      for (int i = 0; i < whole.length; i++) {
        Files.write(program, Arrays.copyOf(whole, i));
        assertThat(linux().explain(program, tape)).startsWith(program.toString());
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) 0xff;
        Files.write(program, damaged);
        assertThat(linux().explain(program, tape)).startsWith(program.toString());
        assertThat(mac("").explain(program, tape)).startsWith(program.toString());
      }
    }
  }

  @Test
  void saysNothingThatATerminalWouldObey() throws IOException {
    Path odd = Files.write(folder.resolve("o\u001b[2J\nd"), new byte[0]);
    assertThat(linux().explain(odd, tape)).doesNotContain("\n", "\u001b");
    assertThat(mac("").explain(odd, tape)).doesNotContain("\n", "\u001b");
    assertThat(linux().explain(folder.resolve("nothing"), tape))
        .isEqualTo(folder + "/nothing may not be read, so its kind is not known");
  }

  @Test
  void knowsTheHardenedRuntime() throws IOException {
    assertMac(
        CodesignOutputTest.HARDENED,
        "has the Hardened Runtime (codesign -dv PROGRAM shows the flag runtime), which ignores"
            + " DYLD_INSERT_LIBRARIES; build it with make, not with Xcode, or "
            + CURE);
    assertMac(
        CodesignOutputTest.HARDENED
            + CodesignOutputTest.LISTED.replace("disable-library-validation", "x"),
        "loads only libraries of Apple's and of its own team (codesign -dv PROGRAM shows the flag"
            + " library-validation, or runtime without the entitlement"
            + " com.apple.security.cs.disable-library-validation); "
            + CURE);
    Files.write(program, Programs.machO("arm64"));
    assertThat(mac(CodesignOutputTest.HARDENED + CodesignOutputTest.LISTED).foresee(program, tape))
        .isEmpty();
  }

  @Test
  void letsAPlainProgramBe() throws IOException {
    Files.write(program, Programs.machO("arm64"));
    for (String output : List.of(CodesignOutputTest.LINKER_SIGNED, "not signed at all", "")) {
      assertThat(mac(output).foresee(program, tape)).isEmpty();
    }
    assertThat(mac("").explain(program, tape))
        .isEqualTo(
            program
                + " shows no reason, so it was the system: DYLD_PRINT_SEARCHING=1 before it says"
                + " what is ignored or forbidden by AMFI, codesign -dv --entitlements - PROGRAM how"
                + " it is signed; "
                + CURE);
  }

  @Test
  void knowsProtectedPrograms() throws IOException {
    String why =
        "is a protected program of the system (%s), into which no library of ours is loaded, and"
            + " which drops the variable that names it; name the program that it starts";
    assertMac(
        CodesignOutputTest.PLATFORM,
        String.format(why, "codesign -dvv PROGRAM shows a Platform identifier"));
    Path shell = folder.resolve("bin/sh");
    Files.createDirectories(folder.resolve("bin"));
    Files.write(shell, Programs.machO("arm64"));
    assertThat(mac("").foresee(shell, tape))
        .contains(shell + " " + String.format(why, "it lies in /bin"));
    Files.writeString(program, "#!" + shell + "\n./vftool\n");
    assertThat(mac("").foresee(program, tape))
        .contains(
            program
                + " is a script; "
                + shell
                + " "
                + String.format(why, "it lies in /bin")
                + "; name the program that the script starts");
    Path own = folder.resolve("usr/local/bin/tool");
    Files.createDirectories(folder.resolve("usr/local/bin"));
    Files.write(own, Programs.machO("arm64"));
    assertThat(mac("").foresee(own, tape)).isEmpty();
  }

  @Test
  void knowsWhatNoSliceFits() throws IOException {
    Files.write(program, Programs.machO("arm64e"));
    String arm64e =
        program
            + " is an arm64e program (lipo -archs PROGRAM), and the agent is for arm64 and x86_64:"
            + " it is out of reach";
    assertThat(mac("").foresee(program, tape)).contains(arm64e);
    Files.write(program, universal("x86_64", "arm64e"));
    assertThat(mac("").foresee(program, tape)).contains(arm64e);
    Files.write(program, universal("x86_64", "arm64"));
    assertThat(mac("").foresee(program, tape)).isEmpty();
    Files.write(program, Programs.machO("ppc64"));
    assertThat(mac("").foresee(program, tape))
        .contains(
            program
                + " is built for other processors (lipo -archs PROGRAM), and the agent for arm64"
                + " and x86_64");
    Files.writeString(program, "text");
    assertThat(mac("").foresee(program, tape))
        .contains(program + " is no Mach-O program for 64-bit processors (file PROGRAM)");
  }

  @Test
  void knowsAStaticMachO() throws IOException {
    Files.write(program, Programs.staticMachO());
    assertThat(mac("").foresee(program, tape))
        .contains(
            program
                + " is statically linked: no library can be loaded into it (otool -l PROGRAM shows"
                + " no LC_LOAD_DYLINKER)");
  }

  @Test
  void knowsRestrictedEntitlementsAndTheSandbox() throws IOException {
    assertMac(
        CodesignOutputTest.LINKER_SIGNED + entitled("com.apple.private.virtualization"),
        "has a restricted entitlement, com.apple.private.virtualization (codesign -d --entitlements"
            + " - PROGRAM), with which DYLD_INSERT_LIBRARIES is ignored; a copy without it may not"
            + " do its work");
    String sandboxed =
        CodesignOutputTest.LINKER_SIGNED + entitled("com.apple.security.app-sandbox");
    assertMac(
        sandboxed,
        "runs in the App Sandbox (codesign -d --entitlements - PROGRAM shows"
            + " com.apple.security.app-sandbox), where it can make no file at "
            + tape
            + ": record with -o ~/Library/Containers/foo/Data/boot.xpctape");
    Path inside = Path.of("/Users/me/Library/Containers/foo/Data/t.xpctape");
    assertThat(mac(sandboxed).foresee(program, inside)).isEmpty();
    assertThat(
            mac(CodesignOutputTest.LINKER_SIGNED + entitled("com.apple.security.virtualization"))
                .foresee(program, tape))
        .isEmpty();
  }

  private static String entitled(String name) {
    return "[Dict]\n\t[Key] " + name + "\n\t[Value]\n\t\t[Bool] true\n";
  }

  private static byte[] universal(String... processors) {
    return Programs.universal(Arrays.stream(processors).map(p -> Programs.machO(p)).toList());
  }

  private Obstacles linux() {
    return new Obstacles(FakeMachine.linux(folder));
  }

  private Obstacles mac(String codesign) {
    return new Obstacles(
        FakeMachine.mac(folder)
            .prints("/usr/bin/codesign -dvv --entitlements - " + program, codesign));
  }

  private void assertLinux(byte[] content, String why) throws IOException {
    Files.write(program, content);
    assertThat(linux().foresee(program, tape)).contains(program + " " + why);
  }

  private void assertMac(String codesign, String why) throws IOException {
    Files.write(program, Programs.machO("arm64"));
    assertThat(mac(codesign).foresee(program, tape)).contains(program + " " + why);
  }
}
