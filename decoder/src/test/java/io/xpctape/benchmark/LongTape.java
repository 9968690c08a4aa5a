package io.xpctape.benchmark;

import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import io.xpctape.tape.TapeWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/**
 * Writes tapes to measure with: what an imaginary photo library and its clients might say, some 1
 * KB a message, requests with replies and events, on a named and an anonymous connection. The same
 * seed gives the same tape.
 */
public final class LongTape {
  private static final long START_NS = 1_700_000_000_000_000_000L;
  private static final long STEP_NS = 250_000;
  private static final int FIRST_SEQUENCE = 2;

  private static final List<String> METHODS =
      List.of(
          "open", "close", "fetch", "query", "import", "export", "rename", "move", "delete", "tag",
          "preview", "rotate");

  private static final List<String> EVENTS = List.of("progress", "changed", "imported", "memory");

  private static final List<String> ALBUMS =
      List.of("Summer", "Winter", "Family", "Work", "Garden", "Cats", "Trips", "Recipes");

  private final Random random;
  private final List<Message> open = new ArrayList<>();
  private long sequence = FIRST_SEQUENCE;

  private LongTape(long seed) {
    random = new Random(seed);
  }

  /** Writes one: {@code FILE MESSAGES SEED}. */
  public static void main(String[] args) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])), 1 << 20)) {
      new LongTape(Long.parseLong(args[2])).write(Long.parseLong(args[1]), out);
    }
  }

  private void write(long messages, OutputStream out) throws IOException {
    try (TapeWriter writer = new TapeWriter(out, info())) {
      for (long i = 0; i < messages; i++) {
        writer.message(next());
      }
    }
  }

  private static RecordingInfo info() {
    return new RecordingInfo(
        "xpctape",
        "Linux",
        "6.1",
        "x86_64",
        1,
        1,
        Bytes.utf8("/usr/bin/photos"),
        List.of(),
        Bytes.utf8("/"),
        0,
        START_NS,
        true,
        OptionalLong.empty(),
        List.of(),
        Map.of());
  }

  private Message next() {
    if (open.size() > 8 || (!open.isEmpty() && random.nextInt(5) < 2)) {
      Message asked = open.remove(random.nextInt(open.size()));
      return message(
          Call.CONNECTION_REPLY_HANDLER, asked.sequence(), asked.connection(), reply(asked));
    }
    long connection = random.nextInt(10) == 0 ? 2 : 1;
    if (random.nextInt(3) == 0) {
      return message(Call.CONNECTION_EVENT_HANDLER, 0, connection, event());
    }
    Message request = message(Call.CONNECTION_SEND_MESSAGE_WITH_REPLY, 0, connection, request());
    open.add(request);
    return request;
  }

  private Message message(Call call, long replyTo, long connection, XpcDictionary body) {
    long now = sequence * STEP_NS;
    return new Message(
        0,
        sequence++,
        now,
        START_NS + now,
        random.nextInt(6),
        connection,
        call == Call.CONNECTION_SEND_MESSAGE_WITH_REPLY ? Direction.OUTGOING : Direction.INCOMING,
        call,
        replyTo,
        connection == 1 ? Bytes.utf8("com.example.photos.library") : Bytes.EMPTY,
        body,
        Optional.empty());
  }

  private XpcDictionary request() {
    int method = random.nextInt(METHODS.size());
    Body body = envelope(METHODS.get(method));
    body.put("caller", caller());
    if (random.nextInt(4) > 0) {
      body.put("options", options(method));
    }
    switch (method % 4) {
      case 0 -> body.put("url", text("file:///Users/ada/Pictures/" + name() + ".heic"));
      case 1 -> body.put("assets", assets(2 + random.nextInt(4)));
      case 2 -> body.put("bookmark", data(64 + random.nextInt(400)));
      default -> body.put("predicate", text(prose(8 + random.nextInt(20))));
    }
    body.put("note", text(prose(random.nextInt(90))));
    return body.done();
  }

  private XpcDictionary reply(Message asked) {
    int method = METHODS.indexOf(method(asked));
    Body body = new Body();
    body.put("status", new XpcInt64(random.nextInt(20) == 0 ? -random.nextInt(5) : 0));
    body.put("took", new XpcDouble(random.nextDouble() * 40));
    if (method % 3 == 0) {
      body.put("assets", assets(2 + random.nextInt(5)));
    } else if (method % 3 == 1) {
      body.put("image", data(300 + random.nextInt(1000)));
      body.put("size", XpcArray.of(new XpcDouble(640), new XpcDouble(480)));
    } else {
      body.put("counts", counts(8 + random.nextInt(16)));
      body.put("reason", random.nextBoolean() ? new XpcNull() : text(prose(12)));
    }
    body.put("library", options(method));
    return body.done();
  }

  private static String method(Message asked) {
    return ((XpcString) ((XpcDictionary) asked.body()).get("method").orElseThrow())
        .bytes()
        .toString();
  }

  private XpcDictionary event() {
    String name = EVENTS.get(random.nextInt(EVENTS.size()));
    Body body = envelope(name);
    switch (name) {
      case "progress" -> {
        body.put("fraction", new XpcDouble(random.nextDouble()));
        body.put("stage", text(ALBUMS.get(random.nextInt(3))));
        body.put("log", strings(8 + random.nextInt(16)));
      }
      case "changed" -> body.put("assets", assets(2 + random.nextInt(5)));
      case "imported" -> {
        body.put("path", text("/Volumes/Card/DCIM/" + name() + ".jpg"));
        body.put("metadata", options(3));
        body.put("thumbnail", data(500 + random.nextInt(600)));
      }
      default -> body.put("pressure", counts(30));
    }
    return body.done();
  }

  private Body envelope(String method) {
    Body body = new Body();
    body.put("method", text(method));
    body.put("id", new XpcUint64(sequence));
    body.put("session", new XpcUuid(new UUID(random.nextInt(50), 7)));
    body.put("date", new XpcDate(START_NS + sequence * STEP_NS));
    return body;
  }

  private XpcDictionary caller() {
    Body body = new Body();
    body.put("bundle", text("com.example.client" + random.nextInt(5)));
    body.put("pid", new XpcInt64(300 + random.nextInt(40)));
    body.put("sandboxed", new XpcBool(random.nextBoolean()));
    body.put("executable", text("/Applications/Client" + random.nextInt(5) + ".app/client"));
    return body.done();
  }

  private XpcDictionary options(int method) {
    Body body = new Body();
    body.put("quality", text(List.of("low", "medium", "high").get(random.nextInt(3))));
    body.put("timeout", new XpcDouble(30));
    body.put("flags", new XpcUint64(1L << random.nextInt(8)));
    body.put("album", text(ALBUMS.get(random.nextInt(ALBUMS.size()))));
    if (method % 2 == 0) {
      Body inner = new Body();
      inner.put("width", new XpcInt64(random.nextInt(4000)));
      inner.put("height", new XpcInt64(random.nextInt(4000)));
      inner.put("colour", text("display-p3"));
      body.put("geometry", inner.done());
    }
    return body.done();
  }

  private XpcArray assets(int count) {
    List<XpcValue> assets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Body body = new Body();
      body.put("uuid", text(new UUID(random.nextLong(), random.nextLong()).toString()));
      body.put("name", text(name() + ".heic"));
      body.put("bytes", new XpcUint64(random.nextInt(9_000_000)));
      body.put("taken", new XpcDate(START_NS - random.nextInt() * 1_000_000_000L));
      body.put("favourite", new XpcBool(random.nextInt(9) == 0));
      body.put("album", text(ALBUMS.get(random.nextInt(ALBUMS.size()))));
      body.put("rating", new XpcInt64(random.nextInt(6)));
      if (random.nextInt(3) > 0) {
        Body place = new Body();
        place.put("latitude", new XpcDouble(random.nextDouble() * 90));
        place.put("longitude", new XpcDouble(random.nextDouble() * 180));
        body.put("place", place.done());
      }
      assets.add(body.done());
    }
    return new XpcArray(assets);
  }

  /** A dictionary whose keys are data. */
  private XpcDictionary counts(int count) {
    Body body = new Body();
    int first = random.nextInt(1000);
    for (int i = 0; i < count; i++) {
      body.put(Integer.toString(100_000 + first + 7 * i), new XpcUint64(random.nextInt(500)));
    }
    return body.done();
  }

  private XpcArray strings(int count) {
    List<XpcValue> strings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      strings.add(text(prose(6)));
    }
    return new XpcArray(strings);
  }

  private String name() {
    return "IMG_" + random.nextInt(1_000_000);
  }

  private String prose(int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(ALBUMS.get(random.nextInt(ALBUMS.size()))).append(' ');
      text.append(random.nextInt(1000)).append(' ');
    }
    return text.toString();
  }

  private XpcData data(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return new XpcData(Bytes.of(bytes));
  }

  private static XpcString text(String text) {
    return XpcString.of(text);
  }

  /** Entries in the order in which they are put. */
  private static final class Body {
    private final List<XpcDictionary.Entry> entries = new ArrayList<>();

    void put(String key, XpcValue value) {
      entries.add(XpcDictionary.Entry.of(key, value));
    }

    XpcDictionary done() {
      return new XpcDictionary(entries);
    }
  }
}
