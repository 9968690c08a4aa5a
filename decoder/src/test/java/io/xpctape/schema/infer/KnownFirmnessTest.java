package io.xpctape.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDictionary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownFirmnessTest {
  @Test
  void kindsThatOneFirmKeyTellsApartAreTold() {
    List<XpcDictionary> bodies = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < 96; i++) {
      List<XpcDictionary.Entry> entries = new ArrayList<>();
      entries.add(entry("issue"));
      if (i % 2 == 0) {
        entries.add(entry("comment"));
      }
      for (int bit = 1; bit < 6; bit++) {
        if ((i >> bit & 1) == 1) {
          entries.add(entry("often" + bit));
        }
      }
      bodies.add(new XpcDictionary(entries));
      kinds.add(i % 2 == 0 ? "issue_comment" : "issues");
    }

    List<String> labels = KnownFirmness.labels(bodies, kinds);

    for (int i = 0; i < labels.size(); i++) {
      assertThat(labels.get(i)).isEqualTo(labels.get(i % 2));
    }
    assertThat(labels.get(0)).isNotEqualTo(labels.get(1));
  }

  private static XpcDictionary.Entry entry(String key) {
    return XpcDictionary.Entry.of(key, new XpcBool(true));
  }
}
