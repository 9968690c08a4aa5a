package io.xpctape.description;

import io.xpctape.model.Bytes;
import io.xpctape.model.Incomplete;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcConnection;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** What a description can hold of a value. */
public final class Describable {
  private Describable() {}

  /** The value without what its description has no room for; mostly the value itself. */
  public static XpcValue of(XpcValue value) {
    return switch (value.kind()) {
      case NULL, BOOL, INT64, UINT64, UUID, SHMEM, POINTER -> value;
      case DOUBLE -> real((XpcDouble) value);
      case DATE -> date((XpcDate) value);
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
      case ERROR -> new XpcError(XpcError.Singleton.NONE, dictionary(((XpcError) value).keys()));
      case FILE_TRANSFER ->
          new XpcFileTransfer(
              ((XpcFileTransfer) value).id(), dictionary(((XpcFileTransfer) value).transfer()));
      case FD -> fd((XpcFd) value);
      case CONNECTION -> connection((XpcConnection) value);
      case ENDPOINT, MACH_SEND, MACH_SEND_ONCE, MACH_RECV, OTHER -> resource((XpcResource) value);
    };
  }

  private static XpcResource resource(XpcResource resource) {
    String name = resource.typeName().toString();
    String type = Head.isName(name) ? name : "";
    return new XpcResource(
        resource.kind(),
        Bytes.utf8(resource.kind() == XpcKind.OTHER ? type : resource.kind().label()),
        resource.description(),
        lost(resource.incomplete(), resource.description().size()));
  }

  private static XpcDictionary dictionary(XpcDictionary dictionary) {
    return new XpcDictionary(
        dictionary.entries().stream()
            .map(entry -> new XpcDictionary.Entry(line(entry.key()), of(entry.value())))
            .toList(),
        lost(dictionary.incomplete(), dictionary.entries().size()));
  }

  private static XpcValue real(XpcDouble number) {
    double value = number.value();
    if (number.incomplete().isEmpty()) {
      return number;
    }
    if (Double.isNaN(value)) {
      return new XpcDouble(Double.NaN, Lost.SOME);
    }
    if (Math.abs(value) >= 0x1p33) {
      return new XpcDouble(value);
    }
    double rounded = new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).doubleValue();
    return new XpcDouble(Math.copySign(rounded, value), Lost.SOME);
  }

  private static XpcValue date(XpcDate date) {
    if (date.incomplete().isEmpty()) {
      return date;
    }
    long second = TimeUnit.SECONDS.toNanos(1);
    long floor = Math.floorDiv(date.nanoseconds(), second);
    return new XpcDate(Math.max(floor, Long.MIN_VALUE / second) * second, Lost.SOME);
  }

  private static XpcFd fd(XpcFd fd) {
    return new XpcFd(
        fd.type(),
        line(fd.path()),
        fd.flags(),
        fd.size(),
        fd.offset(),
        fd.device(),
        fd.inode(),
        fd.remote());
  }

  private static XpcConnection connection(XpcConnection connection) {
    return new XpcConnection(
        line(connection.name()),
        connection.pid(),
        connection.euid(),
        connection.egid(),
        connection.asid(),
        connection.id());
  }

  /** Names have no declared length, so a line feed ends them. */
  private static Bytes line(Bytes name) {
    return name.asUtf8().map(text -> Bytes.utf8(text.replace('\n', '_'))).orElse(name);
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
