package io.xpctape.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Who was recorded, where and when.
 *
 * @param writtenBy program and version that wrote the tape
 * @param os the system's name, as uname says it
 * @param osRelease the system's release
 * @param machine the processor's name
 * @param pid the traced process
 * @param parentPid its parent
 * @param executable its program file
 * @param arguments its argv
 * @param workingDirectory its folder at the start
 * @param startMonotonicNs nanoseconds of its monotonic clock at the start
 * @param startWallNs nanoseconds since 1970 at the start
 * @param hooksLive the recorder saw that calls reach its hooks
 * @param maxData bytes kept of each data value, empty when all are
 * @param serviceGlobs the services that were recorded, empty for all
 * @param facts further facts by name
 */
public record RecordingInfo(
    String writtenBy,
    String os,
    String osRelease,
    String machine,
    long pid,
    long parentPid,
    Bytes executable,
    List<Bytes> arguments,
    Bytes workingDirectory,
    long startMonotonicNs,
    long startWallNs,
    boolean hooksLive,
    OptionalLong maxData,
    List<Bytes> serviceGlobs,
    Map<String, String> facts) {
  public RecordingInfo {
    arguments = List.copyOf(arguments);
    serviceGlobs = List.copyOf(serviceGlobs);
    facts = Map.copyOf(facts);
  }
}
