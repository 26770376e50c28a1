package io.presodia.config;

import io.presodia.hal.cell.Source;

/**
 * Where one value of a material or cell comes from, for tables of sources.
 *
 * @param file the file as the user named it, or the built-in resource
 * @param line line of the value
 * @param path key path, such as {@code stage_1.capacity}
 * @param value the value as written; the number of points for a table
 * @param unit its unit
 * @param source how far it may be trusted, and the reference
 */
public record Provenance(
        String file, int line, String path, String value, String unit, Source source) {}
