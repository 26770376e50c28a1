package io.presodia.host.design;

import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.PhysicalConstants;
import java.util.Locale;

/** Refuses inputs that no cell can have. */
final class InputCheck {
    /** What a gram of sodium metal holds, mAh/g: no compound of sodium holds more. */
    static final double SODIUM_CAPACITY =
            PhysicalConstants.FARADAY_COULOMBS_PER_MOLE
                    / (3.6 * PhysicalConstants.SODIUM_GRAMS_PER_MOLE);

    /** The densest known host by mass, sodium-free: 2596 mAh/g of phosphorus to Na3P. */
    private static final double LARGEST_HOST_CAPACITY = 2600;

    /** Beyond this the first order no longer describes how an uncertainty propagates. */
    private static final double LARGEST_RELATIVE_SIGMA = 0.3;

    private static final double LARGEST_SURPLUS = 0.5;
    private static final double LARGEST_NP = 10;

    /** All that the paper's donor holds (equation 1) over what it gave (section 2.2). */
    private static final double LARGEST_UTILISATION = 575.3 / 511.7;

    private final DonorInputs in;

    private InputCheck(DonorInputs in) {
        this.in = in;
    }

    static void check(DonorInputs inputs) throws DesignRefusedException {
        InputCheck check = new InputCheck(inputs);
        check.cathode();
        check.efficiencies();
        check.donor();
        check.uncertainties();
        check.wishes();
    }

    private void cathode() throws DesignRefusedException {
        double charge = in.value(Input.CATHODE_FIRST_CHARGE);
        if (!(charge > 0 && charge < SODIUM_CAPACITY)) {
            throw refuse(
                    Input.CATHODE_FIRST_CHARGE,
                    String.format(
                            Locale.ROOT,
                            "must lie between 0 and the %.0f mAh/g of sodium metal: no cathode"
                                    + " holds more sodium than sodium",
                            SODIUM_CAPACITY));
        }
        double share = in.value(Input.ACTIVE_FRACTION);
        if (!(share > 0 && share <= 1)) {
            throw refuse(
                    Input.ACTIVE_FRACTION,
                    "must lie above 0 to 100 %: it is a part of the composite");
        }
        if (!(in.anodeCapacity() > 0 && in.anodeCapacity() <= LARGEST_HOST_CAPACITY)) {
            throw new DesignRefusedException(
                    "anode_capacity_mAh_g",
                    String.format(Locale.ROOT, "%s", in.anodeCapacity()),
                    String.format(
                            Locale.ROOT,
                            "must lie above 0 to %.0f mAh per gram of host: phosphorus holds the"
                                    + " most",
                            LARGEST_HOST_CAPACITY));
        }
    }

    private void efficiencies() throws DesignRefusedException {
        for (Input input : new Input[] {Input.CATHODE_EFFICIENCY, Input.ICE}) {
            double share = in.value(input);
            if (!(share > 0)) {
                throw refuse(
                        input,
                        "must be above 0 %: where no sodium comes back the cell is shorted or"
                                + " open, and no dose makes that good");
            }
            if (share > 1) {
                throw refuse(
                        input,
                        "must not exceed 100 %: more came back than went in, so sodium came from"
                                + " somewhere else or current leaked; measure again");
            }
        }
    }

    private void donor() throws DesignRefusedException {
        double capacity = in.value(Input.DONOR_CAPACITY);
        if (!(capacity < SODIUM_CAPACITY)) {
            throw refuse(
                    Input.DONOR_CAPACITY,
                    String.format(
                            Locale.ROOT,
                            "must be below the %.0f mAh/g of sodium metal: no compound holds more"
                                    + " sodium than sodium",
                            SODIUM_CAPACITY));
        }
        double utilisation = in.value(Input.DONOR_UTILISATION);
        if (!(utilisation > 0 && utilisation <= LARGEST_UTILISATION)) {
            throw refuse(
                    Input.DONOR_UTILISATION,
                    "must lie above 0 %, where the donor would give nothing, to 112.4 % of the"
                            + " measured capacity: the paper's donor gave 511.7 of the 575.3 mAh/g"
                            + " that it holds, and no donor gives more than it holds");
        }
        if (!(utilisation * capacity < SODIUM_CAPACITY)) {
            throw refuse(
                    Input.DONOR_UTILISATION,
                    String.format(
                            Locale.ROOT,
                            "of %.4g mAh/g is %.4g, which must be below the %.0f mAh/g of sodium"
                                    + " metal: more would leave less than nothing behind",
                            capacity,
                            utilisation * capacity,
                            SODIUM_CAPACITY));
        }
        double charge = in.value(Input.CATHODE_FIRST_CHARGE);
        if (!(utilisation * capacity > charge)) {
            throw refuse(
                    Input.DONOR_CAPACITY,
                    String.format(
                            Locale.ROOT,
                            "gives %.4g mAh/g inside the composite, no more than the cathode's"
                                    + " %.4g: such a donor is dead weight, as more cathode would"
                                    + " give as much and take it back",
                            utilisation * capacity,
                            charge));
        }
    }

    private void uncertainties() throws DesignRefusedException {
        for (Input input : Input.values()) {
            double sigma = in.sigma(input);
            if (!(sigma >= 0 && sigma <= LARGEST_RELATIVE_SIGMA * in.value(input))) {
                throw new DesignRefusedException(
                        input.key(),
                        shown(input)
                                + "±"
                                + String.format(Locale.ROOT, "%.4g", sigma * input.scale()),
                        "must have an uncertainty between 0 and 0.3 times itself: beyond, a dose computed"
                                + " from it says nothing");
            }
        }
    }

    private void wishes() throws DesignRefusedException {
        if (!(in.surplus() >= 0 && in.surplus() <= LARGEST_SURPLUS)) {
            throw new DesignRefusedException(
                    "surplus_percent",
                    String.format(Locale.ROOT, "%.4g", in.surplus() * 100),
                    "must lie in 0 to 50 %: less than nothing left over is a cell short of sodium,"
                            + " and more than half of the cathode is an anode full for nothing");
        }
        if (!(in.npRatio().value() > 0 && in.npRatio().value() <= LARGEST_NP)) {
            throw new DesignRefusedException(
                    "np_ratio",
                    String.format(Locale.ROOT, "%.4g", in.npRatio().value()),
                    "must lie in 1 to 10: below, sodium metal plates; above, the cell is all"
                            + " anode");
        }
    }

    /** Refuses a dose that the composite cannot take. */
    static void dose(String key, double wtPercentOnTop) throws DesignRefusedException {
        if (!(wtPercentOnTop >= 0 && wtPercentOnTop <= CellDesign.MAX_DONOR_WT_PERCENT)) {
            throw new DesignRefusedException(
                    key,
                    String.format(Locale.ROOT, "%.2f", wtPercentOnTop),
                    String.format(
                            Locale.ROOT,
                            "is no dose: a composite takes 0 to %.0f wt%% on top. Beyond, donor and"
                                    + " its insulating residue break up the paths of ions and"
                                    + " electrons, which the 1 to 5 wt%% of the paper leave alone; use"
                                    + " an anode that keeps less sodium, or put sodium into it first",
                            CellDesign.MAX_DONOR_WT_PERCENT));
        }
    }

    /** Refuses an anode that is too small for what cathode and donor give. */
    static void plating(DosePoint point, DonorInputs in) throws DesignRefusedException {
        double np = point.npWithDonor();
        if (!(np >= 1 - 1e-9)) {
            double over = point.firstCharge() * (1 - np);
            throw new DesignRefusedException(
                    in.npRatio().countsDonor() ? "np_ratio" : "np_ratio_cathode_only",
                    String.format(Locale.ROOT, "%.4g", in.npRatio().value()),
                    String.format(
                            Locale.ROOT,
                            "leaves an N/P of %.3f at %.2f wt%% donor: a full anode plates the"
                                    + " remaining %.1f mAh/g as sodium metal, which grows through the"
                                    + " separator; the anode must hold at least %.1f mAh per gram of"
                                    + " cathode, an N/P of %.2f on the cathode alone",
                            np,
                            point.wtPercentOnTop(),
                            over,
                            point.firstCharge(),
                            point.firstCharge() / in.value(Input.CATHODE_FIRST_CHARGE)));
        }
    }

    private DesignRefusedException refuse(Input input, String why) {
        return new DesignRefusedException(input.key(), shown(input), why);
    }

    private String shown(Input input) {
        return String.format(Locale.ROOT, "%.4g", in.value(input) * input.scale());
    }
}
