/** Tests of the launcher script at the root, against a JDK and a Maven that only pretend. */
@NullMarked
package io.presodia.hil.launcher;

import org.jspecify.annotations.NullMarked;
