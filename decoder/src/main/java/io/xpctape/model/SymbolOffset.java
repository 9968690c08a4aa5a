package io.xpctape.model;

/**
 * A place in a function of an image.
 *
 * @param symbol the function's name in the table of its image; those of C++ and Swift are mangled
 * @param offset bytes from its beginning
 */
public record SymbolOffset(Bytes symbol, long offset) {}
