package io.xpctape.cli;

import io.xpctape.cli.args.Arguments;
import io.xpctape.cli.args.Syntax;
import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.demo.Story;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.OutputFile;
import io.xpctape.cli.out.ShellWord;
import io.xpctape.text.SafeText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows what all of this is good for. */
final class DemoCommand implements Command {
  private static final String OUTPUT = "output";

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String summary() {
    return "Tell the whole story, with everything that it takes";
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("")
        .text(
            "Records a boot that works and one that does not, finds the error that nobody was"
                + " shown, infers the schema, compares the two, and boots the bad one again with"
                + " another kernel. The commands it shows are run as they stand.")
        .option('o', OUTPUT, "FOLDER", "leave tapes and kernels here; new or empty")
        .example("xpctape demo", "the story, in a folder that is named at the end")
        .example("xpctape demo -o story", "the same, in a folder of your own");
  }

  @Override
  public int run(Arguments arguments, Console console) throws IOException {
    Optional<String> output = arguments.value(OUTPUT);
    Path folder =
        output.isPresent()
            ? folder(Tapes.path(output.get()))
            : Files.createTempDirectory("xpctape-demo-");
    int status = Story.tell(folder, Main.class.getName(), console);
    String self = Self.typed();
    console.note("");
    String good = ShellWord.of(folder.resolve("good.xpctape").toString());
    String bad = ShellWord.of(folder.resolve("bad.xpctape").toString());
    console.note(
        "Tapes, schema and kernels are in " + SafeText.of(folder.toString()) + ". To go on:");
    console.note("  " + self + " browse " + bad);
    console.note("  " + self + " browse " + good + " " + bad);
    console.note("  " + self + " --help");
    return status;
  }

  private static Path folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new UsageException("demo: " + folder + " is not empty; name a new folder");
        }
      }
      return folder;
    }
    try {
      return Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      throw new UsageException("demo: " + folder + " is a file; name a folder");
    } catch (NoSuchFileException e) {
      throw new UsageException("demo: " + folder + ": there is no folder to make it in");
    } catch (FileSystemException e) {
      throw OutputFile.refused(folder, e);
    }
  }
}
