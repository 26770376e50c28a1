/** Tests of the seeded campaign: it holds, and it would tell. */
@NullMarked
package io.presodia.hil.campaign;

import org.jspecify.annotations.NullMarked;
