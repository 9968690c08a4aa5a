package io.xpctape.agent.launch;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What Linux tells in /proc. What it does not tell (another user's, a hidden one) is absent. Files
 * are read without java.nio, whose channels open a socket for good that lacks close-on-exec.
 */
final class Proc {
  /** The bits that a JVM sets in the core dump filter: file-backed private and shared mappings. */
  private static final long DUMP_BITS_OF_JVM = 0x0c;

  /** RLIM_INFINITY. */
  private static final long UNLIMITED = -1;

  private static final int O_CLOEXEC = 02000000;
  private static final Path SELF = Path.of("/proc/self");
  private static final Pattern OPEN_FILES =
      Pattern.compile("(?m)^Max open files +(\\d+|unlimited) +(\\d+|unlimited) ");

  /** Of the fields of stat behind the name: cminflt. */
  private static final int CHILDREN_FAULTS = 8;

  private Proc() {}

  /** The mask of the process's first thread, which Java's launcher leaves as it was. */
  static long blockedAtStart() {
    long first = ProcessHandle.current().pid();
    return status(SELF.resolve("task").resolve(Long.toString(first)), "SigBlk");
  }

  /** The signals that this process ignores now. */
  static long ignoredNow() {
    return status(SELF, "SigIgn");
  }

  /** 0 for what is no number. */
  static long hexadecimal(String text) {
    try {
      return Long.parseUnsignedLong(text, 16);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static long status(Path process, String key) {
    Matcher found =
        Pattern.compile("(?m)^" + key + ":\\s*([0-9a-f]+)$")
            .matcher(read(process.resolve("status")));
    return found.find() ? hexadecimal(found.group(1)) : 0;
  }

  /** This process's soft limit of open files. */
  static long openFiles() {
    Matcher own = OPEN_FILES.matcher(read(SELF.resolve("limits")));
    return own.find() ? number(own.group(1)) : UNLIMITED;
  }

  /**
   * The parent's soft limit of open files if it can have been ours, else our own one. They share it
   * unless the parent, a shell mostly, changed it for us alone.
   */
  static long openFilesOfParent() {
    Matcher own = OPEN_FILES.matcher(read(SELF.resolve("limits")));
    Matcher parents = OPEN_FILES.matcher(parent().map(p -> read(p.resolve("limits"))).orElse(""));
    return own.find()
            && parents.find()
            && own.group(2).equals(parents.group(2))
            && own.group(1).equals(own.group(2))
        ? number(parents.group(1))
        : openFiles();
  }

  private static long number(String limit) {
    return limit.equals("unlimited") ? UNLIMITED : Long.parseLong(limit);
  }

  /** Gives this process, and with it what it starts, the core dump filter it was given. */
  static void restoreCoreDumpFilter() {
    long own = hexadecimal(read(SELF.resolve("coredump_filter")).strip());
    long parents =
        hexadecimal(parent().map(p -> read(p.resolve("coredump_filter"))).orElse("").strip());
    long given = (own & ~DUMP_BITS_OF_JVM) | (parents & DUMP_BITS_OF_JVM);
    try (OutputStream out = new FileOutputStream(SELF.resolve("coredump_filter").toFile())) {
      out.write(("0x" + Long.toHexString(given)).getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // A kernel without core dumps has no such file, and then nothing to restore.
    }
  }

  /** The words that this process was started with. */
  static List<NativeString> commandLine() {
    return strings(SELF.resolve("cmdline"));
  }

  /** The strings of a file that ends each with a NUL. */
  static List<NativeString> strings(Path file) {
    String text = read(file);
    List<NativeString> strings = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', start)) {
      strings.add(
          NativeString.of(text.substring(start, end).getBytes(StandardCharsets.ISO_8859_1)));
      start = end + 1;
    }
    return strings;
  }

  /** Whether a process has a part of a file of this name in its memory. */
  static boolean maps(long pid, Path file) {
    return read(Path.of("/proc", Long.toString(pid), "maps")).contains(latin(file));
  }

  /** The bytes of a file's name, as {@link #read} gives them. */
  private static String latin(Path file) {
    return new String(NativeString.of(file).toArray(), StandardCharsets.ISO_8859_1);
  }

  /** Whether a process is stopped, as by SIGSTOP. */
  static boolean isStopped(long pid) {
    String stat = read(Path.of("/proc", Long.toString(pid), "stat"));
    int name = stat.lastIndexOf(") ");
    return name >= 0 && stat.startsWith("T", name + 2);
  }

  /**
   * Whether a process that has ended, and was not waited for yet, had itself waited for another
   * one: even the shortest life takes a page fault.
   */
  static boolean hadChildren(long pid) {
    String stat = read(Path.of("/proc", Long.toString(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
    return fields.length > CHILDREN_FAULTS && !fields[CHILDREN_FAULTS].equals("0");
  }

  /** All descriptors that a program started now would get. */
  static List<Integer> inheritable() {
    return open().filter(descriptor -> !closesOnExec(descriptor)).sorted().toList();
  }

  /**
   * All numbers from 0 on to the highest one that is open; none without /proc.
   *
   * @param more how many to add to them
   */
  static int[] upToHighest(int more) {
    return open()
        .max(Integer::compare)
        .map(highest -> IntStream.rangeClosed(0, highest + more).toArray())
        .orElse(new int[0]);
  }

  private static Stream<Integer> open() {
    return list(SELF.resolve("fd")).stream()
        .map(entry -> Integer.parseInt(entry.getFileName().toString()));
  }

  /** Of these, the ones that are not open on a file the JVM runs from. */
  static List<Integer> withoutJvms(List<Integer> descriptors) {
    Path home = real(System.getProperty("java.home")).orElseThrow();
    Set<Path> classPath = new HashSet<>();
    for (String name : System.getProperty("java.class.path", "").split(":", -1)) {
      real(name).ifPresent(classPath::add);
    }
    return descriptors.stream()
        .filter(
            descriptor -> {
              Path target = target(descriptor);
              return !target.startsWith(home) && !classPath.contains(target);
            })
        .toList();
  }

  private static Path target(int descriptor) {
    try {
      return Files.readSymbolicLink(SELF.resolve("fd").resolve(Integer.toString(descriptor)));
    } catch (IOException e) {
      // Closed meanwhile, as the one that listed them is.
      return Path.of("");
    }
  }

  /** As /proc names it; absent when it isn't there, and then it isn't open either. */
  static Optional<Path> real(String name) {
    try {
      return Optional.of(Path.of(name).toRealPath());
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** True for one that is not open, too. */
  static boolean closesOnExec(int descriptor) {
    String info = read(SELF.resolve("fdinfo").resolve(Integer.toString(descriptor)));
    Matcher flags = Pattern.compile("(?m)^flags:\\s*([0-7]+)$").matcher(info);
    return !flags.find() || (Integer.parseUnsignedInt(flags.group(1), 8) & O_CLOEXEC) != 0;
  }

  private static List<Path> list(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException e) {
      // Without /proc nothing is known to be open.
    }
    return entries;
  }

  private static Optional<Path> parent() {
    return ProcessHandle.current()
        .parent()
        .map(handle -> Path.of("/proc", Long.toString(handle.pid())));
  }

  private static String read(Path file) {
    try (InputStream in = new FileInputStream(file.toFile())) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
