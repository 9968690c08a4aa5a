package io.xpctape.model;

/** The types of XPC objects, by the names that libxpc gives them. */
public enum XpcKind {
  NULL("null"),
  BOOL("bool"),
  INT64("int64"),
  UINT64("uint64"),
  DOUBLE("double"),
  DATE("date"),
  DATA("data"),
  STRING("string"),
  UUID("uuid"),
  ARRAY("array"),
  DICTIONARY("dictionary"),
  FD("fd"),
  SHMEM("shmem"),
  ENDPOINT("endpoint"),
  ERROR("error"),
  CONNECTION("connection"),
  POINTER("pointer"),
  MACH_SEND("mach_send"),
  MACH_SEND_ONCE("mach_send_once"),
  MACH_RECV("mach_recv"),
  FILE_TRANSFER("file_transfer"),
  OTHER("other");

  private final String label;

  XpcKind(String label) {
    this.label = label;
  }

  /** The type's name in paths, JSON and listings, such as {@code uint64}. */
  public String label() {
    return label;
  }
}
