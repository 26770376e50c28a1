package io.presodia.host.design;

/**
 * The donor that makes a cell whole. Charging extracts Q_c from the cathode and Q_A from the donor;
 * the anode keeps the share 1 - ICE of both for good, and the cathode can take back eta_c Q_c, of
 * which the share e is wanted on top as a reserve:
 *
 * <pre>(Q_c + Q_A) ICE = eta_c Q_c (1 + e),  Q_A = w u q_A / x
 * w = x Q_c [eta_c (1 + e)/ICE - 1] / (u q_A)</pre>
 *
 * with w the mass of donor over that of the composite without it (paper section 2.5: a standard
 * calculation for any pair; derivation in docs/donor-design.md). It holds where the ICE was
 * measured without donor and limited by the anode, and where what the anode keeps is in proportion
 * to what it is given, as the constant ICE of the paper's figure S8 says.
 */
final class DonorNeed {
    private DonorNeed() {}

    /** Donor mass over composite mass without donor; negative where sodium is left over anyway. */
    static double share(DonorInputs in) {
        return in.value(Input.ACTIVE_FRACTION)
                * in.value(Input.CATHODE_FIRST_CHARGE)
                * lack(in)
                / (in.value(Input.DONOR_UTILISATION) * in.value(Input.DONOR_CAPACITY));
    }

    /** Charge the donor has to give over the first charge of the cathode. */
    private static double lack(DonorInputs in) {
        return in.value(Input.CATHODE_EFFICIENCY) * (1 + in.surplus()) / in.value(Input.ICE) - 1;
    }

    /** Partial derivative of {@link #share} by an input. */
    static double derivative(DonorInputs in, Input input) {
        double w = share(in);
        double value = in.value(input);
        return switch (input) {
            case CATHODE_FIRST_CHARGE, ACTIVE_FRACTION -> w / value;
            case DONOR_CAPACITY, DONOR_UTILISATION -> -w / value;
            case CATHODE_EFFICIENCY -> perLack(in) * (1 + in.surplus()) / in.value(Input.ICE);
            case ICE ->
                    -perLack(in)
                            * in.value(Input.CATHODE_EFFICIENCY)
                            * (1 + in.surplus())
                            / (value * value);
        };
    }

    private static double perLack(DonorInputs in) {
        return in.value(Input.ACTIVE_FRACTION)
                * in.value(Input.CATHODE_FIRST_CHARGE)
                / (in.value(Input.DONOR_UTILISATION) * in.value(Input.DONOR_CAPACITY));
    }

    /** Standard uncertainty of {@link #share}, first order, inputs independent. */
    static double sigma(DonorInputs in) {
        double sum = 0;
        for (Input input : Input.values()) {
            double part = derivative(in, input) * in.sigma(input);
            sum += part * part;
        }
        return Math.sqrt(sum);
    }
}
