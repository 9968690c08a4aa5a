package io.xpctape.cli;

import java.util.List;

/** All commands, in the order in which the help lists them. */
final class Commands {
  static final List<Command> ALL =
      List.of(
          new RecordCommand(),
          new ListCommand(),
          new ShowCommand(),
          new SchemaInferCommand(),
          new SchemaCheckCommand(),
          new SchemaDiffCommand(),
          new EncodeCommand(),
          new DecodeCommand(),
          new DiffCommand(),
          new ReplayCommand(),
          new BrowseCommand(),
          new ImportCommand(),
          new ExportCommand(),
          new DemoCommand());

  private Commands() {}
}
