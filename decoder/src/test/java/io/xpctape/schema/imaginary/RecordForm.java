package io.xpctape.schema.imaginary;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Dictionaries with a known set of keys. */
final class RecordForm implements Form {
  private record Member(Bytes key, Form form, boolean required) {}

  private final List<Member> members = new ArrayList<>();

  void add(Bytes key, Form form, boolean required) {
    members.add(new Member(key, form, required));
  }

  void removeLast() {
    if (members.size() > 1) {
      members.remove(members.size() - 1);
    }
  }

  @Override
  public XpcDictionary make(Random random, int depth) {
    List<XpcDictionary.Entry> entries = new ArrayList<>();
    for (Member member : members) {
      if (depth > 0 && (member.required() || random.nextBoolean())) {
        XpcValue value = member.form().make(random, depth - 1);
        entries.add(new XpcDictionary.Entry(member.key(), value));
      }
    }
    if (random.nextInt(10) == 0) {
      Collections.shuffle(entries, random);
    }
    return new XpcDictionary(entries);
  }
}
