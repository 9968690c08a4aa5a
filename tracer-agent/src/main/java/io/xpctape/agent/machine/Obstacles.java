package io.xpctape.agent.machine;

import io.xpctape.model.BadInputException;
import io.xpctape.text.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says why a program keeps the agent out, by its file and on a Mac by its signature: the one reason
 * that is found, how to check it, and what to do. Each is a clause that begins with the program's
 * path and is safe for a terminal.
 */
public final class Obstacles {
  /** A script's interpreter may be a script; Linux allows about as many. */
  private static final int SCRIPT_DEPTH = 4;

  private final Machine machine;

  /** On this machine. */
  public Obstacles() {
    this(new ThisMachine());
  }

  Obstacles(Machine machine) {
    this.machine = machine;
  }

  /**
   * What will keep the agent out; empty if nothing is seen that does.
   *
   * @param program the file that is executed
   * @param tape where the agent is to write
   */
  public Optional<String> foresee(Path program, Path tape) {
    return find(program, tape, SCRIPT_DEPTH);
  }

  /** Why the agent left no tape in a program that ran. */
  public String explain(Path program, Path tape) {
    return foresee(program, tape).orElseGet(() -> unknown(program));
  }

  private Optional<String> find(Path program, Path tape, int depth) {
    String name = SafeText.of(program.toString());
    try {
      Optional<Path> interpreter =
          Files.isRegularFile(program) ? Script.interpreter(program) : Optional.empty();
      if (interpreter.isPresent() && depth > 0) {
        return find(interpreter.get(), tape, depth - 1)
            .map(why -> name + " is a script; " + why + remedyForScripts());
      }
      if (!Files.isReadable(program)) {
        return Optional.of(name + " may not be read, so its kind is not known");
      }
      Optional<String> privilege = machine.privilege(program);
      if (privilege.isPresent()) {
        return Optional.of(
            name
                + " "
                + privilege.get()
                + ", and the system loads no library of ours into such a program: record a copy of"
                + " it (cp drops that)");
      }
      return machine.isMac()
          ? new MachOObstacles(machine, program, tape).find()
          : new ElfObstacles(machine, program).find();
    } catch (IOException | BadInputException e) {
      return Optional.of(name + " can't be read, so its kind is not known");
    }
  }

  private String remedyForScripts() {
    return machine.isMac() ? "; name the program that the script starts" : "";
  }

  private String unknown(Path program) {
    String name = SafeText.of(program.toString());
    if (machine.isMac()) {
      return name
          + " shows no reason, so it was the system: DYLD_PRINT_SEARCHING=1 before it says what is"
          + " ignored or forbidden by AMFI, codesign -dv --entitlements - PROGRAM how it is signed;"
          + " "
          + MachOObstacles.SIGNED_COPY;
    }
    return name
        + " did not load libxpc when it started, nor did what it ran, so there was nothing to record"
        + " (ldd PROGRAM lists what it loads)";
  }
}
