package io.xpctape.agent.machine;

import java.nio.file.Path;
import java.util.Optional;

/** The machine, as far as it is asked. */
interface Machine {
  /** Whether its programs are Mach-O and its loader dyld; else they are ELF, and it is ld.so. */
  boolean isMac();

  /** The processor by uname's name, such as {@code x86_64}. */
  String processor();

  /** The folder that holds the system's own; {@code /}. */
  Path root();

  /** What a program of the system prints, on both ways out; empty if it can't be run. */
  Optional<String> output(String... command);

  /** What executing a file grants, so that the system keeps our library out; empty for nothing. */
  Optional<String> privilege(Path program);
}
