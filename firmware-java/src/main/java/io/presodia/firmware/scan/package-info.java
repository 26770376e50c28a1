/** What one control loop saw and wants: immutable values passed between its stages. */
@NullMarked
package io.presodia.firmware.scan;

import org.jspecify.annotations.NullMarked;
