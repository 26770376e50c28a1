package io.presodia.firmware.sequencer;

import io.presodia.firmware.estimate.DonorEstimate;
import java.util.Locale;

/**
 * What shows that a donor is spent.
 *
 * @param milliampereHoursPerGram charge of the activation so far, mAh per gram of cathode
 * @param donor the fit of the charge so far
 * @param volts under current, before the probe, V
 * @param slowOhms resistance that answers between 1 s and the end of the probe, ohm
 * @param mostSlowOhms the largest of the activation, ohm
 * @param probe number of the probe, from 1
 */
public record DonorEnd(
        double milliampereHoursPerGram,
        DonorEstimate donor,
        double volts,
        double slowOhms,
        double mostSlowOhms,
        int probe) {
    /** One line for people. */
    String text() {
        return String.format(
                Locale.ROOT,
                "the donor is spent: depletion %.3f ± %.3f of %.1f ± %.1f mAh/g after %.1f mAh/g, at"
                        + " %.3f V; slow resistance %.0f Ω of at most %.0f Ω at probe %d",
                donor.na2sDepletion().value(),
                donor.na2sDepletion().sigma(),
                donor.na2sMilliampereHoursPerGram().value(),
                donor.na2sMilliampereHoursPerGram().sigma(),
                milliampereHoursPerGram,
                volts,
                slowOhms,
                mostSlowOhms,
                probe);
    }

    /** All of it as one JSON object. */
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"charge_mAh_g\":%.4f,\"depletion\":%.5f,\"depletion_sigma\":%.5f,"
                        + "\"capacity_mAh_g\":%.4f,\"capacity_sigma_mAh_g\":%.4f,"
                        + "\"voltage_V\":%.5f,\"slow_ohm\":%.3f,\"most_slow_ohm\":%.3f,\"probe\":%d}",
                milliampereHoursPerGram,
                donor.na2sDepletion().value(),
                donor.na2sDepletion().sigma(),
                donor.na2sMilliampereHoursPerGram().value(),
                donor.na2sMilliampereHoursPerGram().sigma(),
                volts,
                slowOhms,
                mostSlowOhms,
                probe);
    }
}
