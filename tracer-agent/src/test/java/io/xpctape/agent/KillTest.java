package io.xpctape.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.agent.launch.Ending;
import io.xpctape.agent.launch.NativeString;
import io.xpctape.fixtures.NativeFixtures;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcUint64;
import io.xpctape.tape.TapeReader;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A killed program loses no message whose call had returned. */
@EnabledIf(
    value = "io.xpctape.fixtures.NativeFixtures#havePrograms",
    disabledReason = NativeFixtures.NO_PROGRAMS)
class KillTest {
  private static final int KILLS = 100;
  private static final int PROCESSES = 2;
  private static final int THREADS = 4;
  private static final int SIGKILL = 9;

  /** Messages that both processes have sent when they are killed: at most so many. */
  private static final int MOST_SENT = 3000;

  @TempDir Path folder;
  private final long seed = new Random().nextLong();

  @Test
  void nothingThatWasCountedIsMissing() throws Exception {
    Random random = new Random(seed);
    String storm = NativeFiles.unpack("fixtures").resolve("bin/storm").toString();
    ExecutorService recorders = Executors.newFixedThreadPool(PROCESSES);
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        Round round = new Round(kill);
        List<Future<RecordResult>> results = new ArrayList<>();
        for (int process = 0; process < PROCESSES; process++) {
          RecordRequest request = round.request(storm, process);
          results.add(recorders.submit(() -> Recorder.record(request)));
        }
        round.killAfter(random.nextInt(MOST_SENT));
        for (int process = 0; process < PROCESSES; process++) {
          assertThat(results.get(process).get().ending())
              .isEqualTo(new Ending.Died(SIGKILL, false));
          round.check(process);
        }
      }
    } finally {
      recorders.shutdown();
    }
  }

  private final class Round {
    private final int number;
    private final List<LongBuffer> counters = new ArrayList<>();

    Round(int number) throws IOException {
      this.number = number;
      for (int process = 0; process < PROCESSES; process++) {
        try (FileChannel file =
            FileChannel.open(
                counters(process),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
          counters.add(
              file.map(FileChannel.MapMode.READ_WRITE, 0, (long) THREADS * Long.BYTES)
                  .order(ByteOrder.nativeOrder())
                  .asLongBuffer());
        }
      }
    }

    RecordRequest request(String storm, int process) {
      return RecordRequest.of(
          Stream.of(storm, Integer.toString(THREADS), counters(process).toString())
              .map(NativeString::of)
              .toList(),
          tape(process));
    }

    void killAfter(long sent) {
      while (sent(0) == 0 || sent(1) == 0 || sent(0) + sent(1) < sent) {
        Thread.onSpinWait();
      }
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    }

    private long sent(int process) {
      long sum = 0;
      for (int thread = 0; thread < THREADS; thread++) {
        sum += counters.get(process).get(thread);
      }
      return sum;
    }

    void check(int process) throws IOException {
      List<BitSet> found = new ArrayList<>();
      Stream.generate(BitSet::new).limit(THREADS).forEach(found::add);
      for (Message message : TapeReader.read(tape(process)).messages()) {
        if (message.direction() == Direction.OUTGOING
            && message.body() instanceof XpcDictionary body) {
          found.get(number(body, "thread")).set(number(body, "number"));
        }
      }
      for (int thread = 0; thread < THREADS; thread++) {
        int counted = (int) counters.get(process).get(thread);
        assertThat(found.get(thread).get(1, counted + 1).cardinality())
            .as("kill %d, process %d, thread %d, seed %d", number, process, thread, seed)
            .isEqualTo(counted);
      }
      Files.delete(tape(process));
    }

    private static int number(XpcDictionary body, String key) {
      return (int) ((XpcUint64) body.get(key).orElseThrow()).value();
    }

    private Path tape(int process) {
      return folder.resolve("tape-" + number + "-" + process);
    }

    private Path counters(int process) {
      return folder.resolve("counters-" + number + "-" + process);
    }
  }
}
