package io.xpctape.schema.diff;

import io.xpctape.schema.infer.KindRules;
import java.util.List;

/**
 * One schema as far as comparing goes.
 *
 * @param kinds in their order
 * @param rules how they are told apart
 * @param counted whether it goes by what recordings have shown; counts are 0 otherwise, and nothing
 *     is known of what is required, of ranges and of formats
 * @param recordings how many
 * @param messages how many, those without a kind too
 */
public record SchemaOutline(
    List<KindOutline> kinds, KindRules rules, boolean counted, long recordings, long messages) {
  public SchemaOutline {
    kinds = List.copyOf(kinds);
  }
}
