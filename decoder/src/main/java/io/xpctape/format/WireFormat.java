package io.xpctape.format;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Direction;
import io.xpctape.model.WireForm;
import io.xpctape.wire.RemoteFlag;
import io.xpctape.wire.WireMessage;
import io.xpctape.wire.WireReader;
import java.io.IOException;
import java.util.Optional;

/**
 * Wire bytes, of either framing. They do not say who sent them: a RemoteXPC message with the flag
 * of a reply counts as received, every other one as sent.
 */
final class WireFormat implements FormatReader {
  @Override
  public String name() {
    return "wire";
  }

  @Override
  public String label() {
    return "wire bytes of XPC";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return WireReader.recognizes(head);
  }

  @Override
  public void read(Source source, Found found) throws IOException {
    WireReader reader = new WireReader(source.bytes());
    Optional<String> loss = Optional.empty();
    long messages = 0;
    long zeros = 0;
    boolean more = true;
    while (more) {
      try {
        WireMessage message = reader.next();
        WireForm form = message.form();
        found.message(Drafts.of(message.body(), direction(form), Optional.of(form)));
        messages++;
        zeros += form.zeros();
      } catch (BadInputException e) {
        loss.ifPresent(found::loss);
        loss = Optional.of(source.name() + ": " + e.getMessage());
        more = reader.skip();
      }
      more &= reader.hasNext();
    }
    if (messages == 0) {
      throw new BadInputException(loss.orElse(source.name() + ": is empty"));
    }
    loss.ifPresent(found::loss);
    if (zeros > 0) {
      found.note(source.name() + ": " + zeros + " bytes of zero stand behind its messages");
    }
    found.note(
        source.name()
            + ": its bytes do not say who sent what; RemoteXPC's replies count as received, all"
            + " else as sent");
  }

  private static Direction direction(WireForm form) {
    return form.framing() == WireForm.Framing.REMOTE && RemoteFlag.REPLY.in(form.flags())
        ? Direction.INCOMING
        : Direction.OUTGOING;
  }
}
