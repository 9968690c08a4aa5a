package io.xpctape.schema.ledger;

import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.v1.EnumEntry;
import io.xpctape.proto.v1.EnumValueEntry;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.TypeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds to an enum the strings that it has no value for. */
final class EnumGrowth {
  /** A greater one would be no enum any more. */
  private static final int MAX_VALUES = 100;

  private EnumGrowth() {}

  /** False if the strings are too many, and nothing was added. */
  static boolean grow(EnumEntry.Builder entry, Shape shape) {
    Optional<Map<XpcValue, Long>> values = shape.type(XpcKind.STRING).flatMap(TypeFacts::values);
    if (values.isEmpty()) {
      return false;
    }
    List<String> texts = new ArrayList<>();
    for (XpcValue value : values.get().keySet()) {
      ((XpcString) value).bytes().asUtf8().ifPresent(texts::add);
    }
    for (EnumValueEntry known : entry.getValueList()) {
      texts.remove(known.getText());
    }
    if (entry.getValueCount() + texts.size() > MAX_VALUES) {
      return false;
    }
    String prefix = prefix(entry.getName());
    NameSpace names = new NameSpace(List.of(prefix + "UNSPECIFIED"));
    entry.getValueList().forEach(value -> names.takeIfFree(value.getName()));
    int number = entry.getValueList().stream().mapToInt(EnumValueEntry::getNumber).max().orElse(0);
    texts.sort(null);
    for (String text : texts) {
      String name = names.take(prefix + Names.upper(text));
      entry.addValue(EnumValueEntry.newBuilder().setNumber(++number).setName(name).setText(text));
    }
    return true;
  }

  /** What the names of an enum's values begin with. */
  static String prefix(String enumName) {
    return Names.upper(enumName.substring(enumName.lastIndexOf('.') + 1)) + "_";
  }
}
