package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.OutputFile;
import io.xpctape.model.BadInputException;
import io.xpctape.schema.InferredSchema;
import io.xpctape.schema.decide.Overrides;
import io.xpctape.schema.decide.OverridesFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The folder of an inferred schema. */
final class SchemaFolder {
  /** The option that names one. */
  static final String OPTION = "schema";

  /** Bytes; a ledger is not that long. */
  private static final long MAX_LEDGER = 64L << 20;

  /** Bytes; a summary keeps a bounded number of each thing that it counts. */
  private static final long MAX_SUMMARY = 256L << 20;

  /** Bytes; people write it. */
  private static final long MAX_OVERRIDES = 1 << 20;

  private final Path folder;

  private SchemaFolder(Path folder) {
    this.folder = folder;
  }

  static SchemaFolder of(String operand) {
    return new SchemaFolder(Tapes.path(operand));
  }

  /**
   * The schema that {@code --schema} names, as {@link #read(Console)} has it.
   *
   * @throws UsageException if it is not given
   * @throws BadInputException if there is none
   */
  static InferredSchema required(Arguments arguments, String command, Console console)
      throws IOException {
    String operand =
        arguments
            .value(OPTION)
            .orElseThrow(() -> new UsageException(command + ": --schema DIR is needed"));
    return of(operand).read(console);
  }

  /**
   * The schema in the folder, for a command that only uses it: which overrides are passed over is
   * told.
   *
   * @throws BadInputException if there is none
   */
  InferredSchema read(Console console) throws IOException {
    InferredSchema schema = read();
    schema.notes().forEach(line -> console.note("xpctape: " + line));
    return schema;
  }

  /**
   * The schema in the folder.
   *
   * @throws BadInputException if there is none
   */
  private InferredSchema read() throws IOException {
    Path ledger = folder.resolve(InferredSchema.LEDGER);
    Optional<BasicFileAttributes> found = attributes(folder);
    if (found.isEmpty()) {
      throw new BadInputException(folder + ": there is no such folder");
    }
    if (!found.get().isDirectory()) {
      throw new BadInputException(folder + ": is a file; a schema is a folder");
    }
    Optional<BasicFileAttributes> file =
        attributes(ledger).filter(BasicFileAttributes::isRegularFile);
    if (file.isEmpty()) {
      throw new BadInputException(
          folder
              + ": is no schema, for it holds no "
              + InferredSchema.LEDGER
              + "; 'xpctape schema infer' makes one");
    }
    if (file.get().size() > MAX_LEDGER) {
      throw new BadInputException(ledger + ": is too long for a ledger");
    }
    try {
      InferredSchema schema = InferredSchema.parse(Files.readString(ledger), ledger.toString());
      return withSummary(schema).with(overrides());
    } catch (CharacterCodingException e) {
      throw new BadInputException(ledger + ": is not UTF-8, so it is no ledger", e);
    }
  }

  /**
   * What people have decided otherwise than recordings show; nothing if they wrote nothing.
   *
   * @throws BadInputException if what they wrote can't be read, naming the line
   */
  Overrides overrides() throws IOException {
    Path file = folder.resolve(InferredSchema.OVERRIDES);
    if (!Files.exists(file)) {
      return Overrides.NONE;
    }
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_OVERRIDES) {
      throw new BadInputException(file + ": is no file of overrides, or too long for one");
    }
    try {
      return OverridesFile.parse(Files.readString(file), file.toString());
    } catch (CharacterCodingException e) {
      throw new BadInputException(file + ": is not UTF-8", e);
    }
  }

  /** Whether people's own file is there, which is never written again. */
  boolean hasOverrides() {
    return Files.exists(folder.resolve(InferredSchema.OVERRIDES), LinkOption.NOFOLLOW_LINKS);
  }

  private InferredSchema withSummary(InferredSchema schema) throws IOException {
    Path summary = folder.resolve(InferredSchema.SUMMARY);
    Optional<BasicFileAttributes> file =
        attributes(summary).filter(BasicFileAttributes::isRegularFile);
    if (file.isEmpty()) {
      return schema;
    }
    if (file.get().size() > MAX_SUMMARY) {
      throw new BadInputException(summary + ": is too long for a summary of recordings");
    }
    return schema.with(Files.readAllBytes(summary), summary.toString());
  }

  /**
   * What a file is, links followed; empty if there is none.
   *
   * @throws java.nio.file.AccessDeniedException if that is nobody's business
   */
  private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
    try {
      return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      // There is none, or something on the way to it is no folder.
      return Optional.empty();
    }
  }

  /**
   * The schema that a new one continues: none in a folder that is new, or empty but for overrides.
   *
   * @throws UsageException if the folder holds something else, or may not be written to
   */
  Optional<InferredSchema> continued() throws IOException {
    checkWritable();
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS) || isEmptyFolder()) {
      return Optional.empty();
    }
    if (!Files.exists(folder.resolve(InferredSchema.LEDGER))) {
      throw new UsageException(
          folder
              + (Files.isDirectory(folder)
                  ? ": holds other files and no schema; name a new or empty folder"
                  : ": is no folder"));
    }
    return Optional.of(read());
  }

  /** Tapes may take a while to read; who can't have the result is told in front. */
  private void checkWritable() {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (Files.isDirectory(there) && !Files.isWritable(there)) {
      throw OutputFile.protectedFolder(folder, there);
    }
  }

  private boolean isEmptyFolder() throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!entry.endsWith(InferredSchema.OVERRIDES)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Writes all files or, if one can't be written, none.
   *
   * @param files contents by names from the folder on
   */
  void write(SortedMap<String, byte[]> files) throws IOException {
    Deque<Path> made = new ArrayDeque<>();
    Deque<OutputFile> staged = new ArrayDeque<>();
    boolean done = false;
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = folder.resolve(file.getKey());
        makeFolders(target.getParent(), made);
        OutputFile output = OutputFile.create(target, true);
        if (file.getKey().equals(InferredSchema.LEDGER)) {
          // It gets its name first: should we be killed between two files, no number is lost.
          staged.addFirst(output);
        } else {
          staged.addLast(output);
        }
        try (OutputStream stream = output.stream()) {
          stream.write(file.getValue());
        }
      }
      for (OutputFile output : staged) {
        output.commit();
      }
      done = true;
    } finally {
      for (OutputFile output : staged) {
        output.close();
      }
      while (!done && !made.isEmpty()) {
        Files.deleteIfExists(made.pop());
      }
    }
  }

  private static void makeFolders(@Nullable Path wanted, Deque<Path> made) throws IOException {
    if (wanted == null || Files.isDirectory(wanted)) {
      return;
    }
    makeFolders(wanted.getParent(), made);
    OutputFile.removeOnExit(wanted);
    try {
      Files.createDirectory(
          wanted,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileSystemException e) {
      throw OutputFile.refused(wanted, e);
    }
    made.push(wanted);
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
