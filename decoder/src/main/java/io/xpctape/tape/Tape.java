package io.xpctape.tape;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.TextFormat;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Image;
import io.xpctape.model.Limits;
import io.xpctape.model.Message;
import io.xpctape.model.RecordingInfo;
import io.xpctape.proto.Headers;
import io.xpctape.proto.v1.Index;
import io.xpctape.proto.v1.Packet;
import io.xpctape.text.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.LongConsumer;

/**
 * A tape of which only the places of its messages are in memory, 16 bytes each; a message is read
 * when it is asked for. For many threads.
 */
public final class Tape implements AutoCloseable {
  private static final int FIRST_CAPACITY = 1024;

  private static final int MESSAGES_A_STEP = 1024;

  /** One value takes at most three messages of protobuf inside one another. */
  private static final int NESTING = 3 * Limits.MAX_DEPTH + 8;

  private final TapeReader reader;
  private final String name;
  private final List<ConnectionInfo> connections;
  private final List<Image> images;
  private final List<String> complaints;
  private final BitSet answered = new BitSet();
  private long[] offsets = new long[FIRST_CAPACITY];
  private long[] sequences = new long[FIRST_CAPACITY];
  private int size;
  private boolean sorted = true;

  private Tape(TapeSource source, TapeReader reader, Optional<Path> file, LongConsumer onPosition) {
    this.reader = reader;
    this.name = source.name();
    Optional<Index> index = file.flatMap(path -> TapeIndex.read(path, source));
    if (index.isPresent()) {
      Connections listed = new Connections();
      index.get().getConnectionList().forEach(one -> listed.add(Headers.fromProto(one)));
      connections = listed.list();
      images = index.get().getImageList().stream().map(Headers::fromProto).toList();
      complaints = index.get().getComplaintList().stream().map(SafeText::of).toList();
      take(index.get());
      return;
    }
    for (Optional<Message> message = reader.next(); message.isPresent(); message = reader.next()) {
      add(reader.lastOffset(), message.get().sequence());
      answered.set(number(message.get().replyTo()));
      if (size % MESSAGES_A_STEP == 0) {
        onPosition.accept(reader.lastOffset());
      }
    }
    connections = reader.connections();
    images = reader.images();
    complaints = reader.complaintsWithoutName();
    if (file.isPresent()
        && source.size() >= TapeIndex.MIN_TAPE
        && connections.size() <= TapeIndex.MAX_CONNECTIONS) {
      TapeIndex.write(file.get(), index(source));
    }
  }

  /**
   * The tape in a file. A long one gets an index beside it, and opens at once the next time.
   *
   * @throws BadInputException if it is no tape, cut in its header or of a newer format
   */
  public static Tape open(Path file) {
    return open(file, position -> {});
  }

  /**
   * The same, and tells how far it has come.
   *
   * @param onPosition is told bytes from the file's start now and then, unless there is an index
   */
  public static Tape open(Path file, LongConsumer onPosition) {
    return open(TapeSource.open(file), Optional.of(file), onPosition);
  }

  /**
   * The tape that a stream gives; the stream is read to its end.
   *
   * @param name what to call it in complaints
   * @throws BadInputException if it is no tape, cut in its header or of a newer format
   */
  public static Tape open(InputStream in, String name) {
    return open(TapeSource.open(in, name), Optional.empty(), position -> {});
  }

  private static Tape open(TapeSource source, Optional<Path> file, LongConsumer onPosition) {
    TapeReader reader = TapeReader.open(source);
    try {
      return new Tape(source, reader, file, onPosition);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private void take(Index index) {
    long offset = 0;
    long sequence = 0;
    for (int i = 0; i < index.getOffsetCount(); i++) {
      offset += index.getOffset(i);
      sequence += index.getSequence(i);
      add(offset, sequence);
    }
    answered.or(BitSet.valueOf(index.getAnswered().toByteArray()));
  }

  private Index index(TapeSource source) {
    Index.Builder index = TapeIndex.builder(source, connections, complaints);
    images.forEach(image -> index.addImage(Headers.toProto(image)));
    for (int i = 0; i < size; i++) {
      index.addOffset(i == 0 ? offsets[0] : offsets[i] - offsets[i - 1]);
      index.addSequence(i == 0 ? sequences[0] : sequences[i] - sequences[i - 1]);
    }
    return index.setAnswered(ByteString.copyFrom(answered.toByteArray())).build();
  }

  private void add(long offset, long sequence) {
    if (size == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * size);
      sequences = Arrays.copyOf(sequences, 2 * size);
    }
    sorted &= size == 0 || sequences[size - 1] < sequence;
    offsets[size] = offset;
    sequences[size++] = sequence;
  }

  /** Who was recorded, where and when. */
  public RecordingInfo info() {
    return reader.info();
  }

  /** All connections, in the order in which they were first seen. */
  public List<ConnectionInfo> connections() {
    return connections;
  }

  /** What the process had loaded, for call stacks; empty unless they were asked for. */
  public List<Image> images() {
    return images;
  }

  /** What could not be read, a line each; empty for an undamaged tape. */
  public List<String> complaints() {
    return complaints.stream().map(line -> name + ": " + line).toList();
  }

  /** All messages in file order, each read anew whenever it is asked for. */
  public List<Message> messages() {
    return new Messages();
  }

  /** The number {@code n} of the message with a sequence, or 0. */
  public long numberOf(long sequence) {
    return number(sequence);
  }

  /** Whether another message says that it answers this one. */
  public boolean isAnswered(Message message) {
    return answered.get(Math.toIntExact(message.n()));
  }

  private int number(long sequence) {
    if (sorted) {
      return Math.max(0, Arrays.binarySearch(sequences, 0, size, sequence) + 1);
    }
    for (int i = 0; i < size; i++) {
      if (sequences[i] == sequence) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Where the packet of a message begins, in bytes from the file's start. */
  public long offset(Message message) {
    return offsets[Math.toIntExact(message.n() - 1)];
  }

  /** The bytes of a message's packet, its tag and length in front. */
  public synchronized Bytes packet(Message message) {
    return Bytes.of(reader.bytes(offset(message)));
  }

  /** A message's packet in protobuf's own text format. */
  public String protoText(Message message) {
    try {
      CodedInputStream in = CodedInputStream.newInstance(packet(message).toArray());
      in.readTag();
      in.pushLimit(in.readRawVarint32());
      in.setRecursionLimit(NESTING);
      return TextFormat.printer().printToString(Packet.parseFrom(in));
    } catch (IOException e) {
      throw new BadInputException("message " + message.n() + " can't be read: " + e, e);
    }
  }

  @Override
  public void close() {
    reader.close();
  }

  private final class Messages extends AbstractList<Message> implements RandomAccess {
    @Override
    public Message get(int index) {
      if (index >= size) {
        throw new IndexOutOfBoundsException(index);
      }
      synchronized (Tape.this) {
        return reader.read(offsets[index], index + 1L);
      }
    }

    @Override
    public int size() {
      return size;
    }
  }
}
