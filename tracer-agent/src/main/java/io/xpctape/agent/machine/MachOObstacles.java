package io.xpctape.agent.machine;

import io.xpctape.image.MachO;
import io.xpctape.image.MachOFile;
import io.xpctape.model.BadInputException;
import io.xpctape.text.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What of a Mac's program keeps DYLD_INSERT_LIBRARIES from working: where it lies, its load
 * commands, its signature. Unverified: the rules are those of dyld's source and of Apple's
 * documentation, and nobody has tried them on a Mac.
 */
final class MachOObstacles {
  /** The general cure. */
  static final String SIGNED_COPY =
      "record a copy with a signature of your own: cp PROGRAM COPY; codesign -d --entitlements"
          + " E.plist --xml PROGRAM; codesign -f -s - --entitlements E.plist COPY";

  private static final int LC_LOAD_DYLINKER = 0xe;
  private static final List<String> PROTECTED =
      List.of("bin", "sbin", "usr/bin", "usr/sbin", "usr/libexec", "usr/lib", "System");
  private static final String ALLOW_DYLD = "com.apple.security.cs.allow-dyld-environment-variables";
  private static final String NO_VALIDATION = "com.apple.security.cs.disable-library-validation";
  private static final String SANDBOX = "com.apple.security.app-sandbox";
  private static final String PRIVATE = "com.apple.private.";

  private final Machine machine;
  private final Path program;
  private final Path tape;

  MachOObstacles(Machine machine, Path program, Path tape) {
    this.machine = machine;
    this.program = program;
    this.tape = tape;
  }

  Optional<String> find() throws IOException {
    Path real = program.toRealPath();
    return PROTECTED.stream()
        .filter(folder -> real.startsWith(machine.root().resolve(folder)))
        .findFirst()
        .map(folder -> protection("it lies in /" + folder))
        .or(this::inFile)
        .or(this::inSignature)
        .map(why -> SafeText.of(program.toString()) + " " + why);
  }

  private static String protection(String sign) {
    return "is a protected program of the system ("
        + sign
        + "), into which no library of ours is loaded, and which drops the variable that names it;"
        + " name the program that it starts";
  }

  private Optional<String> inFile() {
    try (MachOFile file = MachOFile.open(program)) {
      if (file.slice("arm64").isEmpty() && file.slice("arm64e").isPresent()) {
        return Optional.of(
            "is an arm64e program (lipo -archs PROGRAM), and the agent is for arm64 and x86_64: it"
                + " is out of reach");
      }
      if (file.slices().stream().noneMatch(MachOObstacles::fits)) {
        return Optional.of(
            "is built for other processors (lipo -archs PROGRAM), and the agent for arm64 and"
                + " x86_64");
      }
      boolean isStatic =
          file.slices().stream().allMatch(slice -> slice.command(LC_LOAD_DYLINKER, 0).isEmpty());
      return isStatic
          ? Optional.of(
              "is statically linked: no library can be loaded into it (otool -l PROGRAM shows no"
                  + " LC_LOAD_DYLINKER)")
          : Optional.empty();
    } catch (BadInputException e) {
      return Optional.of("is no Mach-O program for 64-bit processors (file PROGRAM)");
    }
  }

  private static boolean fits(MachO slice) {
    return slice.processor().equals("arm64") || slice.processor().startsWith("x86_64");
  }

  private Optional<String> inSignature() {
    CodesignOutput signature =
        machine
            .output(
                "/usr/bin/codesign", "-dvv", "--entitlements", "-", program.toAbsolutePath() + "")
            .map(CodesignOutput::parse)
            .orElse(CodesignOutput.parse(""));
    if (signature.platform()) {
      return Optional.of(protection("codesign -dvv PROGRAM shows a Platform identifier"));
    }
    if (signature.has(CodesignOutput.RUNTIME) && !signature.has(ALLOW_DYLD)) {
      return Optional.of(
          "has the Hardened Runtime (codesign -dv PROGRAM shows the flag runtime), which ignores"
              + " DYLD_INSERT_LIBRARIES; build it with make, not with Xcode, or "
              + SIGNED_COPY);
    }
    boolean validates =
        signature.has(CodesignOutput.RUNTIME) || signature.has(CodesignOutput.LIBRARY_VALIDATION);
    if (validates && !signature.has(NO_VALIDATION)) {
      return Optional.of(
          "loads only libraries of Apple's and of its own team (codesign -dv PROGRAM shows the flag"
              + " library-validation, or runtime without the entitlement "
              + NO_VALIDATION
              + "); "
              + SIGNED_COPY);
    }
    Optional<String> restricted =
        signature.entitlements().stream()
            .filter(name -> name.startsWith(PRIVATE))
            .sorted()
            .findFirst();
    if (restricted.isPresent()) {
      return Optional.of(
          "has a restricted entitlement, "
              + SafeText.of(restricted.get())
              + " (codesign -d --entitlements - PROGRAM), with which DYLD_INSERT_LIBRARIES is"
              + " ignored; a copy without it may not do its work");
    }
    return signature.has(SANDBOX) ? inSandbox(signature.identifier()) : Optional.empty();
  }

  private Optional<String> inSandbox(String identifier) {
    Path containers = Path.of("Library", "Containers");
    boolean isInside = tape.toAbsolutePath().toString().contains("/" + containers + "/");
    return isInside
        ? Optional.empty()
        : Optional.of(
            "runs in the App Sandbox (codesign -d --entitlements - PROGRAM shows "
                + SANDBOX
                + "), where it can make no file at "
                + SafeText.of(tape.toString())
                + ": record with -o ~/Library/Containers/"
                + SafeText.of(identifier)
                + "/Data/boot.xpctape");
  }
}
