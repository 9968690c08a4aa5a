package io.xpctape.agent.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Who we are, and whose a file is, by the system's numbers. */
public final class Users {
  private Users() {}

  /** The user as whom this process acts. */
  public static int effective() {
    return CLibrary.geteuid();
  }

  /** The file's owner; a link's own. */
  public static int owner(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }
}
