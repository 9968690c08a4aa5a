package io.xpctape.agent.launch;

import java.util.Locale;

/** Which system this is, and what its native files are named by. */
public final class Platform {
  static final boolean LINUX = name().startsWith("linux-");

  private Platform() {}

  /**
   * The folder of this machine's native files, as the build names it: {@code linux-x86_64}, {@code
   * linux-aarch64}, {@code macos-universal}; for other systems their own words.
   */
  public static String name() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return "macos-universal";
    }
    return system.replace(' ', '_') + "-" + processor();
  }

  /** This machine's processor, by uname's name where Java has another. */
  public static String processor() {
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return machine.equals("amd64") ? "x86_64" : machine;
  }
}
