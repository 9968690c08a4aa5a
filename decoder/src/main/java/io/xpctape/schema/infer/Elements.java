package io.xpctape.schema.infer;

import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of many arrays: place by place as long as all arrays are of one small length, so
 * that a tuple shows; all as one from the first other length on.
 */
final class Elements {
  /** Longer arrays are lists. */
  static final int MAX_POSITIONS = 8;

  private final int depth;
  private final List<Shape> positions = new ArrayList<>();
  private boolean seen;

  /** Not null once the arrays differ in length, or are long. */
  private @Nullable Shape all;

  /** All positions as one, once somebody asked. */
  private volatile @Nullable Shape merged;

  Elements(int depth) {
    this.depth = depth;
  }

  /** What several have seen as if it were in one place; see {@link Shape#of}. */
  static Elements of(List<Elements> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Elements sum = new Elements(1);
    sum.seen = true;
    List<Shape> first = parts.get(0).parts();
    if (parts.stream().allMatch(part -> !part.isList() && part.positions.size() == first.size())) {
      for (int i = 0; i < first.size(); i++) {
        int at = i;
        sum.positions.add(Shape.of(parts.stream().map(part -> part.positions.get(at)).toList()));
      }
    } else {
      sum.all = Shape.of(parts.stream().flatMap(part -> part.parts().stream()).toList());
    }
    return sum;
  }

  void add(List<XpcValue> array) {
    forget();
    if (fits(array.size())) {
      for (int i = 0; i < array.size(); i++) {
        positions.get(i).add(array.get(i));
      }
    } else {
      Shape list = asList();
      array.forEach(list::add);
    }
  }

  void merge(Elements other) {
    if (!other.seen) {
      return;
    }
    forget();
    if (other.all == null && fits(other.positions.size())) {
      for (int i = 0; i < positions.size(); i++) {
        positions.get(i).merge(other.positions.get(i));
      }
    } else {
      Shape list = asList();
      other.parts().forEach(list::merge);
    }
  }

  private void forget() {
    if (merged != null) {
      merged = null;
    }
  }

  private boolean fits(int length) {
    if (!seen && length <= MAX_POSITIONS) {
      for (int i = 0; i < length; i++) {
        positions.add(new Shape(depth));
      }
      seen = true;
    }
    return all == null && seen && length == positions.size();
  }

  private Shape asList() {
    Shape list = all;
    if (list == null) {
      list = new Shape(depth);
      positions.forEach(list::merge);
      positions.clear();
      all = list;
    }
    seen = true;
    return list;
  }

  private List<Shape> parts() {
    return all == null ? positions : List.of(all);
  }

  /** All elements as one. */
  Shape all() {
    if (all != null) {
      return all;
    }
    if (positions.size() == 1) {
      return positions.get(0);
    }
    Shape one = merged;
    if (one == null) {
      one = Shape.of(positions);
      merged = one;
    }
    return one;
  }

  /** Place by place; empty when they are one list. */
  List<Shape> positions() {
    return Collections.unmodifiableList(positions);
  }

  boolean isList() {
    return all != null;
  }

  /** What a saved one held. */
  static Elements restored(int depth, List<Shape> positions, @Nullable Shape all) {
    Elements elements = new Elements(depth);
    elements.positions.addAll(positions);
    elements.all = all;
    elements.seen = true;
    return elements;
  }
}
