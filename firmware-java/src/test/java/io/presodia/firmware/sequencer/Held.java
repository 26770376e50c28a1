package io.presodia.firmware.sequencer;

import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.DonorEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.firmware.estimate.SocEstimate;

/** Estimates for tests. */
final class Held {
    /** A filter runs. */
    private static final SocEstimate INSIDE =
            new SocEstimate(
                    Estimated.UNKNOWN,
                    Estimated.UNKNOWN,
                    Estimated.UNKNOWN,
                    Estimated.UNKNOWN,
                    Estimated.UNKNOWN,
                    Estimated.UNKNOWN,
                    0.5);

    private Held() {}

    /** What a first charge says, no filter running yet. */
    static CellEstimate firstCharge(Estimated soc, Estimated deficit, DonorEstimate.Basis basis) {
        return new CellEstimate(
                soc, donor(0.5, 0.02, 30, 2, basis), null, deficit, Estimated.UNKNOWN);
    }

    static CellEstimate soc(double value, double sigma) {
        return new CellEstimate(
                new Estimated(value, sigma),
                donor(0, 0.02, 30, 2, DonorEstimate.Basis.DESIGN),
                INSIDE,
                Estimated.UNKNOWN,
                Estimated.UNKNOWN);
    }

    static CellEstimate deficit(double value, double sigma) {
        return new CellEstimate(
                Estimated.UNKNOWN,
                donor(0, 0.02, 30, 2, DonorEstimate.Basis.DESIGN),
                INSIDE,
                new Estimated(value, sigma),
                Estimated.UNKNOWN);
    }

    static CellEstimate depletion(
            double share, double sigma, double capacity, double capacitySigma) {
        return depletion(share, sigma, capacity, capacitySigma, DonorEstimate.Basis.FIRST_CHARGE);
    }

    static CellEstimate depletion(
            double share,
            double sigma,
            double capacity,
            double capacitySigma,
            DonorEstimate.Basis basis) {
        return new CellEstimate(
                Estimated.UNKNOWN,
                donor(share, sigma, capacity, capacitySigma, basis),
                null,
                Estimated.UNKNOWN,
                Estimated.UNKNOWN);
    }

    private static DonorEstimate donor(
            double share,
            double sigma,
            double capacity,
            double capacitySigma,
            DonorEstimate.Basis basis) {
        return new DonorEstimate(
                new Estimated(share, sigma),
                new Estimated(capacity, capacitySigma),
                new Estimated(share, sigma),
                Estimated.UNKNOWN,
                1,
                basis);
    }
}
