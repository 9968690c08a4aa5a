/**
 * Programs and libraries as they lie on disk. {@link io.xpctape.image.MachOFile} reads Mach-O: what
 * its load commands, symbol table and code signature say, with every length checked against the
 * file and a limit before memory is taken. Names and numbers are those of Apple's {@code
 * <mach-o/loader.h>}, {@code <mach-o/fat.h>}, {@code <mach-o/nlist.h>} and, for signatures, xnu's
 * {@code <kern/cs_blobs.h>}. {@link io.xpctape.image.ElfFile} reads of ELF what elf(5) describes
 * and we need. {@link io.xpctape.image.CallStacks} finds in them the functions that a tape's
 * addresses lie in. Such files come from anywhere, named by a tape from anywhere: nothing in them
 * is believed.
 */
@NullMarked
package io.xpctape.image;

import org.jspecify.annotations.NullMarked;
