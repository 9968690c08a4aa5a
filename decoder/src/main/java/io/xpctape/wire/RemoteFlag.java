package io.xpctape.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** RemoteXPC's flags, as pymobiledevice3 and go-ios name them. */
public enum RemoteFlag {
  ALWAYS(0x1),
  PING(0x2),
  DATA(0x100),
  WANTS_REPLY(0x1_0000),
  REPLY(0x2_0000),
  FILE_REQUEST(0x10_0000),
  FILE_RESPONSE(0x20_0000),
  HANDSHAKE(0x40_0000);

  private final int bit;

  RemoteFlag(int bit) {
    this.bit = bit;
  }

  /** Its bit. */
  public int bit() {
    return bit;
  }

  /** Whether it is among some flags. */
  public boolean in(int flags) {
    return (flags & bit) != 0;
  }

  /** Flags by name, bits without one in hexadecimal: {@code always|data|0x40}. */
  public static String names(int flags) {
    List<String> names = new ArrayList<>();
    int rest = flags;
    for (RemoteFlag flag : values()) {
      if (flag.in(flags)) {
        names.add(flag.name().toLowerCase(Locale.ROOT));
        rest &= ~flag.bit;
      }
    }
    if (rest != 0) {
      names.add("0x" + Integer.toHexString(rest));
    }
    return names.isEmpty() ? "none" : String.join("|", names);
  }
}
