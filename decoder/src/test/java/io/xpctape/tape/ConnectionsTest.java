package io.xpctape.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.ConnectionInfo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConnectionsTest {
  @Test
  void keepsEachAsItIsAndANameOnce() {
    Connections connections = new Connections();
    List<ConnectionInfo> given = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      Bytes name = Bytes.utf8(i % 2 == 0 ? "com.example.Lamp" : "service " + i);
      given.add(new ConnectionInfo(i, name, ConnectionInfo.Origin.CREATE, i % 3));
    }
    given.forEach(connections::add);

    assertThat(connections.list()).isEqualTo(given);
    assertThat(connections.list().get(4998).name()).isSameAs(connections.list().get(0).name());
  }
}
