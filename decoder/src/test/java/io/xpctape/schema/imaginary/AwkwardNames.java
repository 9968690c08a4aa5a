package io.xpctape.schema.imaginary;

import io.xpctape.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Keys and labels that clash with protobuf's words, with one another, or with what a name is. */
final class AwkwardNames {
  private static final List<String> WORDS =
      List.of(
          "type package import message enum oneof map repeated optional reserved extensions",
          "option bool string int64 double bytes syntax edition public weak returns rpc service",
          "stream group to max inf nan null true false default json_name deprecated packed",
          "rest Rest key value Value entry Entry order empty body Body envelope n sequence",
          "fooBar foo_bar FooBar foo__bar _foo foo_ foo1 foo_1 foo1bar foo1Bar FOO fOO",
          "log log_entry LogEntry logEntry Log log_map log_string log_int64 log_array_of_string",
          "Builder Conversation Message Timestamp google xpctape com example v1 class int a.b",
          "1a 1 7up -1 a-b a/b a:b $ $type UNSPECIFIED unspecified TYPE_UNSPECIFIED x y z id",
          "grüße 日本語 😀 ÿ Straße straße ǅ i İ ı");

  private static final List<Bytes> OTHERS =
      List.of(
          Bytes.EMPTY,
          Bytes.utf8(" "),
          Bytes.utf8("two words"),
          Bytes.utf8("*/ // \\ \" ' \n\t"),
          Bytes.utf8("a".repeat(70) + "1"),
          Bytes.utf8("a".repeat(70) + "2"),
          Bytes.utf8("a_".repeat(40)),
          Bytes.of((byte) 0xff),
          Bytes.of((byte) 0xff, (byte) 0xfe),
          Bytes.of((byte) 'k', (byte) 0),
          Bytes.of((byte) 'k', (byte) 0xc3));

  private static final List<Bytes> ALL = all();

  private static final List<String> SERVICES =
      List.of(
          "com.example.Lamp",
          "com.xpctape.google.thing",
          "google.protobuf",
          "xpctape",
          "com.example.package.import",
          "1.2.3",
          "日本",
          "",
          "com..double",
          "com.example.v1",
          "com.Example.LAMP-Service.with a name");

  private AwkwardNames() {}

  private static List<Bytes> all() {
    List<Bytes> all = new ArrayList<>(OTHERS);
    for (String line : WORDS) {
      for (String word : line.split(" ", -1)) {
        all.add(Bytes.utf8(word));
      }
    }
    return List.copyOf(all);
  }

  static Bytes key(Random random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  /** A text that is UTF-8. */
  static String text(Random random) {
    return key(random).asUtf8().orElse("odd");
  }

  static String service(Random random) {
    return SERVICES.get(random.nextInt(SERVICES.size()));
  }
}
