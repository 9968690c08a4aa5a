package io.xpctape.format;

import io.xpctape.description.DescriptionReader;
import io.xpctape.description.Descriptions;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Direction;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcValue;
import java.io.IOException;
import java.util.Optional;

/**
 * What {@code po}, Console and other tools print. It does not say who sent what: errors come from
 * libxpc and count as received, everything else as sent.
 */
final class DescriptionFormat implements FormatReader {
  @Override
  public String name() {
    return "description";
  }

  @Override
  public String label() {
    return "descriptions by libxpc";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return DescriptionReader.recognizes(head);
  }

  @Override
  public void read(Source source, Found found) throws IOException {
    Descriptions read;
    try {
      read = DescriptionReader.read(source.bytes());
    } catch (BadInputException e) {
      throw new BadInputException(source.name() + ": " + e.getMessage(), e);
    }
    if (read.values().isEmpty()) {
      throw new BadInputException(source.name() + ": no object is described in it");
    }
    for (XpcValue value : read.values()) {
      Direction direction = value instanceof XpcError ? Direction.INCOMING : Direction.OUTGOING;
      found.message(Drafts.of(value, direction, Optional.empty()));
    }
    read.complaints().forEach(complaint -> found.loss(source.name() + ": " + complaint));
    found.note("descriptions do not say who sent what; errors count as received, all else as sent");
  }
}
