package io.xpctape.benchmark;

import io.xpctape.model.Bytes;
import io.xpctape.model.WireForm;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.wire.WireMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The messages that are measured: shaped like real ones, of types that every decoder knows. */
public enum Captures {
  /** A request to launch an application, as CoreDevice sends it. */
  SMALL("1 KB"),
  /** The dump of a daemon's state: many long strings in a few dictionaries. */
  LARGE("150 KB");

  private static final int DUMPED = 1080;

  private final String label;

  Captures(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  WireMessage message() {
    XpcDictionary body =
        switch (this) {
          case SMALL -> launch();
          case LARGE -> dump();
        };
    return new WireMessage(body, WireForm.of(WireForm.Framing.REMOTE, 0x101, 1));
  }

  private static XpcDictionary launch() {
    XpcDictionary version =
        XpcDictionary.of(
            Entry.of("originalComponentsCount", new XpcInt64(2)),
            Entry.of(
                "components",
                XpcArray.of(
                    new XpcUint64(348),
                    new XpcUint64(1),
                    new XpcUint64(0),
                    new XpcUint64(0),
                    new XpcUint64(0))),
            Entry.of("stringValue", XpcString.of("348.1")));
    XpcDictionary options =
        XpcDictionary.of(
            Entry.of("platformSpecificOptions", new XpcData(Bytes.of(new byte[42]))),
            Entry.of("startStopped", new XpcBool(false)),
            Entry.of("user", XpcDictionary.of(Entry.of("active", new XpcBool(true)))),
            Entry.of("terminateExisting", new XpcBool(true)),
            Entry.of("standardIOUsesPseudoterminals", new XpcBool(true)),
            Entry.of(
                "environmentVariables",
                XpcDictionary.of(Entry.of("TERM", XpcString.of("xterm-256color")))),
            Entry.of("arguments", XpcArray.of()));
    XpcString identifier = XpcString.of("com.example.application");
    XpcDictionary application =
        XpcDictionary.of(
            Entry.of("bundleIdentifier", XpcDictionary.of(Entry.of("_0", identifier))));
    return XpcDictionary.of(
        Entry.of("CoreDevice.coreDeviceVersion", version),
        Entry.of("CoreDevice.deviceIdentifier", uuid()),
        Entry.of("CoreDevice.CoreDeviceDDIProtocolVersion", new XpcInt64(0)),
        Entry.of("CoreDevice.invocationIdentifier", uuid()),
        Entry.of("CoreDevice.action", XpcDictionary.EMPTY),
        Entry.of(
            "CoreDevice.input",
            XpcDictionary.of(
                Entry.of("options", options),
                Entry.of("standardIOIdentifiers", XpcDictionary.EMPTY),
                Entry.of("applicationSpecifier", application))),
        Entry.of(
            "CoreDevice.featureIdentifier",
            XpcString.of("com.apple.coredevice.feature.launchapplication")));
  }

  private static XpcString uuid() {
    return XpcString.of("A7DD28AC-2911-4549-811D-85917B9AC72F");
  }

  private static XpcDictionary dump() {
    List<Entry> inputs = new ArrayList<>();
    for (int i = 0; i < DUMPED; i++) {
      inputs.add(
          Entry.of(
              "STATE_INPUT_" + i,
              XpcDictionary.of(
                  Entry.of(
                      "description", XpcString.of("[Input type:" + i + "] ".repeat(12 + i % 9))),
                  Entry.of("status", new XpcUint64(i)),
                  Entry.of("id", new XpcUuid(new UUID(i, ~i))))));
    }
    return XpcDictionary.of(
        Entry.of("errorNum", new XpcInt64(0)),
        Entry.of("stateDumpDictionary", new XpcDictionary(inputs)));
  }
}
