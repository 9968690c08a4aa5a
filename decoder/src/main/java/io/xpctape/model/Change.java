package io.xpctape.model;

import java.util.List;

/**
 * What a plan did to a message on its way out.
 *
 * @param rules indexes of the plan's rules that matched, from 0
 * @param inPlace the reply object itself was changed
 * @param refused why an edit was not made
 */
public record Change(List<Integer> rules, boolean inPlace, List<String> refused) {
  public Change {
    rules = List.copyOf(rules);
    refused = List.copyOf(refused);
  }
}
