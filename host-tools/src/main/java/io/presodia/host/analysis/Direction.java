package io.presodia.host.analysis;

/** Which way the charge went. */
public enum Direction {
    /** Into the cell: current above 0. */
    CHARGE,
    /** Out of the cell: current below 0. */
    DISCHARGE;

    /** As files and people say it. */
    public String word() {
        return switch (this) {
            case CHARGE -> "charge";
            case DISCHARGE -> "discharge";
        };
    }
}
