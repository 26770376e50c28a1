package io.presodia.host.run;

import java.nio.file.Path;

/**
 * The files of a run folder.
 *
 * @param folder the folder
 */
public record RunFolder(Path folder) {
    /** Every sample, event and checkpoint. */
    public Path journal() {
        return folder.resolve("journal.db");
    }

    /** The samples in Battery Data Format, as text. */
    public Path bdfCsv() {
        return folder.resolve("data.bdf.csv");
    }

    /** The samples in Battery Data Format, as Parquet. */
    public Path bdfParquet() {
        return folder.resolve("data.bdf.parquet");
    }

    /** What the samples are of. */
    public Path metadata() {
        return folder.resolve("data.bdf.metadata.json");
    }

    /** The events. */
    public Path eventsCsv() {
        return folder.resolve("events.csv");
    }

    /** The result, for programs. */
    public Path summary() {
        return folder.resolve("summary.json");
    }

    /** The result, for people. */
    public Path report() {
        return folder.resolve("report.html");
    }

    /** The plot of this name. */
    public Path plot(String name) {
        return folder.resolve(name + ".png");
    }

    /** The spectra that the run's protocol asked for, one file each. */
    public Path spectra() {
        return folder.resolve("spectra");
    }

    /** The exact files that went into the run. */
    public Path inputs() {
        return folder.resolve("inputs");
    }
}
