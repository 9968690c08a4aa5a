package io.xpctape.diff;

import io.xpctape.model.Bytes;
import io.xpctape.model.Count;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.XpcConnection;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Differences that two runs of the same program show without meaning anything. */
public enum Noise {
  /** Every date. */
  DATES("date", true) {
    @Override
    XpcValue blank(XpcValue value, RecordingInfo info) {
      return value instanceof XpcDate ? new XpcDate(0) : value;
    }
  },
  /** Every uuid. */
  UUIDS("uuid", false) {
    @Override
    XpcValue blank(XpcValue value, RecordingInfo info) {
      return value instanceof XpcUuid ? new XpcUuid(new UUID(0, 0)) : value;
    }
  },
  /** Processes: of a connection's peer, and a number that is the traced process's or parent's. */
  PIDS("pid", true) {
    @Override
    XpcValue blank(XpcValue value, RecordingInfo info) {
      if (value instanceof XpcConnection connection) {
        return new XpcConnection(
            connection.name(),
            OptionalLong.empty(),
            connection.euid(),
            connection.egid(),
            OptionalLong.empty(),
            0);
      }
      if (value instanceof XpcInt64 number) {
        return blank(value, number.value(), info);
      }
      return value instanceof XpcUint64 number ? blank(value, number.value(), info) : value;
    }

    private XpcValue blank(XpcValue value, long number, RecordingInfo info) {
      if (number > 0 && number == info.pid()) {
        return XpcString.of("the traced process");
      }
      return number > 1 && number == info.parentPid() ? XpcString.of("its parent") : value;
    }
  },
  /** Where a descriptor's file lies in its file system, and how far it was read. */
  FILES("file", true) {
    @Override
    XpcValue blank(XpcValue value, RecordingInfo info) {
      return value instanceof XpcFd fd
          ? new XpcFd(
              fd.type(),
              fd.path(),
              fd.flags(),
              fd.size(),
              OptionalLong.empty(),
              OptionalLong.empty(),
              OptionalLong.empty(),
              fd.remote())
          : value;
    }
  },
  /** Every pointer. */
  POINTERS("pointer", true) {
    @Override
    XpcValue blank(XpcValue value, RecordingInfo info) {
      return value instanceof XpcPointer ? new XpcPointer(0) : value;
    }
  },
  /** How endpoints and mach rights describe themselves, and addresses in other descriptions. */
  HANDLES("handle", true) {
    @Override
    XpcValue blank(XpcValue value, RecordingInfo info) {
      if (!(value instanceof XpcResource resource)) {
        return value;
      }
      Bytes description =
          resource.kind() == XpcKind.OTHER
              ? resource
                  .description()
                  .asUtf8()
                  .map(text -> Bytes.utf8(ADDRESS.matcher(text).replaceAll("0x")))
                  .orElse(resource.description())
              : Bytes.EMPTY;
      return new XpcResource(
          resource.kind(),
          resource.typeName(),
          description,
          resource.wire(),
          resource.incomplete());
    }
  };

  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]+");

  private final String one;
  private final boolean usual;

  Noise(String one, boolean usual) {
    this.one = one;
    this.usual = usual;
  }

  /** The name that people type, such as {@code dates}. */
  public String label() {
    return one + "s";
  }

  /** So many of them, for people. */
  String count(long n) {
    return Count.of(n, one);
  }

  /** The classes that are left out unless somebody asks for them. */
  public static Set<Noise> usual() {
    Set<Noise> usual = EnumSet.noneOf(Noise.class);
    Arrays.stream(values()).filter(noise -> noise.usual).forEach(usual::add);
    return Collections.unmodifiableSet(usual);
  }

  /** The value without what this class says; the value itself if that is nothing. */
  abstract XpcValue blank(XpcValue value, RecordingInfo info);
}
