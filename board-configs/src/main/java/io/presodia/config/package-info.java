/** Loads boards, materials, cells, protocols and calibrations from YAML with positions. */
@NullMarked
package io.presodia.config;

import org.jspecify.annotations.NullMarked;
