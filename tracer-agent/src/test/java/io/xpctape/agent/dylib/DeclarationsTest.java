package io.xpctape.agent.dylib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent takes of libxpc, against the lists that its build for macOS goes by. */
class DeclarationsTest {
  @ParameterizedTest
  @ValueSource(strings = {"x86_64", "arm64"})
  void canBeLinkedWithoutAnSdk(String processor) throws IOException {
    Set<String> wanted = new TreeSet<>(Sources.called());
    wanted.addAll(Sources.hooks().keySet());
    assertThat(wanted).contains("xpc_retain", "xpc_pipe_routine", "xpc_listener_create_anonymous");
    Set<String> allowed = Sources.allowedImports(processor);
    wanted.removeIf(name -> allowed.contains("_" + name));
    assertThat(wanted).as("functions to be added to macos/libSystem.tbd").isEmpty();
  }

  @Test
  void haveEachAPrototypeToBeComparedWith() throws IOException {
    Set<String> declared = new TreeSet<>(Sources.called());
    // One that is only counted is passed on whatever its parameters are.
    Sources.hooks()
        .forEach(
            (name, hook) -> {
              if (hook.endsWith("_hook")) {
                declared.add(name);
              }
            });
    declared.removeAll(Sources.published());
    assertThat(declared).as("functions without a prototype").isEqualTo(Sources.unpublished());
  }
}
