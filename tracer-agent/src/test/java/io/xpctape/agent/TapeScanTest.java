package io.xpctape.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeScanTest {
  private static final String HEADER = "0a 0f 09 0100000000000000 12 04 0801 302a";
  private static final String CONNECTION = "0a 0d 09 0200000000000000 22 02 0801";
  private static final String MESSAGE = "0a 0d 09 0300000000000000 1a 02 0801";
  private static final String DROPPED = "0a 0d 09 0400000000000000 32 02 0807";
  private static final String UNRECORDED = "0a 12 09 0500000000000000 52 07 0a 03 666f6f 10 03";
  private static final String UNFINISHED = "7a 03 010203";

  @TempDir Path folder;

  @Test
  void countsAndFindsTheTail() throws IOException {
    String packets = HEADER + CONNECTION + MESSAGE + UNFINISHED + MESSAGE + DROPPED;
    TapeScan scan = scan(packets, 100_000);
    assertThat(scan.used()).isEqualTo(bytes(packets).length);
    assertThat(scan.pid()).isEqualTo(42);
    assertThat(scan.messages()).isEqualTo(2);
    assertThat(scan.connections()).isEqualTo(1);
    assertThat(scan.dropped()).isEqualTo(7);
    assertThat(scan.unrecorded()).isEmpty();
  }

  @Test
  void addsUpWhatWasOnlyCounted() throws IOException {
    assertThat(scan(HEADER + UNRECORDED + MESSAGE + UNRECORDED, 5).unrecorded())
        .containsExactly(Map.entry("foo", 6L));
  }

  @Test
  void aPacketMayEndInZeros() throws IOException {
    String packets = HEADER + "0a 10 09 0300000000000000 1a 05 0801 2a00 00";
    assertThat(scan(packets, 10).used()).isEqualTo(bytes(packets).length);
    assertThat(scan(packets, 0).used()).isEqualTo(bytes(packets).length);
  }

  @Test
  void cutsNothingWhereMoreThanZerosFollows() throws IOException {
    for (String packets :
        new String[] {
          HEADER + "00 00 00 00" + MESSAGE, HEADER + MESSAGE + "0b", HEADER + "0a ff ff ff ff 0f"
        }) {
      assertThat(scan(packets, 0).used()).isEqualTo(bytes(packets).length);
    }
  }

  @Test
  void survivesEveryCutAndEveryWrongByte() throws IOException {
    byte[] whole = bytes(HEADER + CONNECTION + MESSAGE + UNFINISHED + DROPPED + UNRECORDED);
    Path file = folder.resolve("tape");
    for (int i = 0; i < whole.length; i++) {
      Files.write(file, Arrays.copyOf(whole, i));
      assertThat(TapeScan.of(file).used()).isEqualTo(i);
      for (int wrong : new int[] {0, 0x7f, 0x80, 0xff}) {
        byte[] damaged = whole.clone();
        damaged[i] = (byte) wrong;
        Files.write(file, damaged);
        assertThat(TapeScan.of(file).used()).isLessThanOrEqualTo(whole.length);
      }
    }
  }

  private TapeScan scan(String packets, int zeros) throws IOException {
    byte[] content = bytes(packets);
    Path file = folder.resolve("tape");
    Files.write(file, Arrays.copyOf(content, content.length + zeros));
    return TapeScan.of(file);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
