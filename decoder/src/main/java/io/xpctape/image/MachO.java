package io.xpctape.image;

import io.xpctape.model.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Mach-O image for a 64-bit processor: a program, a library, or one slice of a universal file.
 * All offsets count from its own start. For one thread.
 */
public final class MachO {
  /** Bytes of all load commands together; dyld itself allows no more than an image's first page. */
  static final int MAX_COMMANDS = 1 << 20;

  /** Bytes of one section or another part of the image. */
  static final int MAX_PART = 1 << 28;

  private static final int MH_MAGIC_64 = 0xfeedfacf;
  private static final int MH_MAGIC = 0xfeedface;
  private static final int HEADER = 32;
  private static final int SEGMENT = 72;
  private static final int SECTION = 80;

  private final ImageBytes bytes;
  private final int cpuType;
  private final int cpuSubtype;
  private final int fileType;
  private final List<LoadCommand> commands;
  private final List<Segment> segments;

  private MachO(ImageBytes bytes, ByteBuffer header, List<LoadCommand> commands) {
    this.bytes = bytes;
    this.cpuType = header.getInt(4);
    this.cpuSubtype = header.getInt(8);
    this.fileType = header.getInt(12);
    this.commands = commands;
    this.segments =
        commands.stream()
            .filter(command -> command.type() == LoadCommand.SEGMENT_64)
            .map(this::segment)
            .toList();
  }

  static MachO read(ImageBytes bytes) {
    int magic = bytes.size() < 4 ? 0 : bytes.read(0, 4, 4, "the magic number").getInt();
    if (magic == MH_MAGIC) {
      throw bytes.refuse(0, "a Mach-O image for a 32-bit processor");
    }
    if (magic != MH_MAGIC_64) {
      throw bytes.refuse(0, "no Mach-O file");
    }
    ByteBuffer header = bytes.read(0, HEADER, HEADER, "the header");
    int count = header.getInt(16);
    ByteBuffer all =
        bytes.read(
            HEADER, Integer.toUnsignedLong(header.getInt(20)), MAX_COMMANDS, "the load commands");
    List<LoadCommand> commands = new ArrayList<>();
    int at = 0;
    for (int i = 0; i != count; i++) {
      int left = all.capacity() - at;
      int size = left < 8 ? 0 : all.getInt(at + 4);
      if (size < 8 || size > left) {
        throw bytes.refuse(
            (long) HEADER + at,
            "load command " + (i + 1) + " of " + size + " bytes, with " + left + " here");
      }
      commands.add(new LoadCommand(all.getInt(at), (long) HEADER + at, all.slice(at, size)));
      at += size;
    }
    return new MachO(bytes, header, List.copyOf(commands));
  }

  /**
   * What it runs on, called as {@code lipo} does: {@code x86_64}, {@code x86_64h}, {@code arm64},
   * {@code arm64e}; of others the numbers.
   */
  public String processor() {
    int subtype = cpuSubtype & 0xffffff;
    return switch (cpuType) {
      case 0x01000007 -> subtype == 8 ? "x86_64h" : "x86_64";
      case 0x0100000c -> subtype == 2 ? "arm64e" : "arm64";
      default -> "cputype " + cpuType + " cpusubtype " + subtype;
    };
  }

  /** MH_…: 2 is a program, 6 a dynamic library. */
  public int fileType() {
    return fileType;
  }

  /** Its bytes in the file. */
  public long size() {
    return bytes.size();
  }

  /** All load commands, in order. */
  public List<LoadCommand> commands() {
    return commands;
  }

  /** Its segments, in order. */
  public List<Segment> segments() {
    return segments;
  }

  /** The sections of all segments, as symbols count them. */
  public List<Section> sections() {
    return segments.stream().flatMap(segment -> segment.sections().stream()).toList();
  }

  /** A section by its names, such as {@code __TEXT} and {@code __text}. */
  public Optional<Section> section(String segment, String name) {
    return sections().stream()
        .filter(section -> section.segment().equals(segment) && section.name().equals(name))
        .findFirst();
  }

  /** LC_UUID: 16 bytes that tell this build from every other. */
  public Optional<Bytes> uuid() {
    return command(LoadCommand.UUID, 24).map(command -> Bytes.copyOf(contentOf(command), 8, 24));
  }

  /** What it was built for, if it says so with LC_BUILD_VERSION. */
  public Optional<BuildVersion> buildVersion() {
    return command(LoadCommand.BUILD_VERSION, 24)
        .map(LoadCommand::content)
        .map(content -> BuildVersion.of(content.getInt(8), content.getInt(12), content.getInt(16)));
  }

  /** The install names of the libraries it needs, in the order that ordinals count, from 1. */
  public List<String> libraries() {
    return commands.stream()
        .filter(
            command ->
                switch (command.type()) {
                  case LoadCommand.LOAD_DYLIB,
                      LoadCommand.LOAD_WEAK_DYLIB,
                      LoadCommand.REEXPORT_DYLIB ->
                      true;
                  default -> false;
                })
        .map(this::libraryName)
        .toList();
  }

  /** Of a library, the name by which others find it. */
  public Optional<String> installName() {
    return command(LoadCommand.ID_DYLIB, 24).map(this::libraryName);
  }

  /**
   * Its symbols; none if it was stripped.
   *
   * @throws io.xpctape.model.BadInputException if the table is not whole or too large
   */
  public SymbolTable symbols() {
    return command(LoadCommand.SYMTAB, 24)
        .map(command -> SymbolTable.read(bytes, command.content(), sections()))
        .orElseGet(() -> SymbolTable.none(bytes));
  }

  /**
   * How it is signed, if it is.
   *
   * @throws io.xpctape.model.BadInputException if the signature is not whole or of an unknown kind
   */
  public Optional<CodeSignature> codeSignature() {
    return command(LoadCommand.CODE_SIGNATURE, 16)
        .map(LoadCommand::content)
        .map(
            content ->
                CodeSignature.read(
                    bytes,
                    Integer.toUnsignedLong(content.getInt(8)),
                    Integer.toUnsignedLong(content.getInt(12))));
  }

  /**
   * A part of the image, little-endian.
   *
   * @param what it is called in a refusal
   * @throws io.xpctape.model.BadInputException if it is not all there
   */
  public ByteBuffer read(long offset, long length, String what) {
    return bytes.read(offset, length, MAX_PART, what);
  }

  /**
   * What a section holds in the file.
   *
   * @throws io.xpctape.model.BadInputException if it is not all there
   */
  public ByteBuffer read(Section section) {
    long length = section.zeroFill() ? 0 : section.size();
    return read(section.offset(), length, "section " + section.segment() + "," + section.name());
  }

  /**
   * The first load command of a type.
   *
   * @param least bytes that it has at least
   * @throws io.xpctape.model.BadInputException if it is shorter
   */
  public Optional<LoadCommand> command(int type, int least) {
    Optional<LoadCommand> found =
        commands.stream().filter(command -> command.type() == type).findFirst();
    found.ifPresent(command -> need(command, least));
    return found;
  }

  private void need(LoadCommand command, long least) {
    if (command.size() < least) {
      throw bytes.refuse(
          command.offset(),
          "a load command of type 0x"
              + Integer.toHexString(command.type())
              + " in "
              + command.size()
              + " bytes, and it takes "
              + least);
    }
  }

  /** struct segment_command_64, its struct section_64 behind it. */
  private Segment segment(LoadCommand command) {
    need(command, SEGMENT);
    ByteBuffer content = command.content();
    long count = Integer.toUnsignedLong(content.getInt(64));
    need(command, SEGMENT + count * SECTION);
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = SEGMENT + i * SECTION;
      sections.add(
          new Section(
              name(content, at + 16),
              name(content, at),
              content.getLong(at + 32),
              content.getLong(at + 40),
              Integer.toUnsignedLong(content.getInt(at + 48)),
              content.getInt(at + 64)));
    }
    return new Segment(
        name(content, 8),
        content.getLong(24),
        content.getLong(32),
        content.getLong(40),
        content.getLong(48),
        content.getInt(60),
        sections);
  }

  /** Of the 16 bytes of a name, those in front of a zero. */
  private static String name(ByteBuffer content, int at) {
    byte[] name = new byte[16];
    content.get(at, name);
    int length = 0;
    while (length < name.length && name[length] != 0) {
      length++;
    }
    return Bytes.copyOf(name, 0, length).text();
  }

  private String libraryName(LoadCommand command) {
    need(command, 24);
    byte[] content = contentOf(command);
    int from = command.content().getInt(8);
    if (from < 24 || from > content.length) {
      throw bytes.refuse(command.offset(), "a library's name lies outside its load command");
    }
    String name = new String(content, from, content.length - from, StandardCharsets.UTF_8);
    int end = name.indexOf('\0');
    return end < 0 ? name : name.substring(0, end);
  }

  private static byte[] contentOf(LoadCommand command) {
    byte[] content = new byte[command.size()];
    command.content().get(0, content);
    return content;
  }
}
