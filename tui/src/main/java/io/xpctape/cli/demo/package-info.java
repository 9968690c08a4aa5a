/**
 * The whole story on one page: two boots, one of them bad, and what tapes have to say about it. It
 * knows the fixtures and what they say; nothing else in the commands does.
 */
@NullMarked
package io.xpctape.cli.demo;

import org.jspecify.annotations.NullMarked;
