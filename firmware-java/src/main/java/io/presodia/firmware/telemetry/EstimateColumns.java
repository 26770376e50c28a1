package io.presodia.firmware.telemetry;

import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.journal.EstimateRow;
import org.jspecify.annotations.Nullable;

/** The estimates of a row as columns, and back. */
final class EstimateColumns {
    private EstimateColumns() {}

    static void put(ColumnValues values, EstimateRow row) {
        put(values, Column.SOC, Column.SOC_SIGMA, row.soc());
        put(values, Column.DONOR_DEPLETION, Column.DONOR_DEPLETION_SIGMA, row.donorDepletion());
        put(
                values,
                Column.SODIUM_INVENTORY,
                Column.SODIUM_INVENTORY_SIGMA,
                SodiumInventory.of(row));
        put(values, Column.NA2S_DEPLETION, Column.NA2S_DEPLETION_SIGMA, row.na2sDepletion());
        put(values, Column.NA2S_CAPACITY, Column.NA2S_CAPACITY_SIGMA, row.na2sCapacity());
        put(values, Column.SODIUM_DEFICIT, Column.SODIUM_DEFICIT_SIGMA, row.sodiumDeficit());
        put(values, Column.SODIUM_TRAPPED, Column.SODIUM_TRAPPED_SIGMA, row.sodiumTrapped());
        put(values, Column.CATHODE_CAPACITY, Column.CATHODE_CAPACITY_SIGMA, row.cathodeCapacity());
        put(values, Column.OHMS_AT_25, Column.OHMS_AT_25_SIGMA, row.ohmsAt25());
        values.set(Column.SODIUM_LIMITED, row.sodiumLimited());
    }

    /** A sigma that is infinite has no steps: it is missing, and comes back as infinite. */
    private static void put(ColumnValues values, Column value, Column sigma, Estimated of) {
        values.set(value, of.value());
        values.set(sigma, of.known() ? of.sigma() : Double.NaN);
    }

    /** Null where nothing was held for true. */
    static @Nullable EstimateRow row(TelemetryRow.Sample row) {
        EstimateRow estimate =
                new EstimateRow(
                        get(row, Column.SOC, Column.SOC_SIGMA),
                        get(row, Column.DONOR_DEPLETION, Column.DONOR_DEPLETION_SIGMA),
                        get(row, Column.NA2S_DEPLETION, Column.NA2S_DEPLETION_SIGMA),
                        get(row, Column.NA2S_CAPACITY, Column.NA2S_CAPACITY_SIGMA),
                        get(row, Column.SODIUM_DEFICIT, Column.SODIUM_DEFICIT_SIGMA),
                        get(row, Column.SODIUM_TRAPPED, Column.SODIUM_TRAPPED_SIGMA),
                        get(row, Column.CATHODE_CAPACITY, Column.CATHODE_CAPACITY_SIGMA),
                        get(row, Column.OHMS_AT_25, Column.OHMS_AT_25_SIGMA),
                        row.value(Column.SODIUM_LIMITED));
        boolean any =
                estimate.soc().known()
                        || estimate.donorDepletion().known()
                        || estimate.sodiumDeficit().known();
        return any ? estimate : null;
    }

    private static Estimated get(TelemetryRow.Sample row, Column value, Column sigma) {
        double known = row.value(value);
        double deviation = row.value(sigma);
        return Double.isNaN(known)
                ? Estimated.UNKNOWN
                : new Estimated(
                        known, Double.isNaN(deviation) ? Double.POSITIVE_INFINITY : deviation);
    }
}
