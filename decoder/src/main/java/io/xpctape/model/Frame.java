package io.xpctape.model;

import java.util.Optional;

/**
 * One call of a message's stack.
 *
 * @param address where it returns to in the process
 * @param image what lies there; empty if nothing that was loaded when the program started
 * @param symbol the function, where its image's own table was at hand
 */
public record Frame(long address, Optional<Image> image, Optional<SymbolOffset> symbol) {
  /** An address of which nothing else is known. */
  public static Frame at(long address) {
    return new Frame(address, Optional.empty(), Optional.empty());
  }
}
