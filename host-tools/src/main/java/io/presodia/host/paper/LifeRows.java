package io.presodia.host.paper;

import static io.presodia.host.paper.RowMaker.row;

import java.util.ArrayList;
import java.util.List;

/** 300 cycles at 0.5C: figures 4e and S11d to f. */
final class LifeRows {
    private static final Tolerance MORE_THAN_90 =
            new Tolerance.Between(
                    85,
                    100,
                    "the paper says more than 90 %; a fade law known from one number is honest to 5"
                            + " points");

    private final Measured measured;

    LifeRows(Measured measured) {
        this.measured = measured;
    }

    List<PaperRow> rows() {
        List<PaperRow> rows = new ArrayList<>();
        rows.add(
                row(
                                "life-nco-sn-0wt",
                                "NCO || Sn, 0 wt%: retention over 300 cycles",
                                "%",
                                80.5,
                                "4e")
                        .within(Tolerance.ofFit())
                        .simulated(measured.retentionPercent("nco-sn-0wt")));
        rows.add(
                row(
                                "life-nco-sn-3wt",
                                "NCO || Sn, 3 wt%: retention over 300 cycles",
                                "%",
                                90.4,
                                "4e")
                        .note(
                                "honest range 85 to 90 %: another law of fade with the same"
                                        + " calibration gives 85, no drift of the separator 89")
                        .simulated(measured.retentionPercent("nco-sn-3wt")));
        for (String cell : List.of("nfm-sn-3wt", "nco-sb-5wt", "nfm-sb-5wt")) {
            String pair =
                    cell.substring(0, 3).toUpperCase(java.util.Locale.ROOT)
                            + (cell.contains("sn") ? " || Sn, 3 wt%" : " || Sb, 5 wt%");
            rows.add(
                    row("life-" + cell, pair + ": retention over 300 cycles", "%", 90, "S11")
                            .within(MORE_THAN_90)
                            .note("with the fade of NCO || Sn")
                            .simulated(measured.retentionPercent(cell)));
        }
        return rows;
    }
}
