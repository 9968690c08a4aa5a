package io.xpctape.tape;

import io.xpctape.model.Count;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a tape has lost, by the gaps in its packets' sequence and by the bytes that could not
 * be read.
 */
final class Losses {
  private final Complaints complaints;
  private Frames.@Nullable Damage pending;
  private long last;

  /** Packets whose number is missing for a reason that is told elsewhere. */
  private long explained;

  private long unfinishedBefore;

  Losses(Complaints complaints) {
    this.complaints = complaints;
  }

  /** Damage was met; what it cost is known when the next packet says its number. */
  void met(Frames.@Nullable Damage damage) {
    if (damage != null) {
      tell("");
      pending = damage;
    }
  }

  /** A packet was passed over unread, and that was told. */
  void refused() {
    explained++;
  }

  /**
   * A packet was read, as far as its number.
   *
   * @param sequence its number, 0 if it has none
   * @param unfinished packets so far that were never finished, whose numbers are missing too
   */
  void read(Frames.Frame frame, long sequence, long unfinished) {
    if (sequence == 0) {
      return;
    }
    long gap = sequence - last - 1;
    explained += unfinished - unfinishedBefore;
    unfinishedBefore = unfinished;
    long lost = Math.max(0, gap - explained);
    if (pending != null) {
      tell(gap < 0 ? "" : ", " + Count.of(lost, "packet") + " lost");
    } else if (gap < 0) {
      complaints.add(
          frame.offset(),
          "packet " + Long.toUnsignedString(sequence) + " comes after packet " + last);
    } else if (lost > 0) {
      complaints.add(frame.offset(), Count.of(lost, "packet") + " lost before packet " + sequence);
    }
    explained = 0;
    last = sequence;
  }

  /** The tape is at its end. */
  void end(Frames frames) {
    tell("");
    long unfinished = frames.unfinished();
    if (unfinished > 0) {
      complaints.add(
          frames.firstUnfinished(),
          Count.of(unfinished, "packet") + " unfinished when the recording stopped");
    }
  }

  private void tell(String cost) {
    Frames.Damage damage = pending;
    pending = null;
    if (damage == null) {
      return;
    }
    long bytes = damage.to() - damage.from();
    complaints.add(
        damage.from(),
        damage.torn()
            ? "the tape is cut here: " + damage.why()
            : damage.why() + "; " + Count.of(bytes, "byte") + " skipped" + cost);
  }
}
