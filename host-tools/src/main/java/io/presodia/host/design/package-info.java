/**
 * The donor calculator: how much sacrificial donor a cell needs, how sure that is, what it costs,
 * and whether a virtual cell built that way agrees.
 */
@NullMarked
package io.presodia.host.design;

import org.jspecify.annotations.NullMarked;
