/**
 * Between the model and its protobuf form: {@link io.xpctape.proto.Values}, {@link
 * io.xpctape.proto.Envelopes} and {@link io.xpctape.proto.Headers} both ways, and {@link
 * io.xpctape.proto.ValueReader} for bytes of unknown origin; {@link io.xpctape.proto.TextFile} for
 * files that people may read. The generated classes lie in the package below.
 */
@NullMarked
package io.xpctape.proto;

import org.jspecify.annotations.NullMarked;
