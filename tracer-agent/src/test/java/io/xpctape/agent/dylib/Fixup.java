package io.xpctape.agent.dylib;

/** What dyld does to a pointer of an image before it runs. */
sealed interface Fixup {
  /** Where the pointer lies, where nothing is slid. */
  long address();

  /**
   * The image's slide is added.
   *
   * @param target what it points to where nothing is slid
   */
  record Rebase(long address, long target) implements Fixup {}

  /**
   * It gets the address of another image's symbol.
   *
   * @param symbol its name
   * @param library which of the needed libraries has it, from 1
   * @param weak it may be absent
   */
  record Bind(long address, String symbol, int library, boolean weak) implements Fixup {}
}
