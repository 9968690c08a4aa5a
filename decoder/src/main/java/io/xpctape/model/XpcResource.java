package io.xpctape.model;

/**
 * A live resource of which only its description is known: an endpoint, a mach right, or an object
 * of a type that has no record of its own.
 *
 * @param kind {@link XpcKind#ENDPOINT}, one of the mach kinds, or {@link XpcKind#OTHER}
 * @param typeName as xpc_type_get_name gives it
 * @param description as xpc_copy_description gives it
 */
public record XpcResource(XpcKind kind, Bytes typeName, Bytes description) implements XpcValue {}
