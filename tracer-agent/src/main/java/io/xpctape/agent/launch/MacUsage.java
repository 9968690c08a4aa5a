package io.xpctape.agent.launch;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * proc_pid_rusage of macOS, by Apple's {@code <sys/resource.h>} and {@code <libproc.h>}. Nobody has
 * tried on a Mac whether it answers for a process that was not waited for yet, as xnu's source
 * says.
 */
final class MacUsage {
  private static final int RUSAGE_INFO_V1 = 1;

  /** ri_child_elapsed_abstime: 16 bytes of a UUID and 15 numbers stand in front. */
  private static final int CHILDREN_ELAPSED = 136;

  static {
    Native.register(MacUsage.class, NativeLibrary.getProcess());
  }

  private MacUsage() {}

  private static native int proc_pid_rusage(int pid, int flavor, Pointer usage);

  /** Whether a process that has ended had waited for another one. */
  static boolean hadChildren(int pid) {
    try (Memory usage = CLibrary.object()) {
      return proc_pid_rusage(pid, RUSAGE_INFO_V1, usage) == 0
          && usage.getLong(CHILDREN_ELAPSED) != 0;
    }
  }
}
