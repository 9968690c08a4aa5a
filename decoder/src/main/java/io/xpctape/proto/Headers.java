package io.xpctape.proto;

import io.xpctape.model.Bytes;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Image;
import io.xpctape.model.RecordingInfo;
import io.xpctape.proto.v1.Connection;
import io.xpctape.proto.v1.Header;
import java.util.List;
import java.util.OptionalLong;

/** What a recording says of itself, its connections and images, between the model and protobuf. */
public final class Headers {
  private Headers() {}

  /** The header without its format version, which is for who writes it to say. */
  public static Header.Builder toProto(RecordingInfo info) {
    Header.Builder to =
        Header.newBuilder()
            .setWrittenBy(info.writtenBy())
            .setOs(info.os())
            .setOsRelease(info.osRelease())
            .setMachine(info.machine())
            .setPid((int) info.pid())
            .setParentPid((int) info.parentPid())
            .setExecutable(Values.toProto(info.executable()))
            .addAllArgument(info.arguments().stream().map(Values::toProto).toList())
            .setWorkingDirectory(Values.toProto(info.workingDirectory()))
            .setStartMonotonicNs(info.startMonotonicNs())
            .setStartWallNs(info.startWallNs())
            .setHooksLive(info.hooksLive())
            .addAllServiceGlob(info.serviceGlobs().stream().map(Values::toProto).toList())
            .putAllFact(info.facts());
    info.maxData().ifPresent(to::setMaxData);
    return to;
  }

  /** Who was recorded, where and when. */
  public static RecordingInfo fromProto(Header header) {
    return new RecordingInfo(
        header.getWrittenBy(),
        header.getOs(),
        header.getOsRelease(),
        header.getMachine(),
        Integer.toUnsignedLong(header.getPid()),
        Integer.toUnsignedLong(header.getParentPid()),
        Values.fromProto(header.getExecutable()),
        bytes(header.getArgumentList()),
        Values.fromProto(header.getWorkingDirectory()),
        header.getStartMonotonicNs(),
        header.getStartWallNs(),
        header.getHooksLive(),
        header.hasMaxData() ? OptionalLong.of(header.getMaxData()) : OptionalLong.empty(),
        bytes(header.getServiceGlobList()),
        header.getFactMap());
  }

  private static List<Bytes> bytes(List<com.google.protobuf.ByteString> from) {
    return from.stream().map(Values::fromProto).toList();
  }

  /** The packet of a connection. */
  public static Connection toProto(ConnectionInfo connection) {
    return Connection.newBuilder()
        .setId(connection.id())
        .setName(Values.toProto(connection.name()))
        .setOrigin(
            switch (connection.origin()) {
              case CREATE -> Connection.Origin.ORIGIN_CREATE;
              case CREATE_MACH_SERVICE -> Connection.Origin.ORIGIN_CREATE_MACH_SERVICE;
              case CREATE_FROM_ENDPOINT -> Connection.Origin.ORIGIN_CREATE_FROM_ENDPOINT;
              case PEER -> Connection.Origin.ORIGIN_PEER;
              case SESSION -> Connection.Origin.ORIGIN_SESSION;
              case PIPE -> Connection.Origin.ORIGIN_PIPE;
              case EVENT_STREAM -> Connection.Origin.ORIGIN_EVENT_STREAM;
              case UNKNOWN -> Connection.Origin.ORIGIN_UNKNOWN;
            })
        .setFlags(connection.flags())
        .build();
  }

  /** The connection of a packet. */
  public static ConnectionInfo fromProto(Connection connection) {
    return new ConnectionInfo(
        connection.getId(),
        Values.fromProto(connection.getName()),
        switch (connection.getOrigin()) {
          case ORIGIN_CREATE -> ConnectionInfo.Origin.CREATE;
          case ORIGIN_CREATE_MACH_SERVICE -> ConnectionInfo.Origin.CREATE_MACH_SERVICE;
          case ORIGIN_CREATE_FROM_ENDPOINT -> ConnectionInfo.Origin.CREATE_FROM_ENDPOINT;
          case ORIGIN_PEER -> ConnectionInfo.Origin.PEER;
          case ORIGIN_SESSION -> ConnectionInfo.Origin.SESSION;
          case ORIGIN_PIPE -> ConnectionInfo.Origin.PIPE;
          case ORIGIN_EVENT_STREAM -> ConnectionInfo.Origin.EVENT_STREAM;
          case ORIGIN_UNKNOWN, ORIGIN_UNSPECIFIED, UNRECOGNIZED -> ConnectionInfo.Origin.UNKNOWN;
        },
        connection.getFlags());
  }

  /** The packet of an image. */
  public static io.xpctape.proto.v1.Image toProto(Image image) {
    return io.xpctape.proto.v1.Image.newBuilder()
        .setBase(image.base())
        .setStart(image.start())
        .setEnd(image.end())
        .setPath(Values.toProto(image.path()))
        .setBuildId(Values.toProto(image.buildId()))
        .build();
  }

  /** A program or library that the process had loaded. */
  public static Image fromProto(io.xpctape.proto.v1.Image image) {
    return new Image(
        image.getBase(),
        image.getStart(),
        image.getEnd(),
        Values.fromProto(image.getPath()),
        Values.fromProto(image.getBuildId()));
  }
}
