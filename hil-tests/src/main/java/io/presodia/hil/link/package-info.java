/** Bad networks between two parties on one machine: loss, repetition, disorder, NAT, silence. */
@NullMarked
package io.presodia.hil.link;

import org.jspecify.annotations.NullMarked;
