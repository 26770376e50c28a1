/** The command line: verbs, what people read, what programs read. */
@NullMarked
package io.presodia.host.cli;

import org.jspecify.annotations.NullMarked;
