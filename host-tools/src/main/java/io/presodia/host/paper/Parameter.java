package io.presodia.host.paper;

import java.util.List;

/**
 * A constant of the virtual cell that was fitted.
 *
 * @param group what it belongs to
 * @param key its key in the material files
 * @param value as the files have it
 * @param unit its unit
 * @param materials the files that have it, the one it was fitted in first
 * @param reference what the file says it was fitted to
 * @param rows ids of the rows it was fitted to
 */
public record Parameter(
        Group group,
        String key,
        String value,
        String unit,
        List<String> materials,
        String reference,
        List<String> rows) {
    public Parameter {
        materials = List.copyOf(materials);
        rows = List.copyOf(rows);
    }

    /** What may be fitted, and how many constants at most. */
    public enum Group {
        /** The capacity rows of NaCrO2. */
        NCO("capacities of NaCrO2", 2),
        /** Kinetics of the donor at 1:2. */
        DONOR("kinetics of the donor 1:2", 5),
        /** Fade. */
        FADE("fade", 1),
        /** What NFM || Sn needs for its own rows. */
        NFM("NFM || Sn", 2),
        /** What Sb needs for its own row. */
        SB("Sb", 1),
        /** The other mixes of the donor. */
        MIXES("donor 1:3 and NPS alone", 2);

        private final String title;
        private final int most;

        Group(String title, int most) {
            this.title = title;
            this.most = most;
        }

        /** For people. */
        public String title() {
            return title;
        }

        /** How many constants may be fitted. */
        public int most() {
            return most;
        }
    }
}
