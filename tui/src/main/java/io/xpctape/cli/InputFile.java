package io.xpctape.cli;

import io.xpctape.cli.out.Console;
import io.xpctape.model.BadInputException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of an operand that is no tape; what fails while they are read is told by its name. */
final class InputFile extends FilterInputStream {
  private final String name;

  private InputFile(InputStream in, String name) {
    super(in);
    this.name = name;
  }

  /**
   * Opens a file, a pipe or standard input.
   *
   * @param operand a file, or {@link Tapes#STDIN}
   * @throws BadInputException if it is a folder
   */
  static InputStream open(String operand, Console console) throws IOException {
    if (operand.equals(Tapes.STDIN)) {
      return new InputFile(console.in(), Tapes.name(operand));
    }
    Path file = Tapes.path(operand);
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + ": is a folder, a file is needed");
    }
    return new InputFile(Files.newInputStream(file), operand);
  }

  @Override
  public int read() throws IOException {
    try {
      return in.read();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      return in.read(bytes, from, length);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Nobody knows; the JDK's streams of files ask for their position, which a pipe has not. */
  @Override
  public int available() {
    return 0;
  }

  private BadInputException unreadable(IOException e) {
    return new BadInputException(name + ": can't be read: " + e.getMessage(), e);
  }
}
