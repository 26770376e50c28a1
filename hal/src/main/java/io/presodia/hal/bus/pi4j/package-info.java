/**
 * The ports of a board over Pi4J 4: the only package that knows Pi4J. Its providers come from
 * outside.
 */
@NullMarked
package io.presodia.hal.bus.pi4j;

import org.jspecify.annotations.NullMarked;
