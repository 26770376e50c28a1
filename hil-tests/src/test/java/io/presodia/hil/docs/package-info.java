/** Tests that the documents speak of what exists. */
@NullMarked
package io.presodia.hil.docs;

import org.jspecify.annotations.NullMarked;
