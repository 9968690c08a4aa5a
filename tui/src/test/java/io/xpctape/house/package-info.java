/** Tests of the whole house: its rooms, their captions and what its README promises. */
@NullMarked
package io.xpctape.house;

import org.jspecify.annotations.NullMarked;
