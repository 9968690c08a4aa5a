package io.xpctape.cli;

import io.xpctape.format.Found;
import io.xpctape.model.Bytes;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import io.xpctape.tape.TapeWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One tape of what several sources hold. Each source's sequences and connections go behind those of
 * the source before; a single one that was exported keeps its own. For one thread.
 */
final class ImportedTape implements Found {
  /** A wider gap between two sequences is closed, for a tape's reader would call it a loss. */
  private static final int MAX_GAP = 64;

  /** The header and, in front of a source's first message, its connection. */
  private static final int HEADER = 1;

  private final OutputStream out;
  private final String from;
  private final Runnable onMessage;
  private final Set<String> notes = new LinkedHashSet<>();
  private final List<String> losses = new ArrayList<>();

  private @Nullable TapeWriter writer;
  private long messages;
  private long lastSequence = HEADER;
  private long lastConnection;

  /** Of the source that is being read: what is added to its connections. */
  private long connectionBase;

  /** Of the source: what is added to its sequences, by the first sequence that this holds for. */
  private final TreeMap<Long, Long> shifts = new TreeMap<>();

  private long lastOfSource;
  private boolean keepsStacks = true;

  /** The connection of messages that name none; 0 until there is one. */
  private long unnamed;

  /**
   * Onto a stream.
   *
   * @param from where the messages come from, for the tape's header
   * @param onMessage run after each message
   */
  ImportedTape(OutputStream out, String from, Runnable onMessage) {
    this.out = out;
    this.from = from;
    this.onMessage = onMessage;
  }

  /** What follows comes from another source. */
  void nextSource() {
    shifts.clear();
    lastOfSource = 0;
    connectionBase = lastConnection;
    unnamed = 0;
    keepsStacks = true;
  }

  @Override
  public void recording(Recording recording) throws IOException {
    nextSource();
    boolean isFirst = writer == null;
    TapeWriter tape = writer(recording.info());
    if (isFirst) {
      recording.images().forEach(tape::image);
    } else if (!recording.images().isEmpty()) {
      keepsStacks = false;
      loss("a tape names the images of one process; the call stacks of further ones are left out");
    }
    for (ConnectionInfo connection : recording.connections()) {
      tape.connection(
          new ConnectionInfo(
              connected(connection.id()),
              connection.name(),
              connection.origin(),
              connection.flags()));
    }
    // On the first recording's own tape a message may come right behind the header.
    lastSequence = isFirst ? 0 : lastSequence;
  }

  @Override
  public void message(Message message) throws IOException {
    TapeWriter tape = writer(null);
    long connection = message.connection();
    if (connection == 0) {
      connection = unnamed(tape);
    } else {
      connection = connected(connection);
    }
    long sequence = sequence(message.sequence());
    tape.message(
        new Message(
            messages + 1,
            sequence,
            message.monotonicNs(),
            message.wallNs(),
            message.thread(),
            connection,
            message.direction(),
            message.call(),
            message.replyTo() == 0 ? 0 : shifted(message.replyTo()),
            message.service(),
            message.body(),
            message.change(),
            message.wire(),
            keepsStacks ? message.stack() : List.of()));
    lastSequence = sequence;
    messages++;
    onMessage.run();
  }

  private long unnamed(TapeWriter tape) {
    if (unnamed == 0) {
      unnamed = ++lastConnection;
      tape.connection(new ConnectionInfo(unnamed, Bytes.EMPTY, ConnectionInfo.Origin.UNKNOWN, 0));
      lastSequence++;
    }
    return unnamed;
  }

  private long connected(long connection) {
    long id = connectionBase + connection;
    lastConnection = Math.max(lastConnection, id);
    return id;
  }

  private long sequence(long own) {
    if (own <= lastOfSource || own > Long.MAX_VALUE / 2) {
      // It has none, or lies; nothing can name it.
      return lastSequence + 1;
    }
    long shift = shifts.isEmpty() ? Long.MAX_VALUE : shifts.lastEntry().getValue();
    boolean fits =
        shifts.isEmpty()
            ? lastSequence == 0 && own <= MAX_GAP
            : own + shift - lastSequence <= MAX_GAP && own + shift > lastSequence;
    if (shifts.isEmpty() && fits) {
      shifts.put(0L, 0L);
    } else if (!fits) {
      shifts.put(own, Math.max(HEADER, lastSequence) + 1 - own);
    }
    lastOfSource = own;
    return own + shifts.lastEntry().getValue();
  }

  /** The sequence on this tape of one on the source's, 0 if no packet has it. */
  private long shifted(long own) {
    Map.Entry<Long, Long> shift = shifts.floorEntry(own);
    return shift == null ? 0 : Math.max(0, own + shift.getValue());
  }

  private TapeWriter writer(@Nullable RecordingInfo info) {
    TapeWriter tape = writer;
    if (tape == null) {
      tape = new TapeWriter(out, info == null ? unknown() : info);
      writer = tape;
    }
    return tape;
  }

  private RecordingInfo unknown() {
    return new RecordingInfo(
        "xpctape " + Version.get() + " import",
        "",
        "",
        "",
        0,
        0,
        Bytes.EMPTY,
        List.of(),
        Bytes.EMPTY,
        0,
        0,
        false,
        OptionalLong.empty(),
        List.of(),
        Map.of("imported_from", from));
  }

  @Override
  public void note(String line) {
    notes.add(line);
  }

  @Override
  public void loss(String line) {
    losses.add(line);
  }

  /** How many messages it has. */
  long messages() {
    return messages;
  }

  /** What a person should know, a line each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** What could not be read, a line each. */
  List<String> losses() {
    return List.copyOf(losses);
  }

  /** Writes what still waits. */
  void finish() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
