package io.xpctape.schema.emit;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Timestamp;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.proto.v1.Schema;
import io.xpctape.proto.v1.Trace;
import io.xpctape.proto.v1.Value;
import io.xpctape.schema.infer.SummaryFile;
import io.xpctape.schema.ledger.LedgerFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a schema's folder. */
public final class SchemaFiles {
  /** The descriptors of all {@code .proto} files, each behind those that it imports. */
  public static final String DESCRIPTORS = "descriptors.binpb";

  /** The names and numbers given away. */
  public static final String LEDGER = "ledger.txtpb";

  /** What the recordings have shown, to go on from and to check messages against. */
  public static final String SUMMARY = "summary.binpb";

  /** The page for people. */
  public static final String PAGE = "schema.md";

  /** What every schema imports, and what those import. */
  static final List<FileDescriptor> IMPORTS =
      List.of(
          Timestamp.getDescriptor().getFile(),
          Value.getDescriptor().getFile(),
          Schema.getDescriptor(),
          Trace.getDescriptor().getFile());

  private SchemaFiles() {}

  /** Their contents by their names from the folder on, {@code /} between steps. */
  public static SortedMap<String, byte[]> of(
      Ledger ledger, io.xpctape.schema.decide.Schema schema) {
    Evidence evidence = new Evidence(ledger, schema);
    SortedMap<String, byte[]> files = new TreeMap<>();
    FileDescriptorProto file = SchemaProto.of(ledger, evidence);
    files.put(file.getName(), utf8(ProtoText.of(file)));
    for (FileDescriptor ours : IMPORTS) {
      if (ours.getPackage().equals(Value.getDescriptor().getFile().getPackage())) {
        files.put(ours.getName(), source(ours.getName()));
      }
    }
    files.put(DESCRIPTORS, descriptors(file).toByteArray());
    files.put(LEDGER, utf8(LedgerFile.print(ledger)));
    files.put(SUMMARY, SummaryFile.print(schema.summary()));
    files.put(PAGE, utf8(SchemaPage.of(ledger, evidence)));
    return files;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] source(String name) {
    try (InputStream in = SchemaFiles.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileDescriptorSet descriptors(FileDescriptorProto file) {
    Map<String, FileDescriptorProto> inOrder = new LinkedHashMap<>();
    for (FileDescriptor ours : IMPORTS) {
      if (needs(file, ours)) {
        addWithImports(ours, inOrder);
      }
    }
    inOrder.put(file.getName(), file);
    return FileDescriptorSet.newBuilder()
        .addAllFile(inOrder.values().stream().map(JsonNames::fill).toList())
        .build();
  }

  private static boolean needs(FileDescriptorProto file, FileDescriptor other) {
    return file.getDependencyList().contains(other.getName());
  }

  private static void addWithImports(FileDescriptor file, Map<String, FileDescriptorProto> to) {
    file.getDependencies().forEach(dependency -> addWithImports(dependency, to));
    to.putIfAbsent(file.getName(), file.toProto());
  }
}
