/**
 * The proofs of the fault table: each row is tripped by its scenario in its documented time and not
 * by its near miss, and runs without faults trip nothing.
 */
@NullMarked
package io.presodia.hil.table;

import org.jspecify.annotations.NullMarked;
