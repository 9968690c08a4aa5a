/**
 * Schemas that nobody published: what they are made of is in the packages below, one stage each;
 * here they come together as {@link io.xpctape.schema.InferredSchema}, on disk a folder.
 */
@NullMarked
package io.xpctape.schema;

import org.jspecify.annotations.NullMarked;
