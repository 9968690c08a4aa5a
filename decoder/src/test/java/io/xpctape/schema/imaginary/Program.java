package io.xpctape.schema.imaginary;

import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import io.xpctape.schema.infer.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/** A program that talks to a service; the same one for the same seed. */
public final class Program {
  private static final int DEPTH = 7;

  private final Random random;
  private final Forms forms;
  private final String service;
  private final List<RecordForm> bodies = new ArrayList<>();
  private final List<RecordForm> replies = new ArrayList<>();

  /** Its first version. */
  public Program(long seed) {
    random = new Random(seed);
    forms = new Forms(random);
    service = AwkwardNames.service(random);
    for (int i = 0; i < 3; i++) {
      addKind();
    }
  }

  private void addKind() {
    bodies.add(forms.body(AwkwardNames.text(random)));
    replies.add(forms.record(2));
  }

  /** Its next version. */
  public void evolve() {
    for (int i = 0; i < 5; i++) {
      forms.evolve();
    }
    if (random.nextInt(3) == 0) {
      addKind();
    }
  }

  /** What it says in one run, so many requests, events and replies each. */
  public Recording run(int times) {
    Conversation talk = new Conversation(service);
    for (int i = 0; i < times; i++) {
      int kind = random.nextInt(bodies.size());
      Message request = talk.request(bodies.get(kind).make(random, DEPTH));
      talk.reply(request, replies.get(kind).make(random, DEPTH));
      RecordForm event = bodies.get(random.nextInt(bodies.size()));
      talk.add(Call.CONNECTION_EVENT_HANDLER, 0, event.make(random, DEPTH));
    }
    RecordingInfo info =
        new RecordingInfo(
            "test",
            "Linux",
            "6",
            "x86_64",
            12,
            1,
            Bytes.utf8("/bin/program"),
            List.of(),
            Bytes.utf8("/"),
            1,
            2,
            true,
            OptionalLong.empty(),
            List.of(),
            Map.of());
    ConnectionInfo connection =
        new ConnectionInfo(1, Bytes.utf8(service), ConnectionInfo.Origin.CREATE, 0);
    return new Recording(info, List.of(connection), talk.messages(), List.of());
  }
}
