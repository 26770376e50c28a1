/** What a board is, and every way to be one. */
@NullMarked
package io.presodia.hal;

import org.jspecify.annotations.NullMarked;
