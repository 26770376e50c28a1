package io.presodia.host.cli;

import io.presodia.host.design.CellInputs;
import io.presodia.host.design.Convention;
import io.presodia.host.design.DonorCandidate;
import io.presodia.host.design.DonorDesign;
import io.presodia.host.design.DosePoint;
import io.presodia.host.design.Energy;
import io.presodia.host.design.Input;
import io.presodia.host.design.Region;
import io.presodia.host.design.Simulation;
import io.presodia.host.run.Uncertain;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A donor design as people read it. */
final class DonorText {
    private static final double PERCENT = 100;

    private final PrintWriter out;

    DonorText(PrintWriter out) {
        this.out = out;
    }

    void print(DonorResult result) {
        DonorDesign design = result.design();
        DosePoint needed = result.needed();
        out.printf(
                Locale.ROOT,
                "%s needs %.2f ± %.2f wt%% %s of %s%n",
                result.cell().name(),
                result.shown(needed.wtPercentOnTop()),
                result.shownSigma(),
                basis(result.convention()),
                result.donor().name());
        line("why", design.explanation());
        if (needed.wtPercentOnTop() > 0) {
            weigh(result, needed);
            firstCycle(design, needed);
            line(
                    "limits",
                    String.format(
                            Locale.ROOT,
                            "below %.2f wt%% the anode, %.2f mAh/g for each wt%%; above the cathode, nothing more comes back",
                            result.shown(design.kinkWtPercent()),
                            design.gainPerWtPercent()));
            sure(result);
        }
        given(result);
        if (needed.wtPercentOnTop() > 0) {
            energy(result, needed);
            overdose(result, needed);
            line(
                    "residue",
                    String.format(
                            Locale.ROOT,
                            "%.2f wt%% stays on top of the composite; no gas",
                            needed.residueWtPercent()));
        }
        uncertainty(design);
        simulated(result);
        if (result.plot() != null) {
            line("plot", result.plot().toString());
        }
        out.flush();
    }

    private static String basis(Convention convention) {
        return switch (convention) {
            case ON_TOP -> "on top of the composite";
            case INSIDE -> "inside the composite";
        };
    }

    private void weigh(DonorResult result, DosePoint needed) {
        line(
                "weigh",
                String.format(
                        Locale.ROOT,
                        "%.3f mg donor to %.2f mg composite (%.2f mg active); %.2f mg anode host: N/P %.2f, on the cathode"
                                + " alone %.2f",
                        needed.donorGrams() * result.activeMilligrams(),
                        result.compositeMilligrams(),
                        result.activeMilligrams(),
                        needed.anodeGrams() * result.activeMilligrams(),
                        needed.npWithDonor(),
                        needed.npWithDonor()
                                * needed.firstCharge()
                                / result.design().inputs().value(Input.CATHODE_FIRST_CHARGE)));
    }

    private void firstCycle(DonorDesign design, DosePoint needed) {
        DosePoint bare = design.at(0);
        Uncertain spread = needed.dischargeSpread();
        line(
                "first cycle",
                String.format(
                        Locale.ROOT,
                        "charge %.1f, discharge %.1f mAh/g (%.1f ± %.1f with uncertain inputs); without donor %.1f, %.1f",
                        needed.firstCharge(),
                        needed.discharge(),
                        spread.value(),
                        spread.sigma(),
                        bare.firstCharge(),
                        bare.discharge()));
    }

    private void sure(DonorResult result) {
        String wish =
                result.design().inputs().surplus() > 0
                        ? "leaves the surplus"
                        : "leaves the cathode as what limits";
        double percent = result.confidence() * PERCENT;
        OptionalDouble dose = result.confidentWtPercent();
        if (dose.isPresent()) {
            line(
                    "to be sure",
                    String.format(
                            Locale.ROOT,
                            "%.2f wt%% %s with %.0f %% probability",
                            result.shown(dose.getAsDouble()),
                            wish,
                            percent));
        } else {
            line(
                    "to be sure",
                    String.format(
                            Locale.ROOT,
                            "no dose that a composite can take %s with %.0f %% probability: measure the inputs better",
                            wish,
                            percent));
        }
    }

    private void given(DonorResult result) {
        DosePoint given = result.given();
        if (given == null) {
            return;
        }
        double over = given.wtPercentOnTop() - result.design().needed().value();
        String verdict =
                switch (result.design().judge(given.wtPercentOnTop())) {
                    case SHORT -> "too little";
                    case MATCHES -> "right within the uncertainty";
                    case OVERDOSED -> "more than needed";
                };
        line(
                "given dose",
                String.format(
                        Locale.ROOT,
                        "%.2f wt%%: %s (%+.2f wt%%); discharge %.1f mAh/g, the cathode limits with %.0f %% probability%s",
                        result.shown(given.wtPercentOnTop()),
                        verdict,
                        over,
                        given.discharge(),
                        given.cathodeLimitedProbability() * PERCENT,
                        given.npWithDonor() < 1
                                ? String.format(
                                        Locale.ROOT,
                                        "; N/P %.2f: sodium would plate",
                                        given.npWithDonor())
                                : ""));
    }

    private void energy(DonorResult result, DosePoint needed) {
        Energy bare = result.energy(result.design().at(0));
        Energy with = result.energy(needed);
        line(
                "energy",
                String.format(
                        Locale.ROOT,
                        "%.0f -> %.0f Wh/kg of cathode, anode and donor (%+.1f %%); of the whole composite %+.1f %%",
                        bare.perElectrodes(),
                        with.perElectrodes(),
                        change(with.perElectrodes(), bare.perElectrodes()),
                        change(with.perComposite(), bare.perComposite())));
    }

    private void overdose(DonorResult result, DosePoint needed) {
        DosePoint over = result.design().at(needed.wtPercentOnTop() + 1);
        line(
                "overdosing",
                String.format(
                        Locale.ROOT,
                        "each wt%% beyond strands %.1f mAh/g in the anode and costs %.1f %% capacity per mass of electrodes,"
                                + " %.1f %% energy",
                        over.strandedCharge() - needed.strandedCharge(),
                        -change(
                                over.discharge() / over.electrodeGrams(),
                                needed.discharge() / needed.electrodeGrams()),
                        -change(
                                result.energy(over).perElectrodes(),
                                result.energy(needed).perElectrodes())));
    }

    static double change(double now, double before) {
        return (now / before - 1) * PERCENT;
    }

    private void uncertainty(DonorDesign design) {
        List<Input> inputs = new ArrayList<>(List.of(Input.values()));
        inputs.sort(Comparator.comparingDouble(design::contribution).reversed());
        StringBuilder text = new StringBuilder();
        for (Input input : inputs.subList(0, 3)) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    "%s %.2f",
                                    input.label(),
                                    design.contribution(input)));
        }
        line(
                "uncertainty",
                String.format(
                        Locale.ROOT,
                        "%s wt%%; a point of ICE is %+.2f wt%%",
                        text,
                        design.sensitivity(Input.ICE)));
    }

    private void simulated(DonorResult result) {
        double needed = result.needed().wtPercentOnTop();
        if (result.simulated().isEmpty() && needed > 0) {
            line(
                    "assumed",
                    String.format(
                            Locale.ROOT,
                            "all of the donor gives before %.2f V against"
                                    + " Na/Na+, where charging ends; --simulate shows whether",
                            CellInputs.cathodeVoltsAtEndOfCharge(result.cell())));
        }
        for (Simulation.Run run : result.simulated()) {
            line(
                    "virtual cell",
                    String.format(
                            Locale.ROOT,
                            "%.2f wt%%: discharge %.1f mAh/g, predicted %.1f (%+.1f %%), %s",
                            result.shown(run.predicted().wtPercentOnTop()),
                            run.discharge(),
                            run.predicted().discharge(),
                            run.deviationPercent(),
                            word(run.region())));
        }
        if (!result.simulated().isEmpty() && needed > 0) {
            line(
                    "",
                    String.format(
                            Locale.ROOT,
                            "its energy %+.1f %% at %.2f wt%% against none",
                            simulatedGain(result),
                            result.shown(needed)));
        }
    }

    /** Energy of the virtual cell at the dose needed against none, %. */
    private static double simulatedGain(DonorResult result) {
        return change(
                at(result, result.needed().wtPercentOnTop()).perElectrodes(),
                result.simulated().getFirst().perElectrodes());
    }

    private static Simulation.Run at(DonorResult result, double wtPercentOnTop) {
        for (Simulation.Run run : result.simulated()) {
            if (run.predicted().wtPercentOnTop() == wtPercentOnTop) {
                return run;
            }
        }
        throw new IllegalStateException("the dose needed is always simulated");
    }

    /**
     * That the virtual cell loses energy where the design promises a gain; empty if it does not.
     */
    static String lostEnergy(DonorResult result) {
        double needed = result.needed().wtPercentOnTop();
        if (result.simulated().isEmpty() || !(needed > 0)) {
            return "";
        }
        double promised =
                change(
                        result.energy(result.needed()).perElectrodes(),
                        result.energy(result.design().at(0)).perElectrodes());
        double found = simulatedGain(result);
        return promised > 0 && found < 0
                ? String.format(
                        Locale.ROOT,
                        "presodia: at %.2f wt%% the virtual cell has %.1f %% less energy than"
                                + " without donor where %.1f %% more are predicted: do not build on"
                                + " this design; the donor does not give all it is rated at within"
                                + " this cell's window",
                        result.shown(needed),
                        -found,
                        promised)
                : "";
    }

    /** That the virtual cell contradicts the design. */
    static String miss(DonorResult result, Simulation.Run run) {
        return String.format(
                Locale.ROOT,
                "presodia: at %.2f wt%% the virtual cell discharges %.1f mAh/g where %.1f are"
                        + " predicted (%+.1f %%, more than %.0f %% apart): do not build on this"
                        + " design; check the inputs and the donor's material",
                result.shown(run.predicted().wtPercentOnTop()),
                run.discharge(),
                run.predicted().discharge(),
                run.deviationPercent(),
                Simulation.GROSS_PERCENT);
    }

    static String word(Region region) {
        return region.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void candidates(DonorResult result) {
        out.printf("%ncandidates of figure 2a (all their sodium), and the donor of this design%n");
        for (DonorCandidate candidate : DonorCandidate.figure2a()) {
            DonorCandidate.Verdict verdict = candidate.verdict(result.windowVolts());
            candidate(
                    candidate.formula(),
                    candidate.theoreticalCapacity(),
                    verdict.fate() == DonorCandidate.Fate.REFUSED ? "refused" : "not bare",
                    verdict.reason());
        }
        candidate(
                result.donor().name(),
                result.design().inputs().value(Input.DONOR_CAPACITY),
                "usable",
                "as measured; no gas, inside the electrolyte's window");
        out.flush();
    }

    private void candidate(String name, double capacity, String fate, String reason) {
        out.printf(Locale.ROOT, "  %-14s %4.0f mAh/g  %-8s  %s%n", name, capacity, fate, reason);
    }

    private void line(String label, String text) {
        out.printf("  %-13s %s%n", label, text);
    }
}
