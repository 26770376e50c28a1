package io.presodia.host.paper;

import java.util.Locale;

/** What the agreement of a row is worth. */
public enum Status {
    /** A constant of the virtual cell was chosen so that this row comes out. */
    CALIBRATED,
    /** Nothing was chosen for this row. */
    PREDICTED,
    /** The paper's value went into the virtual cell and is measured back. */
    INPUT;

    /** As documents say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
