package io.xpctape.description;

import io.xpctape.model.XpcValue;
import java.util.List;

/**
 * What was found in a text.
 *
 * @param values the objects described, in their order
 * @param complaints what was damaged or lost, one line each with line and column, both from 1
 */
public record Descriptions(List<XpcValue> values, List<String> complaints) {
  public Descriptions {
    values = List.copyOf(values);
    complaints = List.copyOf(complaints);
  }
}
