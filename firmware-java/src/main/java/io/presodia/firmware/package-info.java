/** What runs on the controller. */
@NullMarked
package io.presodia.firmware;

import org.jspecify.annotations.NullMarked;
