package io.xpctape.image;

/**
 * An entry of an image's symbol table: struct nlist_64.
 *
 * @param name as it stands there, so what C calls {@code main} is {@code _main}; bytes that are no
 *     UTF-8 are {@code \xNN}
 * @param type n_type
 * @param section n_sect: its section, counted from 1; 0 for none
 * @param description n_desc
 * @param value its address where nothing is slid, if it has a section
 */
public record Symbol(String name, int type, int section, int description, long value) {
  private static final int N_STAB = 0xe0;
  private static final int N_TYPE = 0x0e;
  private static final int N_SECT = 0x0e;
  private static final int N_EXT = 0x01;

  /** It names a place in a section of this image. */
  public boolean defined() {
    return (type & N_STAB) == 0 && (type & N_TYPE) == N_SECT;
  }

  /** Others can see it, or, if it is not defined here, it comes from them. */
  public boolean external() {
    return (type & N_STAB) == 0 && (type & N_EXT) != 0;
  }

  /** It is looked up in another image. */
  public boolean undefined() {
    return (type & N_STAB) == 0 && (type & N_TYPE) == 0;
  }
}
