package io.xpctape.schema.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.xpctape.model.BadInputException;
import java.util.concurrent.TimeUnit;

/** Nanoseconds since 1970 as protobuf's timestamps; each 64-bit count has one. */
final class Dates {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private Dates() {}

  static Timestamp toProto(long nanoseconds) {
    return Timestamp.newBuilder()
        .setSeconds(Math.floorDiv(nanoseconds, SECOND))
        .setNanos((int) Math.floorMod(nanoseconds, SECOND))
        .build();
  }

  /**
   * The other way.
   *
   * @throws BadInputException if it is no timestamp, or outside the years 1677 to 2262
   */
  static long fromProto(Message message) {
    try {
      Timestamp timestamp = Timestamp.parseFrom(message.toByteString());
      long seconds = timestamp.getSeconds();
      long nanos = timestamp.getNanos();
      if (nanos < 0 || nanos >= SECOND) {
        throw new BadInputException("a timestamp with " + nanos + " nanoseconds");
      }
      if (seconds < 0) {
        // The earliest one's whole seconds alone would not fit.
        seconds++;
        nanos -= SECOND;
      }
      return Math.addExact(Math.multiplyExact(seconds, SECOND), nanos);
    } catch (ArithmeticException | InvalidProtocolBufferException e) {
      throw new BadInputException("a timestamp that no date of XPC can be", e);
    }
  }
}
