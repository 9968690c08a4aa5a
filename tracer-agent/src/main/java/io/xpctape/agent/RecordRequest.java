package io.xpctape.agent;

import io.xpctape.agent.launch.Environment;
import io.xpctape.agent.launch.NativeString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A program to run and record. A builder that is its own product; each method sets one thing and
 * returns this object.
 */
public final class RecordRequest {
  /** As many return addresses of a message as the agent keeps. */
  public static final int MAX_STACK = 64;

  final List<NativeString> command;
  final Path tape;
  final List<String> services = new ArrayList<>();
  boolean force;
  boolean children;
  boolean handOver;
  OptionalLong maxData = OptionalLong.empty();
  int stack;
  Environment environment = Environment.ofCaller();
  @Nullable Path plan;
  @Nullable Path folder;
  @Nullable Path output;

  private RecordRequest(List<NativeString> command, Path tape) {
    this.command = List.copyOf(command);
    this.tape = tape;
  }

  /** The program's words, and the file that is to be its tape. */
  public static RecordRequest of(List<NativeString> command, Path tape) {
    return new RecordRequest(command, tape);
  }

  /** An existing tape may be replaced. */
  public RecordRequest force(boolean on) {
    force = on;
    return this;
  }

  /** Only the services whose name fits this glob, or another one given. */
  public RecordRequest service(String glob) {
    services.add(glob);
    return this;
  }

  /** Keeps no more than the first so many bytes of each data value. */
  public RecordRequest maxData(long bytes) {
    maxData = OptionalLong.of(bytes);
    return this;
  }

  /** Keeps so many return addresses of each message that it sends; 0 to {@link #MAX_STACK}. */
  public RecordRequest stack(int addresses) {
    stack = addresses;
    return this;
  }

  /** Records the programs that it starts as well, each on a tape of its own. */
  public RecordRequest children(boolean on) {
    children = on;
    return this;
  }

  /** A file holding an xpctape.v1.Plan, by which messages are changed on their way out. */
  public RecordRequest plan(Path file) {
    plan = file;
    return this;
  }

  /** The environment that it gets beside ours; the caller's own if not set. */
  public RecordRequest environment(Environment all) {
    environment = all;
    return this;
  }

  /** Where it starts; our own folder if not set. */
  public RecordRequest folder(Path start) {
    folder = start;
    return this;
  }

  /** An existing file that takes its standard output and error; our own if not set. */
  public RecordRequest output(Path file) {
    output = file;
    return this;
  }

  /** See {@link io.xpctape.agent.launch.StartRequest#handOver}. */
  public RecordRequest handOver(boolean on) {
    handOver = on;
    return this;
  }

  Optional<Path> startFolder() {
    return Optional.ofNullable(folder);
  }
}
