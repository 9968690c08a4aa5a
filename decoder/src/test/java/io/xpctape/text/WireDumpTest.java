package io.xpctape.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.wire.WireMessage;
import io.xpctape.wire.WireWriter;
import org.junit.jupiter.api.Test;

final class WireDumpTest {
  @Test
  void namesEachRunOfBytesByItsPath() {
    XpcDictionary body =
        XpcDictionary.of(
            Entry.of("n", new XpcInt64(-2)),
            Entry.of("n", XpcString.of("hello")),
            Entry.of("\u202e", XpcArray.of(new XpcData(Bytes.of((byte) 1, (byte) 2)))),
            Entry.of("a name that is longer than there is room for", XpcArray.of()));
    byte[] bytes =
        new WireWriter().write(new WireMessage(body, WireForm.of(WireForm.Framing.LOCAL, 0, 0)));
    assertThat(String.join("\n", WireDump.lines(bytes)))
        .isEqualTo(
            """
            000000  43 50 58 40 05 00 00 00  |CPX@....|  local XPC, version 5
            000008  00 f0 00 00 80 00 00 00  |........|  body dictionary of 4
            000010  04 00 00 00              |....|
            000014  6e 00 00 00              |n...|      n key
            000018  00 30 00 00 fe ff ff ff  |.0......|  n int64 -2
            000020  ff ff ff ff              |....|
            000024  6e 00 00 00              |n...|      ["n"]#2 key
            000028  00 90 00 00 06 00 00 00  |........|  ["n"]#2 string of 5 bytes
            000030  68 65 6c 6c 6f 00        |hello.|
            000036  00 00                    |..|        padding
            000038  e2 80 ae 00              |....|      ["\\u202e"] key
            00003c  00 e0 00 00 10 00 00 00  |........|  ["\\u202e"] array of 1
            000044  01 00 00 00              |....|
            000048  00 80 00 00 02 00 00 00  |........|  ["\\u202e"][0] data of 2 bytes
            000050  01 02                    |..|
            000052  00 00                    |..|        padding
              ["a name that is longer than there is room for"] key
            000054  61 20 6e 61 6d 65 20 74  |a name t|
            00005c  68 61 74 20 69 73 20 6c  |hat is l|
            000064  6f 6e 67 65 72 20 74 68  |onger th|
            00006c  61 6e 20 74 68 65 72 65  |an there|
            000074  20 69 73 20 72 6f 6f 6d  | is room|
            00007c  20 66 6f 72 00 00 00 00  | for....|
              ["a name that is longer than there is room for"] array of 0
            000084  00 e0 00 00 04 00 00 00  |........|
            00008c  00 00 00 00              |....|""");
  }
}
