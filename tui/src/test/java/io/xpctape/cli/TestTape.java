package io.xpctape.cli;

import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.XpcValue;
import io.xpctape.tape.TapeWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A tape made by hand, of one connection to {@link #SERVICE}. */
final class TestTape {
  static final String SERVICE = "com.example.service";

  private final List<Message> messages = new ArrayList<>();
  private List<Bytes> arguments = List.of(Bytes.utf8("program"));

  TestTape arguments(String... words) {
    arguments = List.of(words).stream().map(Bytes::utf8).toList();
    return this;
  }

  TestTape sends(XpcValue body) {
    return add(Direction.OUTGOING, Call.CONNECTION_SEND_MESSAGE, 0, body);
  }

  TestTape asks(XpcValue body) {
    return add(Direction.OUTGOING, Call.CONNECTION_SEND_MESSAGE_WITH_REPLY, 0, body);
  }

  /** The answer to the message before. */
  TestTape hears(XpcValue body) {
    long asked = messages.get(messages.size() - 1).sequence();
    return add(Direction.INCOMING, Call.CONNECTION_REPLY_HANDLER, asked, body);
  }

  TestTape sees(XpcValue body) {
    return add(Direction.INCOMING, Call.CONNECTION_EVENT_HANDLER, 0, body);
  }

  private TestTape add(Direction direction, Call call, long replyTo, XpcValue body) {
    long n = messages.size() + 1L;
    messages.add(
        new Message(
            n,
            n + 1,
            n * 1000,
            n * 1000,
            1,
            1,
            direction,
            call,
            replyTo,
            Bytes.utf8(SERVICE),
            body,
            Optional.empty()));
    return this;
  }

  Recording recording() {
    RecordingInfo info =
        new RecordingInfo(
            "test",
            "Linux",
            "",
            "x86_64",
            100,
            99,
            Bytes.utf8("/bin/program"),
            arguments,
            Bytes.utf8("/"),
            0,
            0,
            true,
            OptionalLong.empty(),
            List.of(),
            Map.of());
    return new Recording(info, List.of(), messages, List.of());
  }

  /** Writes it to a file of that name and returns the file's path. */
  String in(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      TapeWriter.write(recording(), out);
    }
    return file.toString();
  }
}
