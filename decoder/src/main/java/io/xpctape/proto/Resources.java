package io.xpctape.proto;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Incomplete;
import io.xpctape.model.XpcConnection;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcResource;
import io.xpctape.proto.v1.ConnectionValue;
import io.xpctape.proto.v1.Described;
import io.xpctape.proto.v1.Error;
import io.xpctape.proto.v1.Fd;
import java.util.Optional;
import java.util.OptionalLong;

/** The records without values inside, between the model and protobuf. */
final class Resources {
  private static final long MAX_UINT32 = 0xffff_ffffL;

  private Resources() {}

  static Fd toProto(XpcFd fd) {
    Fd.Builder to = Fd.newBuilder();
    to.setType(
        switch (fd.type()) {
          case NOT_INSPECTED -> Fd.Type.TYPE_UNSPECIFIED;
          case FILE -> Fd.Type.TYPE_FILE;
          case DIRECTORY -> Fd.Type.TYPE_DIRECTORY;
          case CHARACTER_DEVICE -> Fd.Type.TYPE_CHARACTER_DEVICE;
          case BLOCK_DEVICE -> Fd.Type.TYPE_BLOCK_DEVICE;
          case FIFO -> Fd.Type.TYPE_FIFO;
          case SOCKET -> Fd.Type.TYPE_SOCKET;
          case OTHER -> Fd.Type.TYPE_OTHER;
          case INVALID -> Fd.Type.TYPE_INVALID;
        });
    to.setPath(Values.toProto(fd.path()));
    fd.flags().ifPresent(flags -> to.setFlags(uint32("an fd's flags value", flags)));
    fd.size().ifPresent(to::setSize);
    fd.offset().ifPresent(to::setOffset);
    fd.device().ifPresent(to::setDevice);
    fd.inode().ifPresent(to::setInode);
    fd.remote().ifPresent(remote -> to.setRemote(uint32("an fd's remote value", remote)));
    return to.build();
  }

  static XpcFd fromProto(Fd fd) {
    return new XpcFd(
        switch (fd.getType()) {
          case TYPE_UNSPECIFIED -> XpcFd.Type.NOT_INSPECTED;
          case TYPE_FILE -> XpcFd.Type.FILE;
          case TYPE_DIRECTORY -> XpcFd.Type.DIRECTORY;
          case TYPE_CHARACTER_DEVICE -> XpcFd.Type.CHARACTER_DEVICE;
          case TYPE_BLOCK_DEVICE -> XpcFd.Type.BLOCK_DEVICE;
          case TYPE_FIFO -> XpcFd.Type.FIFO;
          case TYPE_SOCKET -> XpcFd.Type.SOCKET;
          case TYPE_OTHER, UNRECOGNIZED -> XpcFd.Type.OTHER;
          case TYPE_INVALID -> XpcFd.Type.INVALID;
        },
        Values.fromProto(fd.getPath()),
        fd.hasFlags() ? OptionalLong.of(Integer.toUnsignedLong(fd.getFlags())) : NONE,
        fd.hasSize() ? OptionalLong.of(fd.getSize()) : NONE,
        fd.hasOffset() ? OptionalLong.of(fd.getOffset()) : NONE,
        fd.hasDevice() ? OptionalLong.of(fd.getDevice()) : NONE,
        fd.hasInode() ? OptionalLong.of(fd.getInode()) : NONE,
        fd.hasRemote() ? OptionalLong.of(Integer.toUnsignedLong(fd.getRemote())) : NONE);
  }

  private static final OptionalLong NONE = OptionalLong.empty();

  static ConnectionValue toProto(XpcConnection connection) {
    ConnectionValue.Builder to = ConnectionValue.newBuilder();
    to.setName(Values.toProto(connection.name())).setId(connection.id());
    connection.pid().ifPresent(pid -> to.setPid(int32("a connection's pid", pid)));
    connection.euid().ifPresent(euid -> to.setEuid(uint32("a connection's euid", euid)));
    connection.egid().ifPresent(egid -> to.setEgid(uint32("a connection's egid", egid)));
    connection.asid().ifPresent(asid -> to.setAsid(int32("a connection's asid", asid)));
    return to.build();
  }

  static XpcConnection fromProto(ConnectionValue from) {
    return new XpcConnection(
        Values.fromProto(from.getName()),
        from.hasPid() ? OptionalLong.of(from.getPid()) : NONE,
        from.hasEuid() ? OptionalLong.of(Integer.toUnsignedLong(from.getEuid())) : NONE,
        from.hasEgid() ? OptionalLong.of(Integer.toUnsignedLong(from.getEgid())) : NONE,
        from.hasAsid() ? OptionalLong.of(from.getAsid()) : NONE,
        from.getId());
  }

  static Described toProto(XpcResource resource) {
    return Described.newBuilder()
        .setTypeName(Values.toProto(resource.typeName()))
        .setDescription(Values.toProto(resource.description()))
        .setWire(Values.toProto(resource.wire()))
        .build();
  }

  static XpcResource fromProto(XpcKind kind, Described from) {
    return new XpcResource(
        kind,
        Values.fromProto(from.getTypeName()),
        Values.fromProto(from.getDescription()),
        Values.fromProto(from.getWire()),
        Optional.empty());
  }

  static io.xpctape.proto.v1.Incomplete toProto(Incomplete incomplete) {
    var to = io.xpctape.proto.v1.Incomplete.newBuilder();
    to.setReason(
        switch (incomplete.reason()) {
          case UNKNOWN -> io.xpctape.proto.v1.Incomplete.Reason.REASON_UNSPECIFIED;
          case MAX_DATA -> io.xpctape.proto.v1.Incomplete.Reason.REASON_MAX_DATA;
          case DEPTH -> io.xpctape.proto.v1.Incomplete.Reason.REASON_DEPTH;
          case MEMORY -> io.xpctape.proto.v1.Incomplete.Reason.REASON_MEMORY;
          case SOURCE -> io.xpctape.proto.v1.Incomplete.Reason.REASON_SOURCE;
        });
    incomplete.fullLength().ifPresent(to::setFullLength);
    return to.build();
  }

  static Incomplete fromProto(io.xpctape.proto.v1.Incomplete from) {
    return new Incomplete(
        switch (from.getReason()) {
          case REASON_UNSPECIFIED, UNRECOGNIZED -> Incomplete.Reason.UNKNOWN;
          case REASON_MAX_DATA -> Incomplete.Reason.MAX_DATA;
          case REASON_DEPTH -> Incomplete.Reason.DEPTH;
          case REASON_MEMORY -> Incomplete.Reason.MEMORY;
          case REASON_SOURCE -> Incomplete.Reason.SOURCE;
        },
        from.hasFullLength() ? OptionalLong.of(from.getFullLength()) : NONE);
  }

  static int number(XpcError.Singleton singleton) {
    return switch (singleton) {
      case NONE -> Error.Singleton.SINGLETON_UNSPECIFIED_VALUE;
      case CONNECTION_INTERRUPTED -> Error.Singleton.SINGLETON_CONNECTION_INTERRUPTED_VALUE;
      case CONNECTION_INVALID -> Error.Singleton.SINGLETON_CONNECTION_INVALID_VALUE;
      case TERMINATION_IMMINENT -> Error.Singleton.SINGLETON_TERMINATION_IMMINENT_VALUE;
      case PEER_CODE_SIGNING_REQUIREMENT ->
          Error.Singleton.SINGLETON_PEER_CODE_SIGNING_REQUIREMENT_VALUE;
    };
  }

  static XpcError.Singleton singleton(int number) {
    for (XpcError.Singleton singleton : XpcError.Singleton.values()) {
      if (number(singleton) == number) {
        return singleton;
      }
    }
    return XpcError.Singleton.NONE;
  }

  private static int uint32(String what, long value) {
    if (value < 0 || value > MAX_UINT32) {
      throw new BadInputException(what + " must fit 32 bits, and is " + value);
    }
    return (int) value;
  }

  private static int int32(String what, long value) {
    if (value != (int) value) {
      throw new BadInputException(what + " must fit 32 bits, and is " + value);
    }
    return (int) value;
  }
}
