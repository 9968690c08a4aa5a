/** Where a command's results go: the console, the files it writes, progress and exit statuses. */
@NullMarked
package io.xpctape.cli.out;

import org.jspecify.annotations.NullMarked;
