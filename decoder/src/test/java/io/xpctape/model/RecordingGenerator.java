package io.xpctape.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Recordings with messages of every sort, the same ones for the same seed. */
public final class RecordingGenerator {
  private static final int CONNECTIONS = 3;

  /** A program and a library at the very end of memory. */
  private static final List<Image> IMAGES =
      List.of(
          new Image(0, 0x1000, 0x2000, Bytes.utf8("/usr/bin/vftool"), Bytes.EMPTY),
          new Image(-4096, -4096, -1, Bytes.of((byte) '/', (byte) 0xff), Bytes.of(new byte[20])));

  private RecordingGenerator() {}

  /**
   * A recording of so many messages on a few connections. Sequences leave gaps, as packets of other
   * kinds lie between messages; some messages answer one before them.
   */
  public static Recording recording(long seed, int messages) {
    Random random = new Random(seed);
    ValueGenerator values = new ValueGenerator(seed);
    List<ConnectionInfo> connections = new ArrayList<>();
    for (int id = 1; id <= CONNECTIONS; id++) {
      connections.add(
          new ConnectionInfo(
              id, service(id), pick(random, ConnectionInfo.Origin.values()), id % 2));
    }
    List<Message> said = new ArrayList<>();
    long sequence = 1L + CONNECTIONS + IMAGES.size();
    for (int n = 1; n <= messages; n++) {
      sequence += random.nextInt(4) == 0 ? 2 : 1;
      int connection = 1 + random.nextInt(CONNECTIONS);
      boolean answers = !said.isEmpty() && random.nextBoolean();
      said.add(
          new Message(
              n,
              sequence,
              1_000_000L * n,
              1_700_000_000_000_000_000L + 1_000_000L * n,
              100 + random.nextInt(4),
              connection,
              pick(random, Direction.values()),
              pick(random, Call.values()),
              answers ? said.get(random.nextInt(said.size())).sequence() : 0,
              service(connection),
              n % 10 == 0 ? values.value() : values.body(),
              n % 7 == 0
                  ? Optional.of(new Change(List.of(0, 2), n % 2 == 0, List.of("no such path")))
                  : Optional.empty(),
              n % 5 == 0 ? Optional.of(wire(random)) : Optional.empty(),
              n % 3 == 0 ? List.of(0x1234L, -1L) : List.of()));
    }
    return new Recording(info(), connections, said, List.of(), IMAGES);
  }

  /** A program with an argument that is no UTF-8. */
  public static RecordingInfo info() {
    return new RecordingInfo(
        "generator 1",
        "Linux",
        "6.1",
        "x86_64",
        4_294_967_295L,
        1,
        Bytes.utf8("/usr/bin/vftool"),
        List.of(Bytes.utf8("vftool"), Bytes.of((byte) 0xff), Bytes.EMPTY),
        Bytes.utf8("/tmp"),
        900_000,
        1_700_000_000_000_000_000L,
        true,
        OptionalLong.of(4096),
        List.of(Bytes.utf8("com.apple.*")),
        Map.of("build", "23F79"));
  }

  private static WireForm wire(Random random) {
    byte[] exact = new byte[random.nextInt(3)];
    random.nextBytes(exact);
    return new WireForm(
        pick(random, WireForm.Framing.values()),
        random.nextInt(),
        random.nextLong(),
        random.nextBoolean(),
        Bytes.of(exact),
        random.nextInt(5000));
  }

  private static Bytes service(int connection) {
    return connection == CONNECTIONS ? Bytes.EMPTY : Bytes.utf8("com.example.service" + connection);
  }

  private static <T> T pick(Random random, T[] of) {
    return of[random.nextInt(of.length)];
  }
}
