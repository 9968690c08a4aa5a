package io.xpctape.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xpctape.json.Json;
import io.xpctape.json.JsonDocuments;
import io.xpctape.json.MessageJson;
import io.xpctape.json.RecordingJson;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.XpcValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * JSON: what an export wrote, or documents of any other origin, each of which is a message's body.
 * Lines that are no JSON are left out, for logs have them.
 */
final class JsonFormat implements FormatReader {
  /** So many documents are looked at to see whether there are more of them than of other lines. */
  private static final int TRIED = 64;

  @Override
  public String name() {
    return "json";
  }

  @Override
  public String label() {
    return "JSON";
  }

  @Override
  public boolean recognizes(byte[] head) {
    if (hasNul(head)) {
      return false;
    }
    if (head.length == Source.HEAD && Json.isBeginning(new String(head, UTF_8))) {
      return true;
    }
    JsonDocuments documents = new JsonDocuments(new ByteArrayInputStream(head));
    int read = 0;
    long banner = 0;
    boolean more = true;
    for (int i = 0; i < TRIED && more; i++) {
      try {
        Optional<JsonDocuments.Document> document = documents.next();
        more = document.isPresent();
        if (more) {
          MessageJson.parsePlain(document.get().text(), told -> {});
          // Tools greet with as many lines as they like.
          banner = read == 0 ? documents.chatter() : banner;
          read++;
        }
      } catch (BadInputException e) {
        documents.reject();
      } catch (IOException e) {
        throw new IllegalStateException("an array can be read", e);
      }
    }
    long between = read > 1 ? documents.chatter() - banner : documents.chatter();
    return read > 0 && read >= between;
  }

  private static boolean hasNul(byte[] head) {
    for (byte b : head) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void read(Source source, Found found) throws IOException {
    Reading reading = new Reading(source, found);
    reading.all();
  }

  /** Reads one source. Of use once. */
  private static final class Reading {
    private final Source source;
    private final Found found;
    private final JsonDocuments documents;
    private long messages;
    private long changed;
    private String firstChanged = "";

    Reading(Source source, Found found) {
      this.source = source;
      this.found = found;
      this.documents = new JsonDocuments(source.stream());
    }

    void all() throws IOException {
      Optional<String> loss = Optional.empty();
      boolean more = true;
      while (more) {
        try {
          Optional<JsonDocuments.Document> next = documents.next();
          more = next.isPresent();
          if (more) {
            document(next.get());
          }
        } catch (BadInputException e) {
          loss.ifPresent(found::loss);
          loss = Optional.of(source.name() + ": " + e.getMessage());
        }
      }
      if (messages == 0) {
        throw new BadInputException(
            loss.orElse(source.name() + ": there is no JSON object or array in it"));
      }
      loss.ifPresent(found::loss);
      if (documents.chatter() > 0) {
        found.loss(
            "%s: %d lines that are no JSON are left out, line %d first"
                .formatted(source.name(), documents.chatter(), documents.firstChatter()));
      }
      if (changed > 0) {
        found.note(
            source.name()
                + ": "
                + firstChanged
                + (changed > 1 ? ", as are " + (changed - 1) + " more values" : ""));
      }
    }

    private void document(JsonDocuments.Document document) throws IOException {
      String text = document.text();
      try {
        if (RecordingJson.isLine(text)) {
          found.recording(RecordingJson.parse(text));
        } else {
          found.message(MessageJson.isLine(text) ? MessageJson.parseLine(text) : plain(document));
          messages++;
        }
      } catch (BadInputException e) {
        if (!documents.reject()) {
          throw new BadInputException("line " + document.line() + ": " + e.getMessage(), e);
        }
      }
    }

    private Message plain(JsonDocuments.Document document) {
      XpcValue body =
          MessageJson.parsePlain(document.text(), told -> changed(document.line(), told));
      return Drafts.of(body, Direction.OUTGOING, Optional.empty());
    }

    private void changed(long line, String told) {
      if (changed++ == 0) {
        firstChanged = "line " + line + ": " + told;
      }
    }
  }
}
