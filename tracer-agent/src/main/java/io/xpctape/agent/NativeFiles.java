package io.xpctape.agent;

import io.xpctape.agent.AgentException.Reason;
import io.xpctape.agent.launch.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Native files that come as resources {@code /native/PLATFORM/SET/…}, brought to disk where the
 * system can load and run them. A file {@code FILES} lists a set, one a line: {@code x} for what is
 * executed or {@code -}, a space, and the name.
 *
 * <p>They lie in a folder that only we may enter, named by the SHA-256 of the set, so that every
 * version has its own and two that unpack at once get the same. Each use checks owner, modes and
 * contents.
 */
public final class NativeFiles {
  /** How often another process may be faster with the same folder before that is strange. */
  private static final int ATTEMPTS = 4;

  private final String resources;
  private final Map<String, NativeFile> files = new LinkedHashMap<>();

  /** One of them. */
  static final class NativeFile {
    final boolean executable;
    final byte[] content;

    NativeFile(boolean executable, byte[] content) {
      this.executable = executable;
      this.content = content;
    }
  }

  private NativeFiles(String resources) throws IOException {
    this.resources = resources;
    for (String line : new String(read("FILES"), StandardCharsets.UTF_8).lines().toList()) {
      String name = line.substring(2);
      files.put(name, new NativeFile(line.startsWith("x "), read(name)));
    }
  }

  /**
   * Unpacks a set if that was not done before.
   *
   * @param set the module it comes from: {@code tracer-agent} or {@code fixtures}
   * @return the folder that holds it; its path has no space, colon or dollar sign, at which the
   *     loader would split or replace
   * @throws AgentException if there is none for this platform, or no folder to be trusted
   */
  public static Path unpack(String set) {
    return unpack(set, CacheFolder.find());
  }

  static Path unpack(String set, CacheFolder cache) {
    String resources = "/native/" + Platform.name() + "/" + set + "/";
    if (NativeFiles.class.getResource(resources + "FILES") == null) {
      throw new AgentException(
          Reason.PLATFORM, "there are no native files for " + Platform.name() + " in this xpctape");
    }
    try {
      return new NativeFiles(resources).unpackBelow(cache.make());
    } catch (IOException e) {
      throw new AgentException(
          Reason.PLATFORM, "the native files can't be unpacked: " + e.getMessage(), e);
    }
  }

  private Path unpackBelow(Path cache) throws IOException {
    Path folder = cache.resolve(hash());
    String fault = "";
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<String> found = UnpackedFolder.fault(folder, files);
      if (found.isEmpty()) {
        return folder;
      }
      fault = found.get();
      UnpackedFolder.remove(folder);
      Path unfinished = Files.createTempDirectory(cache, "unfinished-");
      try {
        UnpackedFolder.write(unfinished, files);
        Files.move(unfinished, folder);
      } catch (FileSystemException e) {
        // Another process was faster, mostly. Its files are checked like any others.
        fault = fault + "; " + e.getMessage();
        UnpackedFolder.remove(unfinished);
      }
    }
    throw new AgentException(Reason.PLATFORM, "the native files can't be unpacked: " + fault);
  }

  private String hash() {
    MessageDigest sha = sha256();
    files.forEach(
        (name, file) -> {
          String line = (file.executable ? "x " : "- ") + name + " " + file.content.length;
          sha.update((line + "\n").getBytes(StandardCharsets.UTF_8));
          sha.update(file.content);
        });
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private byte[] read(String name) throws IOException {
    try (InputStream in = NativeFiles.class.getResourceAsStream(resources + name)) {
      if (in == null) {
        throw new IOException("FILES names " + name + ", which is not in this xpctape");
      }
      return in.readAllBytes();
    }
  }
}
