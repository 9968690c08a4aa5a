package io.xpctape.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What codesign really printed, as people have quoted it. */
class CodesignOutputTest {
  /** Ghostty, signed with a developer's identity, for release. */
  static final String HARDENED =
      """
      Executable=/Applications/Ghostty.app/Contents/MacOS/ghostty
      Identifier=com.mitchellh.ghostty
      Format=app bundle with Mach-O universal (x86_64 arm64)
      CodeDirectory v=20500 size=39809 flags=0x10000(runtime) hashes=1233+7 location=embedded
      Signature size=9056
      Info.plist entries=50
      TeamIdentifier=24VZTF6M5V
      Runtime Version=26.2.0
      Sealed Resources version=2 rules=13 files=536
      Internal requirements count=1 size=184
      """;

  /** A program that the linker signed: ocaml/dune, issue 5650. */
  static final String LINKER_SIGNED =
      """
      Executable=/Users/thomas/git/cohttp/foo
      Identifier=foo
      Format=Mach-O thin (arm64)
      CodeDirectory v=20400 size=3324 flags=0x20002(adhoc,linker-signed) hashes=101+0 location=embedded
      VersionPlatform=1
      VersionMin=786432
      VersionSDK=787200
      Hash type=sha256 size=32
      Executable Segment base=0
      Executable Segment limit=196608
      Executable Segment flags=0x1
      Page size=4096
      Signature=adhoc
      Info.plist=not bound
      TeamIdentifier=not set
      Sealed Resources=none
      Internal requirements=none
      """;

  /** /usr/bin/login, from a page about codesign(1). */
  static final String PLATFORM =
      """
      Executable=/usr/bin/login
      Identifier=com.apple.login
      Format=Mach-O thin (arm64e)
      CodeDirectory v=20400 size=776 flags=0x0(none) hashes=14+7 location=embedded
      Platform identifier=15
      Signature size=4442
      Authority=Software Signing
      Authority=Apple Code Signing Certification Authority
      Authority=Apple Root CA
      Signed Time=Feb 10, 2024 at 03:42:04
      Info.plist=not bound
      TeamIdentifier=not set
      Sealed Resources=none
      """;

  /** Entitlements as codesign lists them since macOS 12: a full-disclosure report. */
  static final String LISTED =
      """
      [Dict]
      \t[Key] com.apple.security.files.bookmarks.app-scope
      \t[Value]
      \t\t[Bool] true
      \t[Key] com.apple.security.cs.disable-library-validation
      \t[Value]
      \t\t[Bool] true
      \t[Key] com.apple.security.cs.allow-dyld-environment-variables
      \t[Value]
      \t\t[Bool] true
      \t[Key] com.apple.security.application-groups
      \t[Value]
      \t\t[Array]
      \t\t\t[String] group.com.example
      """;

  @Test
  void readsFlags() {
    CodesignOutput hardened = CodesignOutput.parse(HARDENED);
    assertThat(hardened.has(CodesignOutput.RUNTIME)).isTrue();
    assertThat(hardened.has(CodesignOutput.LIBRARY_VALIDATION)).isFalse();
    assertThat(hardened.platform()).isFalse();
    assertThat(hardened.identifier()).isEqualTo("com.mitchellh.ghostty");

    CodesignOutput adHoc = CodesignOutput.parse(LINKER_SIGNED);
    assertThat(adHoc.flags()).isEqualTo(0x20002);
    assertThat(adHoc.has(CodesignOutput.RUNTIME)).isFalse();

    // High Sierra's symbols.
    CodesignOutput validated =
        CodesignOutput.parse(
            "CodeDirectory v=20100 size=1384 flags=0x2000(library-validation) hashes=36+5"
                + " location=embedded\nPlatform identifier=4\n");
    assertThat(validated.has(CodesignOutput.LIBRARY_VALIDATION)).isTrue();
    assertThat(validated.platform()).isTrue();

    assertThat(CodesignOutput.parse(PLATFORM).platform()).isTrue();
    assertThat(CodesignOutput.parse(PLATFORM).flags()).isZero();
  }

  @Test
  void readsEntitlementsOfOldAndNewSystems() {
    assertThat(CodesignOutput.parse(HARDENED + LISTED).entitlements())
        .containsExactlyInAnyOrder(
            "com.apple.security.files.bookmarks.app-scope",
            "com.apple.security.cs.disable-library-validation",
            "com.apple.security.cs.allow-dyld-environment-variables",
            "com.apple.security.application-groups");
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
        \t<key>com.apple.security.cs.debugger</key>
        \t<true/>
        \t<key>com.apple.security.app-sandbox</key>
        \t<false/>
        </dict>
        </plist>
        """;
    assertThat(CodesignOutput.parse(HARDENED + xml).entitlements())
        .containsExactly("com.apple.security.cs.debugger");
    assertThat(CodesignOutput.parse(LISTED.replace("[Bool] true", "[Bool] false")).entitlements())
        .containsExactly("com.apple.security.application-groups");
  }

  @Test
  void readsNothingIntoAnythingElse() {
    for (String output :
        new String[] {"", "/tmp/x: code object is not signed at all\n", "\0\u001b[Key] [Value]"}) {
      CodesignOutput nothing = CodesignOutput.parse(output);
      assertThat(nothing.flags()).isZero();
      assertThat(nothing.identifier()).isEmpty();
      assertThat(nothing.platform()).isFalse();
      assertThat(nothing.entitlements()).isEmpty();
    }
  }
}
