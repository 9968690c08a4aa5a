package io.xpctape.agent;

import io.xpctape.agent.AgentException.Reason;
import io.xpctape.agent.launch.Child;
import io.xpctape.agent.launch.Ending;
import io.xpctape.agent.launch.Environment;
import io.xpctape.agent.launch.NativeString;
import io.xpctape.agent.launch.Platform;
import io.xpctape.agent.launch.StartRequest;
import java.io.IOException;
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
          "XPCTAPE_CHILDREN",
          "XPCTAPE_PRELOAD");

  private static final boolean MACOS = Platform.name().startsWith("macos-");
  private static final String PRELOAD = MACOS ? "DYLD_INSERT_LIBRARIES" : "LD_PRELOAD";
  private static final String LIBRARY = MACOS ? "libxpctape-agent.dylib" : "libxpctape-agent.so";

  private Recorder() {}

  /**
   * Runs the program to its end. Whatever keeps us from it is told before the program starts.
   *
   * @throws AgentException if it could not be run or recorded
   */
  public static RecordResult record(RecordRequest request) {
    Child.noteSurroundings();
    Path library = NativeFiles.unpack("tracer-agent").resolve(LIBRARY);
    TapeNames names = TapeNames.reserve(request.tape, request.force);
    try (Child child = start(request, environment(request, library, names.unfinished()))) {
      Ending ending = await(child);
      RecordResult result = names.finish(ending, library);
      if (!result.tapes().isEmpty() || !result.unfinished().isEmpty()) {
        return result;
      }
      Path program = request.startFolder().orElse(Path.of("")).resolve(child.file().toString());
      return new RecordResult(ending, List.of(), List.of(), Injection.explain(program));
    } catch (IOException e) {
      throw new AgentException(
          Reason.FAILED,
          "the tape is left as " + names.unfinished() + ", it can't be finished: " + e.getMessage(),
          e);
    }
  }

  private static Ending await(Child child) {
    try {
      return child.await();
    } catch (IOException e) {
      throw new AgentException(Reason.FAILED, child.file() + ": " + e.getMessage(), e);
    }
  }

  private static Child start(RecordRequest request, Environment environment) {
    String name = request.command.get(0).toString();
    try {
      return Child.start(
          new StartRequest(
              request.command,
              environment,
              request.startFolder(),
              Optional.ofNullable(request.output),
              request.handOver));
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
    NativeString agent = NativeString.of(library);
    if (preloaded.isEmpty()) {
      return environment.with(PRELOAD, agent);
    }
    return environment
        .with("XPCTAPE_PRELOAD", preloaded.get())
        .with(PRELOAD, agent.plus(NativeString.of(":")).plus(preloaded.get()));
  }
}
