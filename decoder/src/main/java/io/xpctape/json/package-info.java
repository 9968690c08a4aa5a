/**
 * Values and messages as JSON, exact both ways: a message is one object on one line. String, bool,
 * null, array and dictionary are themselves; everything else is an object with one tag, as in
 * {@code {"$uint64":"2048"}}. A key that begins with {@code $} has it doubled; a dictionary with
 * repeated or non-UTF-8 keys is {@code {"$entries":[[key,value],…]}}. Beside {@code $data} may
 * stand {@code $form} and {@code $plist} or {@code $message}: what the bytes say, for those who
 * look. Readers skip it.
 */
@NullMarked
package io.xpctape.json;

import org.jspecify.annotations.NullMarked;
