/** What runs on a laptop or a server. */
@NullMarked
package io.presodia.host;

import org.jspecify.annotations.NullMarked;
