package io.xpctape.schema.ledger;

import com.google.protobuf.TextFormat;
import io.xpctape.model.BadInputException;
import io.xpctape.proto.TextFile;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.proto.v1.VariantEntry;
import java.util.HashSet;
import java.util.Set;

/** A ledger as text. */
public final class LedgerFile {
  /** A reader refuses a greater one. */
  static final int FORMAT_VERSION = 1;

  private static final String HEAD =
      """
      # proto-file: xpctape/v1/ledger.proto
      # proto-message: xpctape.v1.Ledger
      # The names and numbers that this schema has given away. They are never changed: inferring
      # again reads this file and adds to it.

      """;

  private LedgerFile() {}

  /** The text of a ledger; the same for the same ledger. */
  public static String print(Ledger ledger) {
    return HEAD + TextFormat.printer().printToString(ledger);
  }

  /**
   * The ledger that a text says.
   *
   * @param name what to call the text in complaints
   * @throws BadInputException if it is none, or newer than this program
   */
  public static Ledger parse(String text, String name) {
    Ledger.Builder ledger = Ledger.newBuilder();
    TextFile.parse(text, name, ledger);
    if (ledger.getFormatVersion() > FORMAT_VERSION) {
      throw new BadInputException(
          name
              + ": is of format "
              + ledger.getFormatVersion()
              + ", this xpctape reads up to "
              + FORMAT_VERSION
              + "; use a newer one");
    }
    try {
      check(ledger);
    } catch (BadInputException e) {
      throw new BadInputException(name + ": " + e.getMessage(), e);
    }
    return ledger.build();
  }

  /** What the descriptors that are built from it would not notice. */
  private static void check(Ledger.Builder ledger) {
    if (ledger.getFormatVersion() == 0 || ledger.getPackage().isEmpty()) {
      throw new BadInputException("has no format_version or no package: it is no ledger");
    }
    if (!PackageName.isOne(ledger.getPackage())) {
      // The way to a file is made of it.
      throw new BadInputException("its package is no name such as com.example.lamp.v1");
    }
    Rules.fromProto(ledger.getRuleList());
    for (KindEntry kind : ledger.getKindList()) {
      Rules.kind(kind);
    }
    for (MessageEntry message : ledger.getMessageList()) {
      for (FieldEntry field : message.getFieldList()) {
        if (FieldType.of(field).isEmpty()) {
          throw new BadInputException(
              message.getName() + "." + field.getName() + " has no type that there is");
        }
      }
      checkNumbers(message);
    }
    for (MessageEntry.Builder message : ledger.getMessageBuilderList()) {
      if (message.getTuple()) {
        TuplePlaces.complete(message);
      }
    }
  }

  /** A message and its variants share numbers, each a descriptor of its own to protobuf. */
  private static void checkNumbers(MessageEntry message) {
    Set<Integer> variants = new HashSet<>(Set.of(UnionGrowth.OUTSIDE));
    Set<Integer> numbers = new HashSet<>();
    for (VariantEntry variant : message.getUnion().getVariantList()) {
      variants.add(variant.getNumber());
      checkNumber(message, variant.getName(), numbers.add(variant.getNumber()));
    }
    for (FieldEntry field : message.getFieldList()) {
      checkNumber(message, field.getName(), numbers.add(field.getNumber()));
      if (!variants.contains(field.getVariant())) {
        throw new BadInputException(
            message.getName() + "." + field.getName() + " is of a variant that is not there");
      }
    }
  }

  private static void checkNumber(MessageEntry message, String field, boolean free) {
    if (!free) {
      throw new BadInputException(
          message.getName() + "." + field + " has a number that another field has");
    }
  }
}
