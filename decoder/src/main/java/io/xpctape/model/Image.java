package io.xpctape.model;

/**
 * A program or library that the traced process had loaded.
 *
 * @param base what is added to an address in its file to make one in the process
 * @param start its code lies from here, unsigned like all addresses
 * @param end to here, exclusive
 * @param path its file
 * @param buildId what its linker named it by: GNU's build id, or the UUID of a Mach-O file; empty
 *     if it has none
 */
public record Image(long base, long start, long end, Bytes path, Bytes buildId) {
  /** Whether an address of the process lies in its code. */
  public boolean contains(long address) {
    return Long.compareUnsigned(start, address) <= 0 && Long.compareUnsigned(address, end) < 0;
  }

  /** An address of the process as one in its file, as addr2line, atos and disassemblers count. */
  public long offset(long address) {
    return address - base;
  }
}
