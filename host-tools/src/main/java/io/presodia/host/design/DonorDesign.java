package io.presodia.host.design;

import io.presodia.hal.cell.CellDesign;
import io.presodia.host.run.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How much donor a cell needs, and what any dose does. Doses are wt% on top of the composite: donor
 * mass over composite mass without donor.
 */
public final class DonorDesign {
    private static final double PERCENT = 100;
    private static final double CLOSE_WT_PERCENT = 1e-9;

    private final DonorInputs inputs;
    private final FirstCycleModel model;
    private final double balance;
    private final double sigma;

    private DonorDesign(DonorInputs inputs) {
        this.inputs = inputs;
        this.model = new FirstCycleModel(inputs);
        this.balance = DonorNeed.share(inputs) * PERCENT;
        this.sigma = DonorNeed.sigma(inputs) * PERCENT;
    }

    /**
     * The design for these inputs.
     *
     * @throws DesignRefusedException when no cell can have the inputs, or none could be built
     */
    public static DonorDesign of(DonorInputs inputs) throws DesignRefusedException {
        InputCheck.check(inputs);
        DonorDesign design = new DonorDesign(inputs);
        InputCheck.dose("donor_wt_percent", design.needed().value());
        InputCheck.plating(design.at(design.needed().value()), inputs);
        return design;
    }

    /** What it rests on. */
    public DonorInputs inputs() {
        return inputs;
    }

    /** The dose that makes the cell whole, 0 where none is needed; with its uncertainty. */
    public Uncertain needed() {
        return new Uncertain(Math.max(0, balance), sigma);
    }

    /** The dose that balances sodium; negative where sodium is left over without donor. */
    public double balanceWtPercent() {
        return balance;
    }

    /** The dose from which on the cathode limits: the one needed without surplus; 0 or more. */
    public double kinkWtPercent() {
        return Math.max(0, DonorNeed.share(inputs.withSurplus(0)) * PERCENT);
    }

    /**
     * The dose that leaves at least the wanted surplus with a probability, uncertain inputs
     * considered: without surplus, that leaves the cathode as what limits; 0 where no donor does
     * already, empty where no dose does that a composite can take.
     *
     * @param probability inside 0 to 1
     */
    public OptionalDouble withConfidence(double probability) {
        if (model.enough(0) >= probability) {
            return OptionalDouble.of(0);
        }
        double low = 0;
        double high = CellDesign.MAX_DONOR_WT_PERCENT;
        if (model.enough(high) < probability) {
            return OptionalDouble.empty();
        }
        while (high - low > CLOSE_WT_PERCENT) {
            double middle = 0.5 * (low + high);
            if (model.enough(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalDouble.of(high);
    }

    /** What a dose does, wt% on top. */
    public DosePoint at(double wtPercentOnTop) {
        return model.at(wtPercentOnTop);
    }

    /**
     * What a dose does, where it is one that the cell can take.
     *
     * @param key what to name it by where it is refused
     * @throws DesignRefusedException when composite or anode cannot take it
     */
    public DosePoint checkedAt(String key, double wtPercentOnTop) throws DesignRefusedException {
        InputCheck.dose(key, wtPercentOnTop);
        DosePoint point = model.at(wtPercentOnTop);
        InputCheck.plating(point, inputs);
        return point;
    }

    /** What one input contributes to the uncertainty of the dose, wt%. */
    public double contribution(Input input) {
        return Math.abs(DonorNeed.derivative(inputs, input)) * inputs.sigma(input) * PERCENT;
    }

    /** How the dose answers to an input: wt% per unit that people see (per point of percent). */
    public double sensitivity(Input input) {
        return DonorNeed.derivative(inputs, input) * PERCENT / input.scale();
    }

    /** Discharge capacity that a wt% of donor buys as long as the anode limits, mAh/g per wt%. */
    public double gainPerWtPercent() {
        return inputs.value(Input.ICE)
                * inputs.value(Input.DONOR_UTILISATION)
                * inputs.value(Input.DONOR_CAPACITY)
                / (inputs.value(Input.ACTIVE_FRACTION) * PERCENT);
    }

    /** How a dose compares with the one needed. */
    public Verdict judge(double wtPercentOnTop) {
        double over = wtPercentOnTop - balance;
        if (Math.abs(over) <= sigma) {
            return Verdict.MATCHES;
        }
        return over < 0 ? Verdict.SHORT : Verdict.OVERDOSED;
    }

    /** Doses from 0 to well beyond the one needed, with the kink among them. */
    public List<DosePoint> curve() {
        int steps = 60;
        double top =
                Math.min(
                        CellDesign.MAX_DONOR_WT_PERCENT,
                        Math.ceil(Math.max(1, 1.6 * needed().value() + sigma)));
        double kink = kinkWtPercent();
        List<DosePoint> points = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            double dose = top * i / steps;
            if (kink > dose - top / steps && kink < dose) {
                points.add(at(kink));
            }
            points.add(at(dose));
        }
        return points;
    }

    /** Why this dose, in a sentence. */
    public String explanation() {
        double ice = inputs.value(Input.ICE) * PERCENT;
        double own = inputs.value(Input.CATHODE_EFFICIENCY) * PERCENT;
        if (balance <= 0) {
            return String.format(
                    Locale.ROOT,
                    "no donor is needed: an ICE of %.1f %% is not below the %.1f %% that the"
                            + " cathode can take back%s, so the anode returns all the sodium the"
                            + " cathode has room for; more would stay in the anode. An ICE above the"
                            + " cathode's own cannot come from the anode: check both measurements",
                    ice,
                    own * (1 + inputs.surplus()),
                    inputs.surplus() > 0 ? " with the surplus" : "");
        }
        DosePoint bare = at(0);
        return String.format(
                Locale.ROOT,
                "the anode keeps %.1f %% of what it is given, while the cathode could take back"
                        + " %.1f %% of its own charge: of %.1f mAh/g only %.1f return",
                PERCENT - ice,
                own,
                bare.firstCharge(),
                bare.discharge());
    }

    /** How a dose compares with the need. */
    public enum Verdict {
        /** Less than the need by more than its uncertainty. */
        SHORT,
        /** The need, within its uncertainty. */
        MATCHES,
        /** More than the need by more than its uncertainty. */
        OVERDOSED
    }
}
