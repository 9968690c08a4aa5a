package io.xpctape.proto;

import com.google.protobuf.WireFormat;
import io.xpctape.proto.v1.Array;
import io.xpctape.proto.v1.Dictionary;
import io.xpctape.proto.v1.Entry;
import io.xpctape.proto.v1.Error;
import io.xpctape.proto.v1.FileTransfer;
import io.xpctape.proto.v1.Value;

/** Tags in the bytes of a Value: a field's number and how it is stored; both must be right. */
final class ValueTags {
  private static final int VARINT = WireFormat.WIRETYPE_VARINT;
  private static final int FIXED = WireFormat.WIRETYPE_FIXED64;
  private static final int LENGTH = WireFormat.WIRETYPE_LENGTH_DELIMITED;
  static final int NULL = Value.NULL_FIELD_NUMBER << 3 | LENGTH;
  static final int BOOL = Value.BOOL_FIELD_NUMBER << 3 | VARINT;
  static final int INT64 = Value.INT64_FIELD_NUMBER << 3 | VARINT;
  static final int UINT64 = Value.UINT64_FIELD_NUMBER << 3 | VARINT;
  static final int DOUBLE = Value.DOUBLE_FIELD_NUMBER << 3 | FIXED;
  static final int DATE = Value.DATE_FIELD_NUMBER << 3 | FIXED;
  static final int DATA = Value.DATA_FIELD_NUMBER << 3 | LENGTH;
  static final int STRING = Value.STRING_FIELD_NUMBER << 3 | LENGTH;
  static final int UUID = Value.UUID_FIELD_NUMBER << 3 | LENGTH;
  static final int ARRAY = Value.ARRAY_FIELD_NUMBER << 3 | LENGTH;
  static final int DICTIONARY = Value.DICTIONARY_FIELD_NUMBER << 3 | LENGTH;
  static final int FD = Value.FD_FIELD_NUMBER << 3 | LENGTH;
  static final int SHMEM = Value.SHMEM_FIELD_NUMBER << 3 | LENGTH;
  static final int ENDPOINT = Value.ENDPOINT_FIELD_NUMBER << 3 | LENGTH;
  static final int ERROR = Value.ERROR_FIELD_NUMBER << 3 | LENGTH;
  static final int CONNECTION = Value.CONNECTION_FIELD_NUMBER << 3 | LENGTH;
  static final int POINTER = Value.POINTER_FIELD_NUMBER << 3 | FIXED;
  static final int MACH_SEND = Value.MACH_SEND_FIELD_NUMBER << 3 | LENGTH;
  static final int MACH_SEND_ONCE = Value.MACH_SEND_ONCE_FIELD_NUMBER << 3 | LENGTH;
  static final int MACH_RECV = Value.MACH_RECV_FIELD_NUMBER << 3 | LENGTH;
  static final int OTHER = Value.OTHER_FIELD_NUMBER << 3 | LENGTH;
  static final int FILE_TRANSFER = Value.FILE_TRANSFER_FIELD_NUMBER << 3 | LENGTH;
  static final int INCOMPLETE = Value.INCOMPLETE_FIELD_NUMBER << 3 | LENGTH;
  static final int ARRAY_VALUE = Array.VALUE_FIELD_NUMBER << 3 | LENGTH;
  static final int DICTIONARY_ENTRY = Dictionary.ENTRY_FIELD_NUMBER << 3 | LENGTH;
  static final int ENTRY_KEY = Entry.KEY_FIELD_NUMBER << 3 | LENGTH;
  static final int ENTRY_VALUE = Entry.VALUE_FIELD_NUMBER << 3 | LENGTH;
  static final int ERROR_SINGLETON = Error.SINGLETON_FIELD_NUMBER << 3 | VARINT;
  static final int ERROR_KEYS = Error.KEYS_FIELD_NUMBER << 3 | LENGTH;

  static final int FILE_ID = FileTransfer.ID_FIELD_NUMBER << 3 | VARINT;
  static final int FILE_TRANSFERRED = FileTransfer.TRANSFER_FIELD_NUMBER << 3 | LENGTH;

  private ValueTags() {}
}
