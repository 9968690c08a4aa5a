package io.xpctape.json;

import com.google.gson.stream.JsonWriter;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Image;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a recording says of itself, as one JSON object with the name {@code recording}: it stands in
 * front of the messages of an export.
 */
public final class RecordingJson {
  private static final String RECORDING = "recording";
  private static final Pattern START = Pattern.compile("\\{\\s*\"" + RECORDING + "\"\\s*:\\s*\\{");

  private RecordingJson() {}

  /** One line, without a line feed; of the recording's messages it says nothing. */
  public static String line(Recording recording) {
    return Json.text(
        out -> {
          out.beginObject().name(RECORDING).beginObject();
          write(out, recording.info());
          out.name("connections").beginArray();
          for (ConnectionInfo connection : recording.connections()) {
            out.beginObject().name("id").value(connection.id());
            strings(out, "name", List.of(connection.name()), false);
            out.name("origin").value(Tags.name(connection.origin()));
            out.name("flags").value(Long.toUnsignedString(connection.flags())).endObject();
          }
          out.endArray().name("images").beginArray();
          for (Image image : recording.images()) {
            out.beginObject().name("base").value(hexadecimal(image.base()));
            out.name("start").value(hexadecimal(image.start()));
            out.name("end").value(hexadecimal(image.end()));
            strings(out, "path", List.of(image.path()), false);
            out.name("build_id").value(HexFormat.of().formatHex(image.buildId().toArray()));
            out.endObject();
          }
          out.endArray().endObject().endObject();
        });
  }

  private static String hexadecimal(long address) {
    return "0x" + Long.toHexString(address);
  }

  private static void write(JsonWriter out, RecordingInfo info) throws IOException {
    out.name("written_by").value(info.writtenBy());
    out.name("os").value(info.os());
    out.name("os_release").value(info.osRelease());
    out.name("machine").value(info.machine());
    out.name("pid").value(info.pid());
    out.name("parent_pid").value(info.parentPid());
    strings(out, "executable", List.of(info.executable()), false);
    strings(out, "arguments", info.arguments(), true);
    strings(out, "working_directory", List.of(info.workingDirectory()), false);
    out.name("start_monotonic_ns").value(Long.toUnsignedString(info.startMonotonicNs()));
    out.name("start_wall_ns").value(Long.toUnsignedString(info.startWallNs()));
    out.name("hooks_live").value(info.hooksLive());
    if (info.maxData().isPresent()) {
      out.name("max_data").value(Long.toUnsignedString(info.maxData().getAsLong()));
    }
    strings(out, "service_globs", info.serviceGlobs(), true);
    out.name("facts").beginObject();
    for (Map.Entry<String, String> fact : new TreeMap<>(info.facts()).entrySet()) {
      out.name(fact.getKey()).value(fact.getValue());
    }
    out.endObject();
  }

  private static void strings(JsonWriter out, String name, List<Bytes> strings, boolean list)
      throws IOException {
    out.name(name);
    ValueJsonWriter values = new ValueJsonWriter(out);
    if (list) {
      out.beginArray();
    }
    for (Bytes string : strings) {
      values.write(string);
    }
    if (list) {
      out.endArray();
    }
  }

  /** Whether a line could be one. */
  public static boolean isLine(String json) {
    return START.matcher(json).lookingAt();
  }

  /**
   * What such a line says: a recording without messages.
   *
   * @throws BadInputException naming the place in the JSON
   */
  public static Recording parse(String json) {
    return Json.parse(
        json,
        in -> {
          in.beginObject();
          if (!in.nextName().equals(RECORDING)) {
            throw new BadInputException("no recording");
          }
          return new RecordingJsonReader(in).read();
        });
  }
}
