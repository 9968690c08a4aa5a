package io.xpctape.tui;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.tui.state.MessageListing;
import io.xpctape.tui.theme.Theme;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways out: q is the end of what was wanted, Ctrl-C an interruption. */
class LeavingTest {
  private final VirtualWindow window = new VirtualWindow(80, 24, Theme.PLAIN);

  LeavingTest() throws IOException {}

  private void browse() throws IOException {
    window.browse(MessageListing.of(Tapes.exchanges(4)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "\n", "/ask\n", "fnothing here"})
  void ctrlCLeavesAnyScreen(String before) throws IOException {
    window.type(before);
    if (before.startsWith("f")) {
      // A line that is being typed is left first.
      window.ctrl('c');
    }
    window.ctrl('c').type("j");
    browse();

    assertThat(window.left()).isTrue();
    assertThat(window.interrupted()).isTrue();
  }

  @Test
  void qIsNoInterruption() throws IOException {
    window.type("f").ctrl('c').type("q");
    browse();

    assertThat(window.left()).isTrue();
    assertThat(window.interrupted()).isFalse();
  }
}
