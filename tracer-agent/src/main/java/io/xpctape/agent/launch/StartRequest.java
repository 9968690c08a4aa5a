package io.xpctape.agent.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program to start.
 *
 * @param command argv, the program's name as it was typed first; never empty
 * @param environment all that it gets
 * @param folder where it starts; empty for our own
 * @param output an existing file that takes its standard output and error; empty for our own
 * @param handOver whether our caller's descriptors become the program's alone: they are closed in
 *     this process once it runs, so that whoever waits for a pipe's end waits for the program, not
 *     for us. Standard input and output then lead nowhere; standard error stays ours too
 */
public record StartRequest(
    List<NativeString> command,
    Environment environment,
    Optional<Path> folder,
    Optional<Path> output,
    boolean handOver) {
  public StartRequest {
    command = List.copyOf(command);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("no command");
    }
  }
}
