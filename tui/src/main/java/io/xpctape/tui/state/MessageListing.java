package io.xpctape.tui.state;

import io.xpctape.model.ListedMessage;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The messages of one tape, or those that fit a filter. */
public final class MessageListing implements Listing {
  /** Most replies come soon; a heading does without those that don't. */
  private static final int NEAR = 1000;

  private final Tape tape;
  private final String filter;

  /** Indexes of the listed messages, rising. */
  private final int[] rows;

  private MessageListing(Tape tape, String filter, int[] rows) {
    this.tape = tape;
    this.filter = filter;
    this.rows = rows;
  }

  /** All messages. */
  public static MessageListing of(Tape tape) {
    return new MessageListing(tape, "", IntStream.range(0, tape.size()).toArray());
  }

  @Override
  public String title() {
    int all = tape.size();
    String count = rows.length == all ? "" + all : rows.length + " of " + all;
    return tape.name() + "   " + count + (all == 1 ? " message" : " messages");
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public Line row(int index) {
    return MessageLines.row(tape, tape.listed(rows[index]));
  }

  @Override
  public Detail detail(int index) {
    ListedMessage listed = tape.listed(rows[index]);
    OptionalInt partner = tape.partner(rows[index], NEAR);
    return new Detail(
        MessageLines.heading(listed, partner.isPresent() ? partner.getAsInt() + 1 : 0),
        MessageLines.whole(listed.message(), tape.stack(listed.message())));
  }

  @Override
  public Partner partner(int index) {
    OptionalInt partner = tape.partner(rows[index], Integer.MAX_VALUE);
    if (partner.isEmpty()) {
      boolean reply = tape.listed(rows[index]).message().replyTo() != 0;
      return new Partner(
          partner, reply ? "its request is not on this tape" : "this tape has no reply to it");
    }
    int row = Arrays.binarySearch(rows, partner.getAsInt());
    return row >= 0
        ? new Partner(OptionalInt.of(row), "")
        : new Partner(
            OptionalInt.empty(), "message " + (partner.getAsInt() + 1) + " is filtered out");
  }

  @Override
  public String filter() {
    return filter;
  }

  @Override
  public Listing filtered(String expression) {
    return expression.isEmpty()
        ? of(tape)
        : new MessageListing(tape, expression, tape.fitting(expression));
  }

  @Override
  public int nearest(Listing other, int index) {
    if (!(other instanceof MessageListing listing)) {
      return 0;
    }
    int place = Arrays.binarySearch(rows, listing.rows[index]);
    return place >= 0 ? place : Math.max(0, -place - 2);
  }
}
