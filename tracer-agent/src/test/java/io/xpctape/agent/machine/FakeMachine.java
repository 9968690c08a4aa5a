package io.xpctape.agent.machine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A machine that says what it was told to. */
final class FakeMachine implements Machine {
  private final boolean mac;
  private final Path root;
  private final Map<String, String> outputs = new HashMap<>();
  private String privilege = "";

  private FakeMachine(boolean mac, Path root) {
    this.mac = mac;
    this.root = root;
  }

  static FakeMachine mac(Path root) {
    return new FakeMachine(true, root);
  }

  static FakeMachine linux(Path root) {
    return new FakeMachine(false, root);
  }

  FakeMachine privilege(String clause) {
    privilege = clause;
    return this;
  }

  /** What a command prints, its words with a space between. */
  FakeMachine prints(String command, String output) {
    outputs.put(command, output);
    return this;
  }

  @Override
  public boolean isMac() {
    return mac;
  }

  @Override
  public String processor() {
    return "x86_64";
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public Optional<String> output(String... command) {
    return Optional.ofNullable(outputs.get(String.join(" ", command)));
  }

  @Override
  public Optional<String> privilege(Path program) {
    return Optional.of(privilege).filter(clause -> !clause.isEmpty());
  }
}
