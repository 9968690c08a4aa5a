package io.xpctape.agent.machine;

import io.xpctape.image.MachOFile;
import io.xpctape.model.BadInputException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions that a recording depends on. Everywhere {@code os_product} and {@code os_build}; on
 * a Mac also {@code framework NAME} of each framework that the program itself links, and {@code
 * service NAME} of each XPC service inside one, for such a service changes with the system.
 */
public final class Versions {
  private static final Pattern FRAMEWORK =
      Pattern.compile("/System/Library/(?:Private)?Frameworks/[^/]+\\.framework(?=/)");
  private static final Pattern SW_VERS = Pattern.compile("(?m)^(\\w+):\\s*(.*?)\\s*$");
  private static final Pattern PRETTY_NAME = Pattern.compile("(?m)^PRETTY_NAME=(['\"]?)(.*?)\\1$");

  /** Frameworks and services, of each so many. */
  private static final int MOST = 64;

  /** Bytes of a file that says a version. */
  private static final int MAX_TEXT = 1 << 16;

  private final Machine machine;

  /** On this machine. */
  public Versions() {
    this(new ThisMachine());
  }

  Versions(Machine machine) {
    this.machine = machine;
  }

  /** By their names; what can't be read is left out. Names and texts are of one line. */
  public Map<String, String> facts(Optional<Path> program) {
    Map<String, String> facts = new TreeMap<>();
    if (machine.isMac()) {
      system(facts);
      program.ifPresent(file -> frameworks(file, facts));
    } else {
      text("etc/os-release")
          .or(() -> text("usr/lib/os-release"))
          .map(PRETTY_NAME::matcher)
          .filter(Matcher::find)
          .ifPresent(name -> put(facts, "os_product", name.group(2)));
      text("proc/sys/kernel/version").ifPresent(build -> put(facts, "os_build", build));
    }
    return facts;
  }

  private void system(Map<String, String> facts) {
    Map<String, String> told = new TreeMap<>();
    Matcher line = SW_VERS.matcher(machine.output("/usr/bin/sw_vers").orElse(""));
    while (line.find()) {
      told.put(line.group(1), line.group(2));
    }
    String product = told.getOrDefault("ProductName", "");
    put(facts, "os_product", (product + " " + told.getOrDefault("ProductVersion", "")).strip());
    put(facts, "os_build", told.getOrDefault("BuildVersion", ""));
  }

  private void frameworks(Path program, Map<String, String> facts) {
    for (String framework : linked(program)) {
      Path folder = machine.root().resolve(framework.substring(1));
      String name = folder.getFileName().toString().replace(".framework", "");
      put(facts, "framework " + name, InfoPlist.of(machine, folder.resolve("Resources")).version());
      for (Path service : services(folder)) {
        InfoPlist info = InfoPlist.of(machine, service.resolve("Contents"));
        put(facts, "service " + info.identifier(), info.version());
      }
    }
  }

  private static List<String> linked(Path program) {
    try (MachOFile file = MachOFile.open(program)) {
      return file.slices().stream()
          .flatMap(slice -> slice.libraries().stream())
          .map(FRAMEWORK::matcher)
          .filter(Matcher::lookingAt)
          .map(Matcher::group)
          .distinct()
          .limit(MOST)
          .toList();
    } catch (BadInputException e) {
      // A script, say.
      return List.of();
    }
  }

  private static List<Path> services(Path framework) {
    List<Path> services = new ArrayList<>();
    Path folder = framework.resolve("Versions").resolve("Current").resolve("XPCServices");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.xpc")) {
      for (Path service : all) {
        if (services.size() < MOST) {
          services.add(service);
        }
      }
    } catch (IOException e) {
      // Most have none.
    }
    return services;
  }

  private Optional<String> text(String file) {
    Path path = machine.root().resolve(file);
    try (var in = Files.newInputStream(path)) {
      return Optional.of(
          new String(in.readNBytes(MAX_TEXT), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void put(Map<String, String> facts, String name, String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    if (!line.isEmpty() && name.matches("[^=\\p{Cntrl}]+")) {
      facts.put(name, line);
    }
  }
}
