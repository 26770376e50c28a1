/**
 * The JUnit 5 extension: benches and cells by annotation, faults and expectations in the words of
 * the bench.
 */
@NullMarked
package io.presodia.hil.junit;

import org.jspecify.annotations.NullMarked;
