package io.presodia.bench.estimators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on a 2013 Nissan Leaf pouch cell at 25 °C (10.5281/zenodo.2580327, MIT), its
 * currents through a thousandth. The files are not part of this project.
 */
final class MeasuredRecord {
    /** Pulses at ten states of charge, from empty to full and back. */
    static final String PULSES = "hppc-leaf-25C/cell-low-current-hppc-25c-2.csv";

    /** Four discharges at 1C. */
    static final String DISCHARGES = "hppc-leaf-25C/cell-discharge-bitrode-1c.csv";

    private static final String BESIDE = "shared/data";
    private static final double SCALE = 1e-3;

    /** Capacity of the pouch as its record counts it, 30.35 Ah; a thousandth of it. */
    static final double AMPERE_HOURS = SCALE * 30.35;

    private record Row(double seconds, double amperes, double volts) {}

    private final List<Row> rows;

    private MeasuredRecord(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * Where a record is: in that folder, or in shared/data beside the repository; null where it is
     * not.
     */
    static @Nullable Path find(@Nullable Path data, String name) {
        if (data != null) {
            Path file = data.resolve(name);
            return Files.exists(file) ? file : null;
        }
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            Path file = folder.resolveSibling(BESIDE).resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }

    /** Reads a record. */
    static MeasuredRecord read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split(",", -1);
            if (fields[0].equals("No")) {
                rows.add(
                        new Row(
                                Double.parseDouble(fields[1]),
                                SCALE * Double.parseDouble(fields[8]),
                                Double.parseDouble(fields[9])));
            }
        }
        return new MeasuredRecord(rows);
    }

    int size() {
        return rows.size();
    }

    /** When a row was written, s. */
    double seconds(int i) {
        return rows.get(i).seconds();
    }

    /** Current at that time, A. */
    double amperes(int i) {
        return rows.get(i).amperes();
    }

    double volts(int i) {
        return rows.get(i).volts();
    }

    /** Length of the step to a row, s: the first has none before it. */
    double length(int i) {
        return i == 0 ? 1 : seconds(i) - seconds(i - 1);
    }

    /**
     * Mean current of the step to a row, A: the record counts steps of a minute by the current at
     * both ends.
     */
    double meanAmperes(int i) {
        double now = amperes(i);
        boolean slow = i > 0 && length(i) > 30 && amperes(i - 1) != 0;
        return slow && now != 0 ? 0.5 * (now + amperes(i - 1)) : now;
    }
}
