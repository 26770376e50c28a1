/** Benchmarks, of single kernels and of whole processes. */
@NullMarked
package io.presodia.bench;

import org.jspecify.annotations.NullMarked;
