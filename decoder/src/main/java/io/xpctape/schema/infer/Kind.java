package io.xpctape.schema.infer;

/**
 * Messages that mean the same.
 *
 * @param group what their envelopes have in common
 * @param label what tells them from others of the group: the discriminator's value, the request's
 *     for a reply, or the name of a cluster of key sets; empty where the group is all of one kind
 */
public record Kind(Group group, String label) implements Comparable<Kind> {
  @Override
  public int compareTo(Kind other) {
    int byGroup = group.compareTo(other.group);
    return byGroup != 0 ? byGroup : label.compareTo(other.label);
  }
}
