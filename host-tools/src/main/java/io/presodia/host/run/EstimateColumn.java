package io.presodia.host.run;

import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.journal.EstimateRow;
import io.presodia.host.format.BdfTable;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Estimates as columns: beside those of the format, because it has none for them. Each is followed
 * by its standard deviation.
 */
public enum EstimateColumn {
    /** State of charge, 0 to 1. */
    EST_SOC("", EstimateRow::soc),
    /** Donor sodium given: share of all its active sodium, Na2S and NPS, that is out, 0 to 1. */
    EST_DONOR_DEPLETION("", EstimateRow::donorDepletion),
    /** Donor depletion: share of its Na2S that is out, 0 to 1. */
    EST_NA2S_DEPLETION("", EstimateRow::na2sDepletion),
    /** All of its Na2S. */
    EST_NA2S("_mAh_g", EstimateRow::na2sCapacity),
    /** Vacancies of the cathode less mobile sodium. */
    EST_SODIUM_DEFICIT("_mAh_g", EstimateRow::sodiumDeficit),
    /** Sodium in the anode for good. */
    EST_SODIUM_TRAPPED("_mAh_g", EstimateRow::sodiumTrapped),
    /** Reversible capacity of the cathode. */
    EST_CATHODE_CAPACITY("_mAh_g", EstimateRow::cathodeCapacity),
    /** Resistance at 25 °C. */
    EST_RESISTANCE_25("_ohm", EstimateRow::ohmsAt25);

    /**
     * Header of the probability that sodium and not the cathode ends a discharge, 0 to 1: the anode
     * then limits. It has no standard deviation.
     */
    public static final String SODIUM_LIMITED = "est_sodium_limited";

    private final String unit;

    // A method reference, which nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<EstimateRow, Estimated> of;

    EstimateColumn(String unit, Function<EstimateRow, Estimated> of) {
        this.unit = unit;
        this.of = of;
    }

    /** Header of the values. */
    public String header() {
        return name().toLowerCase(Locale.ROOT) + unit;
    }

    /** Header of the standard deviations. */
    public String sigmaHeader() {
        return name().toLowerCase(Locale.ROOT) + "_sigma" + unit;
    }

    /** The estimate in a row; unknown where there is none. */
    public Estimated of(@Nullable EstimateRow row) {
        return row == null ? Estimated.UNKNOWN : of.apply(row);
    }

    /** One value a row of a run; NaN where there is none. */
    public double[] values(RunData run) {
        double[] values = new double[run.size()];
        Arrays.setAll(values, i -> of(run.estimates()[i]).value());
        return values;
    }

    /** One standard deviation a row of a run; NaN where there is none. */
    public double[] sigmas(RunData run) {
        double[] sigmas = new double[run.size()];
        Arrays.setAll(
                sigmas,
                i -> {
                    Estimated now = of(run.estimates()[i]);
                    return now.known() ? now.sigma() : Double.NaN;
                });
        return sigmas;
    }

    /** Adds those of which the run has any value. */
    static void addTo(BdfTable table, RunData run) {
        if (run.lastEstimate() == null) {
            return;
        }
        for (EstimateColumn column : values()) {
            table.withExtra(column.header(), column.values(run));
            table.withExtra(column.sigmaHeader(), column.sigmas(run));
        }
        double[] limited = new double[run.size()];
        Arrays.setAll(
                limited,
                i -> {
                    EstimateRow row = run.estimates()[i];
                    return row == null ? Double.NaN : row.sodiumLimited();
                });
        table.withExtra(SODIUM_LIMITED, limited);
    }
}
