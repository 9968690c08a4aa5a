package io.xpctape.agent;

import io.xpctape.agent.AgentException.Reason;
import io.xpctape.agent.launch.Child;
import io.xpctape.agent.launch.Ending;
import io.xpctape.agent.launch.Environment;
import io.xpctape.agent.launch.NativeString;
import io.xpctape.agent.launch.Platform;
import io.xpctape.agent.launch.StartRequest;
import io.xpctape.agent.machine.Obstacles;
import io.xpctape.agent.machine.Versions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs a program with the agent in it, and finishes its tapes. */
public final class Recorder {
  /** The variables that the agent reads, and takes out of the program's environment. */
  private static final List<String> ORDERS =
      List.of(
          "XPCTAPE_TAPE",
          "XPCTAPE_SERVICES",
          "XPCTAPE_MAX_DATA",
          "XPCTAPE_PLAN",
          "XPCTAPE_STACK",
          "XPCTAPE_FACTS",
          "XPCTAPE_CHILDREN",
          "XPCTAPE_PRELOAD");

  private static final boolean MACOS = Platform.name().startsWith("macos-");
  private static final String PRELOAD = MACOS ? "DYLD_INSERT_LIBRARIES" : "LD_PRELOAD";
  private static final String LIBRARY = MACOS ? "libxpctape-agent.dylib" : "libxpctape-agent.so";

  private Recorder() {}

  /**
   * What will keep the agent out of the program, a clause that may be shown as it is. Asked on a
   * Mac alone, where a person can do something about it; elsewhere it is told afterwards.
   */
  public static Optional<String> warning(RecordRequest request) {
    return MACOS
        ? Child.find(start(request, request.environment))
            .flatMap(program -> new Obstacles().foresee(program, request.tape))
        : Optional.empty();
  }

  /**
   * Runs the program to its end. Whatever keeps us from it is told before the program starts.
   *
   * @throws AgentException if it could not be run or recorded
   */
  public static RecordResult record(RecordRequest request) {
    Child.noteSurroundings();
    Path library = NativeFiles.unpack("tracer-agent").resolve(LIBRARY);
    TapeNames names = TapeNames.reserve(request.tape, request.force);
    try (Child child = started(request, environment(request, library, names.privateName()))) {
      Ending ending = await(child);
      names.finish(library);
      return new RecordResult(
          ending,
          names.finished(),
          names.unfinished(),
          child.hadChildren(),
          explanation(request, child, names));
    } catch (IOException e) {
      throw new AgentException(
          Reason.FAILED,
          "the tape is left as "
              + names.privateName()
              + ", it can't be finished: "
              + e.getMessage(),
          e);
    }
  }

  private static String explanation(RecordRequest request, Child child, TapeNames names) {
    if (names.unwritten()) {
      Path folder = request.tape.toAbsolutePath().getParent();
      return "the agent was in the program and could write nothing to "
          + request.tape
          + ": the disk is full (df "
          + folder
          + ")";
    }
    if (!names.finished().isEmpty() || !names.unfinished().isEmpty()) {
      return "";
    }
    Path program = request.startFolder().orElse(Path.of("")).resolve(child.file().toString());
    return new Obstacles().explain(program, request.tape);
  }

  private static Ending await(Child child) {
    try {
      return child.await();
    } catch (IOException e) {
      throw new AgentException(Reason.FAILED, child.file() + ": " + e.getMessage(), e);
    }
  }

  private static StartRequest start(RecordRequest request, Environment environment) {
    return new StartRequest(
        request.command,
        environment,
        request.startFolder(),
        Optional.ofNullable(request.output),
        request.handOver);
  }

  private static Child started(RecordRequest request, Environment environment) {
    String name = request.command.get(0).toString();
    try {
      return Child.start(start(request, environment));
    } catch (NoSuchFileException e) {
      throw new AgentException(Reason.NOT_FOUND, name + ": " + e.getReason(), e);
    } catch (AccessDeniedException e) {
      throw new AgentException(
          Reason.NOT_EXECUTABLE, e.getFile() + ": can't be executed: " + e.getReason(), e);
    } catch (FileSystemException e) {
      throw new AgentException(Reason.FAILED, e.getFile() + ": is no folder", e);
    } catch (IOException e) {
      throw new AgentException(Reason.FAILED, name + ": can't be started: " + e.getMessage(), e);
    }
  }

  private static Environment environment(RecordRequest request, Path library, Path tape) {
    Environment environment = request.environment;
    for (String order : ORDERS) {
      environment = environment.without(order);
    }
    Optional<NativeString> preloaded = environment.get(PRELOAD);
    environment = environment.with("XPCTAPE_TAPE", NativeString.of(tape));
    if (!request.services.isEmpty()) {
      environment =
          environment.with(
              "XPCTAPE_SERVICES", NativeString.of(String.join("\n", request.services)));
    }
    if (request.maxData.isPresent()) {
      String bytes = Long.toString(request.maxData.getAsLong());
      environment = environment.with("XPCTAPE_MAX_DATA", NativeString.of(bytes));
    }
    if (request.stack > 0) {
      String addresses = Integer.toString(request.stack);
      environment = environment.with("XPCTAPE_STACK", NativeString.of(addresses));
    }
    if (request.plan != null) {
      environment =
          environment.with("XPCTAPE_PLAN", NativeString.of(request.plan.toAbsolutePath()));
    }
    if (request.children) {
      environment = environment.with("XPCTAPE_CHILDREN", NativeString.of("1"));
    }
    environment = environment.with("XPCTAPE_FACTS", facts(request));
    NativeString agent = NativeString.of(library);
    if (preloaded.isEmpty()) {
      return environment.with(PRELOAD, agent);
    }
    return environment
        .with("XPCTAPE_PRELOAD", preloaded.get())
        .with(PRELOAD, agent.plus(NativeString.of(":")).plus(preloaded.get()));
  }

  /** A fact a line; protobuf takes UTF-8 alone, whatever the JVM's encoding is. */
  private static NativeString facts(RecordRequest request) {
    StringBuilder lines = new StringBuilder();
    Optional<Path> program = Child.find(start(request, request.environment));
    new Versions()
        .facts(program)
        .forEach((name, text) -> lines.append(name).append('=').append(text).append('\n'));
    return NativeString.of(lines.toString().getBytes(StandardCharsets.UTF_8));
  }
}
