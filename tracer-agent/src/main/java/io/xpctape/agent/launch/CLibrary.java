package io.xpctape.agent.launch;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the C library that starting a program takes, by their own names. Those that
 * return an int give 0 or -1 with {@link Native#getLastError}, unless they say otherwise. All may
 * be called from any thread.
 */
final class CLibrary {
  /** Space enough for any of posix_spawn's two objects, a sigaction or a sigset_t. */
  static final int OBJECT_BYTES = 1024;

  static final int POSIX_SPAWN_SETSIGDEF = 0x04;
  static final int POSIX_SPAWN_SETSIGMASK = 0x08;
  static final int WUNTRACED = 2;
  static final int P_PID = 1;
  static final int WEXITED = 4;
  static final int WSTOPPED = Platform.LINUX ? 2 : 8;
  static final int WNOWAIT = Platform.LINUX ? 0x01000000 : 0x20;
  static final int RLIMIT_NOFILE = Platform.LINUX ? 7 : 8;
  static final int O_RDONLY = 0;
  static final int O_WRONLY = 1;
  static final int O_RDWR = 2;
  static final int F_SETLEASE = 1024;
  static final int F_RDLCK = 0;
  static final int F_OK = 0;
  static final int EINTR = 4;
  static final int ENOENT = 2;
  static final int ENOEXEC = 8;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int ENOTDIR = 20;

  static {
    Native.register(CLibrary.class, NativeLibrary.getProcess());
  }

  private CLibrary() {}

  /** Returns an errno, 0 for success. */
  static native int posix_spawn(
      IntByReference pid,
      Pointer path,
      Pointer actions,
      Pointer attributes,
      Pointer arguments,
      Pointer environment);

  static native int posix_spawn_file_actions_init(Pointer actions);

  static native int posix_spawn_file_actions_destroy(Pointer actions);

  static native int posix_spawn_file_actions_addclose(Pointer actions, int descriptor);

  static native int posix_spawn_file_actions_adddup2(Pointer actions, int from, int to);

  static native int posix_spawn_file_actions_addopen(
      Pointer actions, int descriptor, Pointer path, int flags, int mode);

  static native int posix_spawn_file_actions_addchdir_np(Pointer actions, Pointer path);

  static native int posix_spawnattr_init(Pointer attributes);

  static native int posix_spawnattr_destroy(Pointer attributes);

  static native int posix_spawnattr_setflags(Pointer attributes, short flags);

  static native int posix_spawnattr_setsigmask(Pointer attributes, Pointer set);

  static native int posix_spawnattr_setsigdefault(Pointer attributes, Pointer set);

  /** Returns the process that changed its state, or -1. */
  static native int waitpid(int pid, IntByReference status, int options);

  /** Fills a siginfo_t; the process stays to be waited for if the options say so. */
  static native int waitid(int idType, int id, Pointer info, int options);

  static native int kill(int pid, int signal);

  /** To the calling thread: a stop has happened when it returns. */
  static native int raise(int signal);

  static native int sigaction(int signal, @Nullable Pointer now, @Nullable Pointer before);

  static native int getrlimit(int resource, Pointer limit);

  static native int setrlimit(int resource, Pointer limit);

  static native int access(Pointer path, int mode);

  static native int open(Pointer path, int flags);

  /** Variadic in C; the third argument is an int in the only use, on Linux, where that fits. */
  static native int fcntl(int descriptor, int command, int argument);

  static native int dup2(int from, int to);

  static native int close(int descriptor);

  static native int geteuid();

  static native int getuid();

  static native int getgid();

  /** Linux's; that of macOS has two parameters more. Returns the value's length. */
  static native long getxattr(Pointer path, Pointer name, @Nullable Pointer value, long size);

  static native String strerror(int error);

  /** The variable {@code environ}. */
  static Pointer environ() {
    return NativeLibrary.getProcess().getGlobalVariableAddress("environ").getPointer(0);
  }

  /** A zeroed object whose inside is the C library's business. */
  static Memory object() {
    Memory memory = new Memory(OBJECT_BYTES);
    memory.clear();
    return memory;
  }
}
