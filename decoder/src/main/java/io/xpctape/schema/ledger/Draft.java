package io.xpctape.schema.ledger;

import io.xpctape.proto.v1.EnumEntry;
import io.xpctape.proto.v1.MessageEntry;
import java.util.Map;

/**
 * What the messages of a growing ledger share.
 *
 * @param choice which fields to add
 * @param types which messages stand for which types; new ones are told there
 * @param messages all messages by their names
 * @param enums all enums by their names
 */
record Draft(
    TypeChoice choice,
    TypeNames types,
    Map<String, MessageEntry.Builder> messages,
    Map<String, EnumEntry.Builder> enums) {}
