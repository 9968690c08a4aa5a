package io.xpctape.image;

/**
 * LC_BUILD_VERSION: what an image was built for.
 *
 * @param platform 1 is macOS; PLATFORM_… of the rest
 * @param minimum the oldest system that may run it, such as {@code 11.0}
 * @param sdk what it was built with
 */
public record BuildVersion(int platform, String minimum, String sdk) {
  public static final int PLATFORM_MACOS = 1;

  static BuildVersion of(int platform, int minimum, int sdk) {
    return new BuildVersion(platform, text(minimum), text(sdk));
  }

  /** {@code xxxx.yy.zz} in nibbles; a last part that is 0 is not written. */
  private static String text(int version) {
    String text = (version >>> 16) + "." + (version >>> 8 & 0xff);
    int patch = version & 0xff;
    return patch == 0 ? text : text + "." + patch;
  }
}
