package io.xpctape.description;

import io.xpctape.model.Bytes;
import io.xpctape.model.Incomplete;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.Optional;
import java.util.OptionalLong;

/** What a description can hold of a value: all but why it is not complete. */
public final class Describable {
  private Describable() {}

  /** The value, its marks without a reason and without a length that is not more than is there. */
  public static XpcValue of(XpcValue value) {
    return switch (value.kind()) {
      case NULL, BOOL, INT64, UINT64, UUID, SHMEM, POINTER, FD, CONNECTION -> value;
      case DOUBLE -> new XpcDouble(((XpcDouble) value).value(), some(value.incomplete()));
      case DATE -> new XpcDate(((XpcDate) value).nanoseconds(), some(value.incomplete()));
      case DATA -> {
        Bytes bytes = ((XpcData) value).bytes();
        yield new XpcData(bytes, lost(value.incomplete(), bytes.size()));
      }
      case STRING -> {
        Bytes bytes = ((XpcString) value).bytes();
        yield new XpcString(bytes, lost(value.incomplete(), bytes.size()));
      }
      case ARRAY -> {
        XpcArray array = (XpcArray) value;
        yield new XpcArray(
            array.values().stream().map(Describable::of).toList(),
            lost(array.incomplete(), array.values().size()));
      }
      case DICTIONARY -> dictionary((XpcDictionary) value);
      case ERROR ->
          new XpcError(((XpcError) value).singleton(), dictionary(((XpcError) value).keys()));
      case FILE_TRANSFER ->
          new XpcFileTransfer(
              ((XpcFileTransfer) value).id(), dictionary(((XpcFileTransfer) value).transfer()));
      case ENDPOINT, MACH_SEND, MACH_SEND_ONCE, MACH_RECV, OTHER -> {
        XpcResource resource = (XpcResource) value;
        yield new XpcResource(
            resource.kind(),
            resource.typeName(),
            resource.description(),
            resource.wire(),
            lost(resource.incomplete(), resource.description().size()));
      }
    };
  }

  private static XpcDictionary dictionary(XpcDictionary dictionary) {
    return new XpcDictionary(
        dictionary.entries().stream()
            .map(entry -> new XpcDictionary.Entry(entry.key(), of(entry.value())))
            .toList(),
        lost(dictionary.incomplete(), dictionary.entries().size()));
  }

  private static Optional<Incomplete> some(Optional<Incomplete> incomplete) {
    return incomplete.isPresent() ? Lost.SOME : incomplete;
  }

  private static Optional<Incomplete> lost(Optional<Incomplete> incomplete, int there) {
    if (incomplete.isEmpty()) {
      return incomplete;
    }
    OptionalLong full = incomplete.get().fullLength();
    boolean more = full.isPresent() && full.getAsLong() > there;
    return Optional.of(
        new Incomplete(Incomplete.Reason.SOURCE, more ? full : OptionalLong.empty()));
  }
}
