/**
 * Benchmarks, of single kernels and of whole processes. Not null-marked: JMH fills the state in.
 */
@NullUnmarked
package io.presodia.bench;

import org.jspecify.annotations.NullUnmarked;
