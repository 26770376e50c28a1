/** One analysis of one run or file, as {@code presodia analyze} shows it: document, text, plot. */
@NullMarked
package io.presodia.host.analyze;

import org.jspecify.annotations.NullMarked;
