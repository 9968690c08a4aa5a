package io.xpctape.agent.dylib;

import io.xpctape.image.LoadCommand;
import io.xpctape.image.MachO;
import io.xpctape.image.Segment;
import java.util.List;
import java.util.Optional;

/** All fixups of an image, in whichever of dyld's two forms its linker wrote them. */
final class Fixups {
  private Fixups() {}

  static List<Fixup> of(MachO image) {
    Optional<LoadCommand> chained = image.command(LoadCommand.DYLD_CHAINED_FIXUPS, 16);
    if (chained.isPresent()) {
      return ChainedFixups.read(image, chained.get());
    }
    return image
        .command(LoadCommand.DYLD_INFO_ONLY, 48)
        .or(() -> image.command(LoadCommand.DYLD_INFO, 48))
        .map(command -> Opcodes.read(image, command))
        .orElseThrow(() -> new IllegalStateException("no fixups"));
  }

  /** The 8 bytes that the file has for an address. */
  static long pointer(MachO image, long address) {
    Segment segment =
        image.segments().stream().filter(s -> s.covers(address)).findFirst().orElseThrow();
    long offset = segment.fileOffset() + (address - segment.address());
    return image.read(offset, 8, "a pointer").getLong();
  }
}
