package io.xpctape.wire;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Whole captures, and values that have a form in them. */
public final class WireFiles {
  private WireFiles() {}

  /** All messages of a capture. */
  public static List<WireMessage> messages(byte[] capture) {
    List<WireMessage> messages = new ArrayList<>();
    WireReader reader = new WireReader(capture);
    while (reader.hasNext()) {
      messages.add(reader.next());
    }
    return messages;
  }

  /** The capture of some messages. */
  static byte[] bytes(List<WireMessage> messages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WireWriter writer = new WireWriter();
    for (WireMessage message : messages) {
      bytes.writeBytes(writer.write(message));
      bytes.writeBytes(new byte[(int) message.form().zeros()]);
    }
    return bytes.toByteArray();
  }

  /** A value without what the wire has no form for. */
  public static XpcValue writable(XpcValue value, boolean remote) {
    return writable(value, remote, false);
  }

  private static XpcValue writable(XpcValue value, boolean remote, boolean last) {
    return switch (value.kind()) {
      case NULL, BOOL, INT64, UINT64, UUID, POINTER -> value;
      case DOUBLE -> new XpcDouble(((XpcDouble) value).value());
      case DATE -> new XpcDate(((XpcDate) value).nanoseconds());
      case DATA -> new XpcData(((XpcData) value).bytes());
      case STRING -> new XpcString(((XpcString) value).bytes());
      case ARRAY -> {
        List<XpcValue> values = ((XpcArray) value).values();
        List<XpcValue> writable = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
          writable.add(writable(values.get(i), remote, i == values.size() - 1));
        }
        yield new XpcArray(writable);
      }
      case DICTIONARY -> dictionary((XpcDictionary) value, remote);
      case FILE_TRANSFER -> {
        XpcFileTransfer file = (XpcFileTransfer) value;
        yield new XpcFileTransfer(file.id(), dictionary(file.transfer(), remote));
      }
      case FD -> XpcFd.unknown(remote ? OptionalLong.of(17) : OptionalLong.empty());
      case SHMEM -> remote ? value : new XpcNull();
      case ENDPOINT, MACH_SEND, MACH_RECV ->
          new XpcResource(value.kind(), Bytes.utf8(value.kind().label()), Bytes.EMPTY);
      case OTHER ->
          last
              ? new XpcResource(
                  XpcKind.OTHER,
                  Bytes.utf8("0x1b000"),
                  Bytes.EMPTY,
                  ((XpcResource) value).wire(),
                  Optional.empty())
              : new XpcNull();
      case ERROR, CONNECTION, MACH_SEND_ONCE -> new XpcNull();
    };
  }

  private static XpcDictionary dictionary(XpcDictionary dictionary, boolean remote) {
    List<XpcDictionary.Entry> entries = dictionary.entries();
    List<XpcDictionary.Entry> writable = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      writable.add(
          new XpcDictionary.Entry(
              entries.get(i).key(),
              writable(entries.get(i).value(), remote, i == entries.size() - 1)));
    }
    return new XpcDictionary(writable);
  }

  /** What a reader says of bytes that it refuses. */
  static String refusal(byte[] capture) {
    try {
      return "read: " + messages(capture);
    } catch (BadInputException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
