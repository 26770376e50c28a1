/** What a run may be trusted with: refusals, limits, the safe state, ownership, the journal. */
@NullMarked
package io.presodia.hil.trust;

import org.jspecify.annotations.NullMarked;
