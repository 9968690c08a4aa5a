/**
 * What two schemas do not share. Each is first put down as a {@link
 * io.xpctape.schema.diff.SchemaOutline}: by what its recordings have shown or, where that was not
 * kept, by its ledger alone; then kinds are matched, and their places compared.
 */
@NullMarked
package io.xpctape.schema.diff;

import org.jspecify.annotations.NullMarked;
