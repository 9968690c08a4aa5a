/**
 * What messages have in common: their kinds, and the shape of each kind's values. It learns from
 * messages alone and knows nothing of protobuf, of numbers or of files.
 */
@NullMarked
package io.xpctape.schema.infer;

import org.jspecify.annotations.NullMarked;
