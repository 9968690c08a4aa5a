package io.xpctape.schema.infer;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Direction;
import io.xpctape.model.Limits;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.EnvelopeGroup;
import io.xpctape.proto.v1.KindSummary;
import io.xpctape.proto.v1.SchemaSummary;
import io.xpctape.proto.v1.SideSummary;
import io.xpctape.schema.infer.KindEvidence.Side;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** A summary as bytes, the same ones for the same summary, and back. */
public final class SummaryFile {
  /** A reader refuses a greater one. */
  static final int FORMAT_VERSION = 1;

  /** Messages of protobuf inside one another: a place takes three, a value one more each level. */
  private static final int NESTING = 4 * Shape.MAX_DEPTH + 4 * Limits.MAX_DEPTH;

  private SummaryFile() {}

  /** The bytes. */
  public static byte[] print(Summary summary) {
    SchemaSummary.Builder to =
        SchemaSummary.newBuilder()
            .setFormatVersion(FORMAT_VERSION)
            .setRecordings(summary.recordings())
            .setMessages(summary.messages());
    summary
        .evidence()
        .sides()
        .forEach(
            (side, keys) ->
                to.addSide(
                    SideSummary.newBuilder()
                        .setGroup(toProto(side))
                        .setKeys(new KeyProtos(keys).toProto())));
    summary
        .kinds()
        .forEach(
            (kind, shape) ->
                to.addKind(
                    KindSummary.newBuilder()
                        .setGroup(toProto(kind.group()))
                        .setLabel(kind.label())
                        .setShape(ShapeProtos.toProto(shape))));
    summary.digests().forEach(digest -> to.addDigest(Values.toProto(digest)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      to.build().writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The summary that bytes say.
   *
   * @param name what to call them in complaints
   * @throws BadInputException if they say none, or were written by a newer program
   */
  public static Summary parse(byte[] bytes, String name) {
    SchemaSummary from;
    try {
      CodedInputStream in = CodedInputStream.newInstance(bytes);
      in.setRecursionLimit(NESTING);
      from = SchemaSummary.parseFrom(in);
    } catch (IOException e) {
      throw new BadInputException(name + ": is damaged, or no summary of recordings", e);
    }
    if (from.getFormatVersion() > FORMAT_VERSION) {
      throw new BadInputException(
          name
              + ": is of format "
              + from.getFormatVersion()
              + ", this xpctape reads up to "
              + FORMAT_VERSION
              + "; use a newer one");
    }
    try {
      return fromProto(from);
    } catch (BadInputException | IndexOutOfBoundsException e) {
      throw new BadInputException(name + ": is damaged: " + e.getMessage(), e);
    }
  }

  private static Summary fromProto(SchemaSummary from) {
    if (from.getFormatVersion() == 0) {
      throw new BadInputException("it has no format_version");
    }
    SortedMap<Side, KeyEvidence> sides = new TreeMap<>();
    for (SideSummary side : from.getSideList()) {
      sides.put(
          Side.of(group(side.getGroup())),
          KeyProtos.fromProto(side.getKeys(), KeyEvidence.Bounds.MESSAGES));
    }
    SortedMap<Kind, Shape> kinds = new TreeMap<>();
    for (KindSummary kind : from.getKindList()) {
      kinds.put(
          new Kind(group(kind.getGroup()), kind.getLabel()),
          ShapeProtos.fromProto(kind.getShape(), 0));
    }
    Summary summary =
        Summary.of(from.getRecordings(), from.getMessages(), KindEvidence.restored(sides), kinds);
    from.getDigestList().forEach(digest -> summary.add(Values.fromProto(digest)));
    return summary;
  }

  private static EnvelopeGroup toProto(Side side) {
    return toProto(
        new Group(side.service(), side.direction(), side.reply() ? Role.REPLY : Role.REQUEST));
  }

  /** A group, as ledgers say it too. */
  public static EnvelopeGroup toProto(Group group) {
    return EnvelopeGroup.newBuilder()
        .setService(Values.toProto(group.service()))
        .setDirection(
            switch (group.direction()) {
              case OUTGOING -> io.xpctape.proto.v1.Direction.DIRECTION_OUTGOING;
              case INCOMING -> io.xpctape.proto.v1.Direction.DIRECTION_INCOMING;
            })
        .setRole(group.role().label())
        .build();
  }

  /**
   * The group that a file says.
   *
   * @throws BadInputException if it is none
   */
  public static Group group(EnvelopeGroup group) {
    Role role =
        Arrays.stream(Role.values())
            .filter(r -> r.label().equals(group.getRole()))
            .findFirst()
            .orElseThrow(
                () -> new BadInputException("no such role of a message: " + group.getRole()));
    Direction direction =
        switch (group.getDirection()) {
          case DIRECTION_OUTGOING -> Direction.OUTGOING;
          case DIRECTION_INCOMING -> Direction.INCOMING;
          case DIRECTION_UNSPECIFIED, UNRECOGNIZED ->
              throw new BadInputException("a kind of messages without a direction");
        };
    return new Group(Values.fromProto(group.getService()), direction, role);
  }
}
