package io.xpctape.content.plist;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A decoded value.
 *
 * @param weight what it takes from a {@link Budget} whenever it is met
 * @param height how many values lie inside one another, itself counted
 */
record Node(XpcValue value, long weight, int height) {
  /** A value of a fixed size. */
  static Node leaf(XpcValue value, Budget budget) {
    return leaf(value, 0, budget);
  }

  static Node string(Bytes text, Budget budget) {
    return leaf(new XpcString(text), text.size(), budget);
  }

  static Node data(Bytes bytes, Budget budget) {
    return leaf(new XpcData(bytes), bytes.size(), budget);
  }

  /** An archive's reference, which is a dictionary of a number. */
  static Node uid(XpcValue reference, Budget budget) {
    int weight = 2 * Budget.VALUE + Scalars.UID.length();
    budget.spend(weight);
    return new Node(reference, weight, 2);
  }

  private static Node leaf(XpcValue value, long size, Budget budget) {
    budget.spend(Budget.VALUE + size);
    return new Node(value, Budget.VALUE + size, 1);
  }

  /** An array of values that have been counted. */
  static Node array(List<Node> nodes, Budget budget) {
    budget.spend(Budget.VALUE);
    List<XpcValue> values = new ArrayList<>(nodes.size());
    long weight = Budget.VALUE;
    int height = 0;
    for (Node node : nodes) {
      values.add(node.value);
      weight += node.weight;
      height = Math.max(height, node.height);
    }
    Budget.depth(height + 1);
    return new Node(new XpcArray(values), weight, height + 1);
  }

  /** A dictionary of values that have been counted under keys that have not. */
  static Node dictionary(List<Bytes> keys, List<Node> nodes, Budget budget) {
    budget.spend(Budget.VALUE);
    List<XpcDictionary.Entry> entries = new ArrayList<>(nodes.size());
    long weight = Budget.VALUE;
    int height = 0;
    for (int i = 0; i < nodes.size(); i++) {
      budget.spend(keys.get(i).size());
      entries.add(new XpcDictionary.Entry(keys.get(i), nodes.get(i).value));
      weight += keys.get(i).size() + nodes.get(i).weight;
      height = Math.max(height, nodes.get(i).height);
    }
    Budget.depth(height + 1);
    return new Node(new XpcDictionary(entries), weight, height + 1);
  }

  /** The same value once more. */
  Node again(Budget budget) {
    budget.spend(weight);
    return this;
  }
}
