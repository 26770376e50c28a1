/** Materials and pure functions of a cell, shared by the virtual cell and the estimators. */
@NullMarked
package io.presodia.hal.cell;

import org.jspecify.annotations.NullMarked;
