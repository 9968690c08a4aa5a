package io.xpctape.image;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Frame;
import io.xpctape.model.Image;
import io.xpctape.model.Message;
import io.xpctape.model.SymbolOffset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says of the return addresses of a recording's messages in which image they lie and, where the
 * file at the image's path is the very one that was loaded, in which function. A file that is
 * missing, another, damaged or not to be read just gives no function. For one thread.
 */
public final class CallStacks {
  /** Messages mostly come from few places. */
  private static final int KEPT = 1 << 14;

  /** A program's own image and the few that call XPC for it. */
  private static final int TABLES = 8;

  /** Bytes; a longer Mach-O table is read for each address anew. */
  private static final long MAX_KEPT = 16 << 20;

  private final List<Image> images;
  private final Map<Long, Frame> known = new HashMap<>();

  /** By their build ids, of images asked for of late. */
  private final Map<Bytes, List<ElfFunctions>> elf = latest();

  private final Map<Bytes, SymbolTable> machO = latest();

  /** Over the images of one process. */
  public CallStacks(List<Image> images) {
    this.images = new ArrayList<>(images);
    this.images.sort(Comparator.comparing(Image::start, Long::compareUnsigned));
  }

  private static <T> Map<Bytes, T> latest() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Bytes, T> eldest) {
        return size() > TABLES;
      }
    };
  }

  /** The calls that sent a message, the innermost first; empty if none were recorded. */
  public List<Frame> frames(Message message) {
    if (known.size() > KEPT) {
      known.clear();
    }
    return message.stack().stream()
        .map(address -> known.computeIfAbsent(address, this::frame))
        .toList();
  }

  private Frame frame(long address) {
    Optional<Image> image = image(address);
    return new Frame(address, image, image.flatMap(in -> symbol(in, in.offset(address))));
  }

  private Optional<Image> image(long address) {
    int low = 0;
    int high = images.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(images.get(middle).start(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0
        ? Optional.empty()
        : Optional.of(images.get(low - 1)).filter(image -> image.contains(address));
  }

  /**
   * The call itself lies before the address to which it returns, which may be another function's.
   */
  private Optional<SymbolOffset> symbol(Image image, long offset) {
    Optional<Path> path = path(image.path());
    if (path.isEmpty() || image.buildId().size() == 0) {
      return Optional.empty();
    }
    Optional<SymbolOffset> symbol = inElf(path.get(), image.buildId(), offset - 1);
    return (symbol.isPresent() ? symbol : inMachO(path.get(), image.buildId(), offset - 1))
        .map(call -> new SymbolOffset(call.symbol(), call.offset() + 1));
  }

  private Optional<SymbolOffset> inElf(Path path, Bytes buildId, long address) {
    try (ElfFile file = ElfFile.open(path)) {
      if (!file.buildId().equals(buildId)) {
        return Optional.empty();
      }
      List<ElfFunctions> functions = elf.get(buildId);
      if (functions == null) {
        functions = file.functions();
        elf.put(buildId, functions);
      }
      return file.covering(functions, address);
    } catch (BadInputException e) {
      // No such file, or none that can be used.
      return Optional.empty();
    }
  }

  private Optional<SymbolOffset> inMachO(Path path, Bytes uuid, long address) {
    try {
      Optional<SymbolTable> table = Optional.ofNullable(machO.get(uuid));
      if (table.isEmpty()) {
        table = symbols(path, uuid);
        table
            .filter(symbols -> symbols.bytes() <= MAX_KEPT)
            .ifPresent(symbols -> machO.put(uuid, symbols));
      }
      return table
          .flatMap(symbols -> symbols.covering(address))
          .map(symbol -> new SymbolOffset(name(symbol), address - symbol.value()));
    } catch (BadInputException e) {
      // No such file, or none that can be used.
      return Optional.empty();
    }
  }

  private static Optional<SymbolTable> symbols(Path path, Bytes uuid) {
    try (MachOFile file = MachOFile.open(path)) {
      return file.slices().stream()
          .filter(slice -> slice.uuid().filter(uuid::equals).isPresent())
          .findFirst()
          .map(MachO::symbols);
    }
  }

  /** As it was written in C. */
  private static Bytes name(Symbol symbol) {
    return Bytes.utf8(symbol.name().replaceFirst("^_", ""));
  }

  /** Two slashes would be another machine's file where the tape is opened on Windows. */
  private static Optional<Path> path(Bytes path) {
    String text = path.asUtf8().orElse("");
    if (!text.startsWith("/") || text.startsWith("//")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
