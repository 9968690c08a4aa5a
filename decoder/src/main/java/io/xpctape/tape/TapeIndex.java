package io.xpctape.tape;

import com.google.protobuf.CodedInputStream;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.proto.Headers;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.Connection;
import io.xpctape.proto.v1.Index;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The file beside a long tape that says where its messages lie. */
final class TapeIndex {
  /** Shorter tapes are read as fast as their index would be. */
  static final long MIN_TAPE = 8L << 20;

  /** More make an index that takes as long to read as its tape, and more memory. */
  static final int MAX_CONNECTIONS = 100_000;

  private static final int VERSION = 2;
  private static final String SUFFIX = ".index";
  private static final int NAME_BYTES = 6;

  /** An index has fewer bytes than this part of its tape, or it is none. */
  private static final int MIN_SHARE = 2;

  private TapeIndex() {}

  /** The index of a tape, if there is one and it fits. */
  static Optional<Index> read(Path tape, TapeSource source) {
    Path file = beside(tape);
    if (source.size() < MIN_TAPE || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.size(file) > source.size() / MIN_SHARE) {
        return Optional.empty();
      }
      CodedInputStream coded = CodedInputStream.newInstance(in);
      coded.setSizeLimit(Integer.MAX_VALUE);
      Index index = Index.parseFrom(coded);
      boolean fits =
          index.getFormatVersion() == VERSION
              && index.getTape().asReadOnlyByteBuffer().equals(source.digest().buffer())
              && index.getOffsetCount() == index.getSequenceCount();
      return fits ? Optional.of(index) : Optional.empty();
    } catch (IOException e) {
      // What can't be read is made anew.
      return Optional.empty();
    }
  }

  /** An index without messages yet. */
  static Index.Builder builder(
      TapeSource source, List<ConnectionInfo> connections, List<String> complaints) {
    List<Connection> named = connections.stream().map(Headers::toProto).toList();
    return Index.newBuilder()
        .setFormatVersion(VERSION)
        .setTape(Values.toProto(source.digest()))
        .addAllConnection(named)
        .addAllComplaint(complaints);
  }

  /** Writes an index under a private name and renames it; where that can't be, there is none. */
  static void write(Path tape, Index index) {
    byte[] random = new byte[NAME_BYTES];
    new SecureRandom().nextBytes(random);
    Path file = beside(tape);
    Path unfinished =
        file.resolveSibling("." + file.getFileName() + "." + HexFormat.of().formatHex(random));
    try {
      try (var channel =
          Files.newByteChannel(
              unfinished,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        index.writeTo(Channels.newOutputStream(channel));
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | UnsupportedOperationException e) {
      discard(unfinished);
    }
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A folder that may not be written has nothing of ours in it.
    }
  }

  private static Path beside(Path tape) {
    return tape.resolveSibling(tape.getFileName() + SUFFIX);
  }
}
