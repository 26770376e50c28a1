/**
 * What a run says: cycle tables, differential capacity and its peaks, the signature of the
 * presodiation agent, resistances. Pure functions over {@link io.presodia.host.run.RunData}; what
 * was not measured is null or NaN, never zero.
 */
@NullMarked
package io.presodia.host.analysis;

import org.jspecify.annotations.NullMarked;
