/** The rules of the house as tests: who may see whom, and how a source file looks. */
@NullMarked
package io.presodia.hil.arch;

import org.jspecify.annotations.NullMarked;
