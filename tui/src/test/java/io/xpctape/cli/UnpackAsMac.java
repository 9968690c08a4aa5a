package io.xpctape.cli;

import io.xpctape.agent.NativeFiles;
import io.xpctape.agent.launch.Users;

/** Unpacks the agent as on a Mac with the processor given, and says where to. */
final class UnpackAsMac {
  private UnpackAsMac() {}

  public static void main(String[] args) {
    // While the system has its own name: what asks for our user is of this system.
    Users.effective();
    System.setProperty("os.name", "Mac OS X");
    System.setProperty("os.arch", args[0]);
    System.out.println(NativeFiles.unpack("tracer-agent"));
  }
}
