package io.xpctape.wire;

import io.xpctape.model.WireForm;

/** What the bytes of a message knew, as people read it. */
public final class WireText {
  private WireText() {}

  /** In one line: {@code RemoteXPC, id 3, flags always|data, no body, 7 zeros behind}. */
  public static String of(WireForm form) {
    StringBuilder text = new StringBuilder(form.framing().label());
    if (form.framing() == WireForm.Framing.REMOTE) {
      text.append(", id ").append(Long.toUnsignedString(form.id()));
      text.append(", flags ").append(RemoteFlag.names(form.flags()));
    }
    text.append(form.empty() ? ", no body" : "");
    text.append(form.exact().size() > 0 ? ", bytes kept as they are" : "");
    if (form.zeros() > 0) {
      text.append(", ").append(form.zeros()).append(" zeros behind");
    }
    return text.toString();
  }
}
