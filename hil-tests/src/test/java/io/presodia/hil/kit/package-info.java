/** Tests of the HIL kit: words, scenarios, verb, campaign, and a project of somebody else's. */
@NullMarked
package io.presodia.hil.kit;

import org.jspecify.annotations.NullMarked;
