package io.xpctape.benchmark;

import io.xpctape.model.XpcValue;
import io.xpctape.wire.WireMessage;
import io.xpctape.wire.WireReader;
import io.xpctape.wire.WireWriter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Wire messages, there and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WireBenchmark {
  /** What is read and written. */
  @Param public Captures capture = Captures.SMALL;

  private WireMessage message = capture.message();
  private final WireWriter writer = new WireWriter();
  private byte[] bytes = new byte[0];

  /** Makes the bytes, and sees that both readers say the same of them. */
  @Setup
  public void write() {
    message = capture.message();
    bytes = writer.write(message);
    if (!readChecked().equals(message) || !readUnchecked().equals(message.body())) {
      throw new IllegalStateException("a reader did not read what was written");
    }
  }

  /** With all checks. */
  @Benchmark
  public WireMessage readChecked() {
    return new WireReader(bytes).next();
  }

  /** Without any. */
  @Benchmark
  public XpcValue readUnchecked() {
    return new UncheckedReader(bytes).value();
  }

  /** Back to bytes. */
  @Benchmark
  public byte[] writeMessage() {
    return writer.write(message);
  }
}
