package io.xpctape.tape;

import com.google.protobuf.InvalidProtocolBufferException;
import io.xpctape.model.BadInputException;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Count;
import io.xpctape.model.Image;
import io.xpctape.model.Limits;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import io.xpctape.proto.Headers;
import io.xpctape.proto.v1.Dropped;
import io.xpctape.proto.v1.Header;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tape, message by message or whole. Damage costs what lies between it and the next marker;
 * what was lost is counted and told. For one thread.
 */
public final class TapeReader implements AutoCloseable {
  private final TapeSource source;
  private final Complaints complaints;
  private final Frames frames;
  private final Packets packets;
  private final Losses losses;
  private final RecordingInfo info;
  private final Connections connections = new Connections();
  private final boolean keepsConnections;
  private final List<Image> images = new ArrayList<>();
  private long messages;
  private long lastOffset;
  private long lastLength;
  private boolean ended;
  private boolean tooManyImages;

  private TapeReader(TapeSource source, @Nullable Executor helpers, boolean keepsConnections) {
    this.source = source;
    this.keepsConnections = keepsConnections;
    complaints = new Complaints(source.name());
    losses = new Losses(complaints);
    frames = new Frames(source);
    packets = new Packets(source, frames, helpers);
    Header header = new HeaderReader(source).read();
    info = Headers.fromProto(header);
  }

  /**
   * A whole tape.
   *
   * @throws BadInputException if it is no tape, cut in its header or of a newer format
   */
  public static Recording read(Path file) {
    try (TapeReader reader = open(file)) {
      return reader.readAll();
    }
  }

  /**
   * The whole tape that a stream gives.
   *
   * @param name what to call it in complaints
   * @throws BadInputException if it is no tape, cut in its header or of a newer format
   */
  public static Recording read(InputStream in, String name) {
    try (TapeReader reader = open(in, name)) {
      return reader.readAll();
    }
  }

  /**
   * A tape, up to its first message.
   *
   * @throws BadInputException if it is no tape, cut in its header or of a newer format
   */
  public static TapeReader open(Path file) {
    return open(TapeSource.open(file));
  }

  /**
   * The tape that a stream gives, up to its first message; the stream is read to its end.
   *
   * @param name what to call it in complaints
   * @throws BadInputException if it is no tape, cut in its header or of a newer format
   */
  public static TapeReader open(InputStream in, String name) {
    return open(TapeSource.open(in, name));
  }

  /**
   * For its messages alone, however many connections there are; the bytes are closed with the
   * reader.
   *
   * @param helpers threads that parse ahead, or null
   */
  static TapeReader ofMessages(TapeSource source, @Nullable Executor helpers) {
    return new TapeReader(source, helpers, false);
  }

  /** Over bytes that are closed with the reader, or at once if they are no tape. */
  static TapeReader open(TapeSource source) {
    try {
      return new TapeReader(source, null, true);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** Who was recorded, where and when. */
  public RecordingInfo info() {
    return info;
  }

  /** The connections met so far; each stands before its first message. */
  public List<ConnectionInfo> connections() {
    return connections.list();
  }

  /** The images met so far; all stand before the first message with a call stack. */
  public List<Image> images() {
    return List.copyOf(images);
  }

  /** What could not be read so far, a line each. */
  public List<String> complaints() {
    return complaints.lines();
  }

  /**
   * The next message; empty at the tape's end.
   *
   * @throws BadInputException if the file itself can't be read any further
   */
  public Optional<Message> next() {
    while (!ended) {
      Packets.Parsed packet = packets.next();
      losses.met(packet.before());
      Frames.Frame frame = packet.frame();
      if (frame == null) {
        ended = true;
        losses.end(frames);
      } else {
        lastOffset = frame.offset();
        lastLength = frame.length();
        Optional<Message> message = take(packet, frame);
        if (message.isPresent()) {
          return message;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The next messages, together about so many bytes on the tape; none at its end.
   *
   * @throws BadInputException if the file itself can't be read any further
   */
  List<Message> next(long bytes) {
    List<Message> some = new ArrayList<>();
    long taken = 0;
    while (taken < bytes) {
      Optional<Message> message = next();
      if (message.isEmpty()) {
        break;
      }
      some.add(message.get());
      taken += lastLength;
    }
    return some;
  }

  /** The same without the file's name. */
  List<String> complaintsWithoutName() {
    return complaints.withoutName();
  }

  /** Where the packet of the message last given begins, in bytes from the file's start. */
  public long lastOffset() {
    return lastOffset;
  }

  /**
   * Reads a message again, from where {@link #lastOffset} said it lies.
   *
   * @throws BadInputException if it is not there any more
   */
  Message read(long offset, long n) {
    Frames.Frame frame = frames.at(offset).orElseThrow(() -> changed(offset, null));
    byte[] content = source.bytes(frame.content(), frame.length());
    try {
      if (new PacketReader(content, frame.content()).read() instanceof PacketReader.Said said) {
        return said.message().numbered(n);
      }
    } catch (InvalidProtocolBufferException e) {
      throw changed(offset, e);
    }
    throw changed(offset, null);
  }

  /**
   * The bytes of a packet with its tag and length.
   *
   * @throws BadInputException if there is none any more
   */
  byte[] bytes(long offset) {
    Frames.Frame frame = frames.at(offset).orElseThrow(() -> changed(offset, null));
    return source.bytes(offset, (int) (frame.end() - offset));
  }

  private BadInputException changed(long offset, @Nullable Throwable cause) {
    String line = source.name() + ": byte " + offset + ": the tape was changed while it was read";
    return cause == null ? new BadInputException(line) : new BadInputException(line, cause);
  }

  private Optional<Message> take(Packets.Parsed packet, Frames.Frame frame) {
    PacketReader.Content content = packet.content();
    if (content instanceof PacketReader.TooLong) {
      complaints.add(
          frame.offset(),
          "a packet of " + frame.length() + " bytes is too large for Java's memory (see -Xmx)");
      losses.refused();
      return Optional.empty();
    } else if (content instanceof PacketReader.Damaged damaged) {
      packets.damaged(packet, frame, damaged.why());
      losses.met(frames.takeDamage());
      return Optional.empty();
    }
    losses.read(frame, packet.sequence(), packet.unfinished());
    if (content instanceof PacketReader.Said said) {
      return Optional.of(said.message().numbered(++messages));
    } else if (content instanceof PacketReader.Named named) {
      if (keepsConnections) {
        connections.add(named.connection());
      }
    } else if (content instanceof PacketReader.Loaded loaded) {
      add(loaded.image(), frame.offset());
    } else if (content instanceof PacketReader.Refused refused) {
      complaints.add(frame.offset(), "a message can't be kept: " + refused.why());
    } else if (content instanceof PacketReader.Lost lost) {
      complaints.add(frame.offset(), dropped(lost.dropped()));
    } else if (content instanceof PacketReader.Head && frame.offset() > 0) {
      complaints.add(frame.offset(), "another tape begins here; it is not read");
      ended = true;
    }
    return Optional.empty();
  }

  private void add(Image image, long offset) {
    if (images.size() < Limits.MAX_IMAGES) {
      images.add(image);
    } else if (!tooManyImages) {
      tooManyImages = true;
      complaints.add(offset, "more than " + Limits.MAX_IMAGES + " images; no more are kept");
    }
  }

  private static String dropped(Dropped dropped) {
    return "the recorder missed "
        + Count.of(dropped.getMessages(), "message")
        + switch (dropped.getReason()) {
          case REASON_DISK_FULL -> ": the disk was full";
          case REASON_MEMORY -> ": its memory did not suffice";
          case REASON_TAPE_LOST -> ": the tape was moved, deleted or cut while it was written";
          case REASON_REENTRY -> ": they came inside the recorder's own work";
          case REASON_DESCRIPTORS -> ": the program had no file descriptor left";
          case REASON_UNSPECIFIED, UNRECOGNIZED -> "";
        };
  }

  private Recording readAll() {
    List<Message> all = new ArrayList<>();
    for (Optional<Message> message = next(); message.isPresent(); message = next()) {
      all.add(message.get());
    }
    return new Recording(info, connections.list(), all, complaints.lines(), images);
  }

  @Override
  public void close() {
    source.close();
  }
}
