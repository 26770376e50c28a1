/** Limits in three tiers, shared by protocol files and the supervisor. */
@NullMarked
package io.presodia.hal.limit;

import org.jspecify.annotations.NullMarked;
