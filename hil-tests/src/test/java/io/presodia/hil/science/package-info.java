/**
 * The paper's measurements beside cycling, made through the whole firmware on the virtual bench.
 */
@NullMarked
package io.presodia.hil.science;

import org.jspecify.annotations.NullMarked;
