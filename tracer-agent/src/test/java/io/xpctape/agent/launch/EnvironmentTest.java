package io.xpctape.agent.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  private final Environment odd = of("A=1", "no equals sign", "B=2", "A=3", "AB=4", "=x");

  @Test
  void putsAValueInThePlaceOfTheFirstAndDropsTheOthers() {
    assertThat(odd.with("A", NativeString.of("new")).entries())
        .isEqualTo(of("A=new", "no equals sign", "B=2", "AB=4", "=x").entries());
    assertThat(odd.with("C", NativeString.of("")).entries()).last().hasToString("C=");
  }

  @Test
  void findsTheFirstAndTakesOutAll() {
    assertThat(odd.get("A")).contains(NativeString.of("1"));
    assertThat(odd.get("C")).isEmpty();
    assertThat(odd.without("A").entries())
        .isEqualTo(of("no equals sign", "B=2", "AB=4", "=x").entries());
  }

  @Test
  void keepsBytesThatAreNoText() {
    NativeString value = NativeString.of(new byte[] {'a', (byte) 0xff, 'b'});
    Environment changed = odd.with("X", value);
    assertThat(changed.get("X")).contains(value);
    assertThat(changed.entries().get(6).toArray())
        .isEqualTo("X=a\u00ffb".getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void ofCallerHoldsWhatJavaSees() {
    assertThat(Environment.ofCaller().get("PATH"))
        .hasToString("Optional[" + System.getenv("PATH") + "]");
  }

  private static Environment of(String... entries) {
    return Environment.of(Stream.of(entries).map(NativeString::of).toList());
  }
}
