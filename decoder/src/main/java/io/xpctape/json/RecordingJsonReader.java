package io.xpctape.json;

import com.google.gson.stream.JsonReader;
import io.xpctape.model.Bytes;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Image;
import io.xpctape.model.Limits;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads what a recording says of itself. Of use once. */
final class RecordingJsonReader {
  private final JsonReader in;
  private final ValueJsonReader values;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Bytes> strings = new HashMap<>();
  private final Map<String, List<Bytes>> lists = new HashMap<>();
  private final Map<String, String> facts = new HashMap<>();
  private final List<ConnectionInfo> connections = new ArrayList<>();
  private final List<Image> images = new ArrayList<>();
  private boolean hooksLive;

  RecordingJsonReader(JsonReader in) {
    this.in = in;
    this.values = new ValueJsonReader(in);
  }

  Recording read() throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      member(in.nextName());
    }
    in.endObject();
    in.endObject();
    String maxData = texts.get("max_data");
    return new Recording(
        new RecordingInfo(
            text("written_by"),
            text("os"),
            text("os_release"),
            text("machine"),
            number("pid"),
            number("parent_pid"),
            string("executable"),
            list("arguments"),
            string("working_directory"),
            number("start_monotonic_ns"),
            number("start_wall_ns"),
            hooksLive,
            maxData == null ? OptionalLong.empty() : OptionalLong.of(number("max_data")),
            list("service_globs"),
            facts),
        connections,
        List.of(),
        List.of(),
        images);
  }

  private void member(String name) throws IOException {
    switch (name) {
      case "executable", "working_directory" -> strings.put(name, values.string());
      case "arguments", "service_globs" -> lists.put(name, list());
      case "hooks_live" -> hooksLive = in.nextBoolean();
      case "facts" -> facts();
      case "connections" -> connections();
      case "images" -> images();
      case "written_by",
          "os",
          "os_release",
          "machine",
          "pid",
          "parent_pid",
          "start_monotonic_ns",
          "start_wall_ns",
          "max_data" ->
          texts.put(name, in.nextString());
      default -> in.skipValue();
    }
  }

  private List<Bytes> list() throws IOException {
    List<Bytes> list = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      list.add(values.string());
    }
    in.endArray();
    return list;
  }

  private void facts() throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      facts.put(name, in.nextString());
    }
    in.endObject();
  }

  private void connections() throws IOException {
    in.beginArray();
    while (in.hasNext()) {
      long id = 0;
      Bytes name = Bytes.EMPTY;
      ConnectionInfo.Origin origin = ConnectionInfo.Origin.UNKNOWN;
      long flags = 0;
      in.beginObject();
      while (in.hasNext()) {
        switch (in.nextName()) {
          case "id" -> id = in.nextLong();
          case "name" -> name = values.string();
          case "origin" -> origin = values.constant(origins(), in.nextString());
          case "flags" -> flags = Long.parseUnsignedLong(in.nextString());
          default -> in.skipValue();
        }
      }
      in.endObject();
      connections.add(new ConnectionInfo(id, name, origin, flags));
    }
    in.endArray();
  }

  private void images() throws IOException {
    in.beginArray();
    while (in.hasNext()) {
      if (images.size() == Limits.MAX_IMAGES) {
        throw values.bad("more than " + Limits.MAX_IMAGES + " images");
      }
      Map<String, Bytes> members = new HashMap<>();
      in.beginObject();
      while (in.hasNext()) {
        members.put(in.nextName(), values.string());
      }
      in.endObject();
      images.add(
          new Image(
              address(members, "base"),
              address(members, "start"),
              address(members, "end"),
              members.getOrDefault("path", Bytes.EMPTY),
              hexadecimal(members.getOrDefault("build_id", Bytes.EMPTY).toString())));
    }
    in.endArray();
  }

  private long address(Map<String, Bytes> members, String name) {
    String text = members.getOrDefault(name, Bytes.EMPTY).toString();
    if (!text.startsWith("0x")) {
      throw values.bad("an image's " + name + " is in hexadecimal, as in 0x1f");
    }
    return Long.parseUnsignedLong(text.substring(2), 16);
  }

  private Bytes hexadecimal(String text) {
    try {
      return Bytes.of(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      throw values.bad("a build id is in hexadecimal");
    }
  }

  private static ConnectionInfo.Origin[] origins() {
    return ConnectionInfo.Origin.values();
  }

  private String text(String name) {
    return texts.getOrDefault(name, "");
  }

  private long number(String name) {
    return Long.parseUnsignedLong(texts.getOrDefault(name, "0"));
  }

  private Bytes string(String name) {
    return strings.getOrDefault(name, Bytes.EMPTY);
  }

  private List<Bytes> list(String name) {
    return lists.getOrDefault(name, List.of());
  }
}
