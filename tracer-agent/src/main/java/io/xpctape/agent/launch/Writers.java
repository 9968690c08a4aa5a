package io.xpctape.agent.launch;

import com.sun.jna.Native;
import java.nio.file.Path;
import java.util.List;

/** Whether anybody still writes to a tape. */
public final class Writers {
  private Writers() {}

  /**
   * Whether a tape may still grow, and so must be left alone: cutting a file that a process has
   * mapped kills that process.
   *
   * @param tape the file
   * @param pid the process that made it, by its own account: another namespace numbers otherwise
   * @param library the agent, which every traced process has mapped
   */
  public static boolean mayWrite(Path tape, long pid, Path library) {
    return Platform.LINUX
        ? Proc.maps(pid, library) || isOpenForWriting(tape)
        : ProcessHandle.of(pid).isPresent();
  }

  /** Linux refuses a read lease on a file that somebody has open for writing, or mapped so. */
  private static boolean isOpenForWriting(Path file) {
    try (CStrings path = new CStrings(List.of(NativeString.of(file)))) {
      int descriptor = CLibrary.open(path.first(), CLibrary.O_RDONLY);
      if (descriptor < 0) {
        return false;
      }
      boolean refused =
          CLibrary.fcntl(descriptor, CLibrary.F_SETLEASE, CLibrary.F_RDLCK) != 0
              && Native.getLastError() == CLibrary.EAGAIN;
      CLibrary.close(descriptor);
      return refused;
    }
  }
}
