package io.presodia.bench.estimators;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.hal.cell.CellDesign;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The cell file of the measured cell: another chemistry in this project's own form. It belongs to
 * the benchmark and is none of the built-in ones.
 */
final class MeasuredCell {
    private static final String CELL = "leaf-pouch.yaml";
    private static final List<String> FILES =
            List.of(CELL, "leaf-lmo-lno.yaml", "graphite-excess.yaml", "leaf-electrolyte.yaml");

    private MeasuredCell() {}

    /** A thousandth of a 2013 Nissan Leaf pouch cell. */
    static CellDesign leaf() throws IOException, ConfigException {
        Path folder = Files.createTempDirectory("presodia-measured");
        try {
            for (String file : FILES) {
                try (InputStream in = MeasuredCell.class.getResourceAsStream("/measured/" + file)) {
                    if (in == null) {
                        throw new FileNotFoundException("measured/" + file);
                    }
                    Files.copy(in, folder.resolve(file));
                }
            }
            return new Catalogue().cell(folder.resolve(CELL).toString()).value();
        } finally {
            for (String file : FILES) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.delete(folder);
        }
    }
}
