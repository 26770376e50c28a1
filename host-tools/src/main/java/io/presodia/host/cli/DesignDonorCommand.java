package io.presodia.host.cli;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.config.Loaded;
import io.presodia.config.MaterialFile;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.CounterElectrode;
import io.presodia.hal.cell.DonorMaterial;
import io.presodia.hal.cell.DonorPart;
import io.presodia.host.design.CellInputs;
import io.presodia.host.design.Convention;
import io.presodia.host.design.DesignRefusedException;
import io.presodia.host.design.DischargeVoltage;
import io.presodia.host.design.DonorCandidate;
import io.presodia.host.design.DonorCheck;
import io.presodia.host.design.DonorDesign;
import io.presodia.host.design.DonorInputs;
import io.presodia.host.design.DonorPlot;
import io.presodia.host.design.DosePoint;
import io.presodia.host.design.Estimate;
import io.presodia.host.design.Input;
import io.presodia.host.design.NpRatio;
import io.presodia.host.design.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much donor a cell needs. */
@Command(
        name = "donor",
        mixinStandardHelpOptions = true,
        description = {
            "Computes how much sacrificial donor a full cell needs so that its first discharge fills the cathode, with"
                    + " its uncertainty. The cell file says what the cell is; every option goes before it. A number may"
                    + " carry its standard uncertainty: 78.7±1 or 78.7+-1."
        },
        footer = {
            "",
            "Examples:",
            "  presodia design donor",
            "  presodia design donor --cell ./my-cell.yaml --ice-percent 80.6+-0.5 \\",
            "      --simulate --plot donor.png",
            "  presodia design donor --ice-percent 70 --dose-wt-percent 5",
            "  presodia design donor --candidates",
            "  presodia design donor --donor Na3P"
        })
final class DesignDonorCommand implements Callable<Integer> {
    private static final String USUAL_DONOR = "na2s-nps-c-1-2";
    private static final double PERCENT = 100;

    /** As the schema of cell files has it, with the reasons. */
    private static final double LEAST_MILLIGRAMS = 0.01;

    private static final double MOST_MILLIGRAMS = 10_000;

    /** Fluorine against lithium gives 5.9 V, and nothing more. */
    private static final double MOST_MEAN_VOLTS = 6;

    private final Surroundings surroundings;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--cell",
            paramLabel = "NAME|FILE",
            defaultValue = "nco-sn-3wt",
            description = "the cell (default: ${DEFAULT-VALUE}); its dose is judged, not used")
    private String cell = "";

    @Mixin private DonorOptions options = new DonorOptions();

    @Option(
            names = "--dose-wt-percent",
            paramLabel = "W",
            description = "a dose to judge (default: that of the cell file)")
    private @Nullable Double dose;

    @Option(
            names = "--convention",
            paramLabel = "C",
            defaultValue = "on-top",
            converter = ConventionConverter.class,
            description =
                    "what wt%% refers to: on-top of the composite without donor, or inside the composite with it"
                            + " (default: ${DEFAULT-VALUE})")
    private Convention convention = Convention.ON_TOP;

    @Option(
            names = "--confidence-percent",
            paramLabel = "P",
            defaultValue = "95",
            description =
                    "also give the dose that leaves the cathode as what limits with this probability (default:"
                            + " ${DEFAULT-VALUE})")
    private double confidencePercent;

    @Option(
            names = "--simulate",
            description =
                    "run the first cycle of the designed virtual cell at 0.1C: at the dose, 0.5 wt%% to either side, and"
                            + " without donor")
    private boolean simulate;

    @Option(
            names = "--plot",
            paramLabel = "PNG",
            description = "draw capacity and energy against dose; the file is written anew")
    private @Nullable Path plot;

    @Option(
            names = "--candidates",
            description = "print the candidates of the paper's figure 2a and what becomes of them")
    private boolean candidates;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    DesignDonorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        DonorResult result;
        try {
            result = design();
        } catch (DesignRefusedException e) {
            String option = "--" + e.key().replace('_', '-');
            boolean asked = spec.findOption(option) != null;
            throw new BadInputException(
                    asked ? option : e.key(), e.value(), String.valueOf(e.getMessage()));
        }
        if (json) {
            Json.print(surroundings.out(), DonorJson.document(result));
        } else {
            DonorText text = new DonorText(surroundings.out());
            text.print(result);
            if (candidates) {
                text.candidates(result);
            }
        }
        for (Simulation.Run run : result.grossMisses()) {
            surroundings.err().println(DonorText.miss(result, run));
        }
        String lost = DonorText.lostEnergy(result);
        if (!lost.isEmpty()) {
            surroundings.err().println(lost);
        }
        surroundings.err().flush();
        return result.grossMisses().isEmpty() && lost.isEmpty() ? Exit.DONE : Exit.FAILED;
    }

    private DonorResult design() throws Exception {
        check();
        CellDesign design = surroundings.catalogue().cell(cell).value();
        CellDesign.CathodePart cathode = CellInputs.cathode(design);
        DonorPart part = donor(design);
        DonorInputs inputs = inputs(design, part);
        DonorDesign found = DonorDesign.of(inputs);
        Double mean = options.meanVolts;
        DischargeVoltage voltage =
                mean == null
                        ? DischargeVoltage.ofCurves(
                                cathode.material(), design.anode().material(), inputs)
                        : DischargeVoltage.constant(mean);
        DosePoint given = given(design, found);
        List<Simulation.Run> runs =
                simulate ? Simulation.run(design, cathode, part.material(), found) : List.of();
        Path drawn = plot;
        if (drawn != null) {
            Files.write(drawn, new DonorPlot(found, voltage, runs).png(title(design, part)));
        }
        return new DonorResult(
                design,
                part.material(),
                found,
                voltage,
                given,
                confidencePercent / PERCENT,
                convention,
                options.windowVolts,
                options.activeMilligrams == null
                        ? cathode.activeMassGrams() * 1e3
                        : options.activeMilligrams,
                runs,
                drawn);
    }

    private String title(CellDesign design, DonorPart part) {
        return design.name() + " · donor " + part.material().name();
    }

    /** What picocli cannot know. */
    private void check() throws BadInputException {
        BadInputException.requirePositive("--mean-voltage-V", options.meanVolts);
        BadInputException.requirePositive("--active-mass-mg", options.activeMilligrams);
        requireBetween(
                "--active-mass-mg",
                options.activeMilligrams,
                LEAST_MILLIGRAMS,
                MOST_MILLIGRAMS,
                "mg as in a cell file: less cannot be weighed, more does not fit a die");
        requireBetween(
                "--mean-voltage-V",
                options.meanVolts,
                0,
                MOST_MEAN_VOLTS,
                "V: no pair of electrodes holds more");
        BadInputException.requirePositive("--electrolyte-window-low-V", options.windowVolts);
        BadInputException.requirePositive("--donor-decomposition-V", options.donorVolts);
        if (!(confidencePercent > 0 && confidencePercent < PERCENT)) {
            throw new BadInputException(
                    "--confidence-percent",
                    Double.toString(confidencePercent),
                    "must lie between 0 and 100, such as 95: nothing is ever certain");
        }
        if (options.npRatio != null && options.npRatioCathodeOnly != null) {
            throw new BadInputException(
                    "--np-ratio-cathode-only",
                    options.npRatioCathodeOnly.toString(),
                    "does not go with --np-ratio: one of them sizes the anode");
        }
        PlotFile.check(plot);
    }

    private static void requireBetween(
            String option, @Nullable Double value, double least, double most, String why)
            throws BadInputException {
        if (value != null && !(value >= least && value <= most)) {
            throw new BadInputException(
                    option,
                    value.toString(),
                    "must lie between " + least + " and " + most + " " + why);
        }
    }

    /** The donor that is asked for, else that of the cell, else the usual one; checked. */
    private DonorPart donor(CellDesign design) throws ConfigException, DesignRefusedException {
        DonorCheck check =
                new DonorCheck(options.windowVolts, CellInputs.cathodeVoltsAtEndOfCharge(design));
        String name = options.donor;
        DonorPart own = design.donor();
        DonorPart part;
        if (name == null && own != null) {
            part = own;
        } else {
            String wanted = name == null ? USUAL_DONOR : name;
            DonorCandidate candidate = DonorCheck.candidate(wanted);
            if (candidate != null) {
                throw check.refuse(candidate);
            }
            part = new DonorPart(material(wanted), new DonorPart.WeightPercent(0));
        }
        check.check(part.material());
        check.check(
                "this donor",
                options.donorGas,
                options.donorVolts == null ? Double.NaN : options.donorVolts);
        return part;
    }

    private DonorMaterial material(String nameOrFile) throws ConfigException {
        Catalogue catalogue = surroundings.catalogue();
        Loaded<MaterialFile> file = catalogue.material(nameOrFile);
        if (file.value().material() instanceof DonorMaterial material) {
            return material;
        }
        throw new ConfigException(
                new Diagnostic(
                        file.source().path(),
                        0,
                        "kind",
                        "",
                        "must be donor: --donor names the material of a donor"));
    }

    private DonorInputs inputs(CellDesign design, DonorPart part) throws DesignRefusedException {
        DonorInputs inputs = CellInputs.of(design, part);
        Map<Input, EstimateConverter.Given> given = options.given();
        if (design.anode().material() instanceof CounterElectrode counter
                && !given.containsKey(Input.ICE)) {
            throw new DesignRefusedException(
                    "cell",
                    design.name(),
                    "has a counter electrode ("
                            + counter.name()
                            + ") with sodium in excess: nothing is missing, whatever the cathode"
                            + " lost; name a full cell, or give --ice-percent of one");
        }
        for (Map.Entry<Input, EstimateConverter.Given> entry : given.entrySet()) {
            inputs =
                    inputs.with(entry.getKey(), estimate(inputs, entry.getKey(), entry.getValue()));
        }
        double anode =
                options.anodeCapacity == null ? inputs.anodeCapacity() : options.anodeCapacity;
        double surplus = options.surplusPercent == null ? 0 : options.surplusPercent / PERCENT;
        return new DonorInputs(inputs.estimates(), surplus, npRatio(inputs), anode);
    }

    /** Without an uncertainty of its own a value takes over that of the cell, as a share. */
    private static Estimate estimate(
            DonorInputs inputs, Input input, EstimateConverter.Given given) {
        double value = given.value() / input.scale();
        Estimate usual = inputs.estimate(input);
        return Double.isNaN(given.sigma())
                ? new Estimate(
                        value,
                        Math.abs(usual.sigma() * value / usual.value()),
                        "command line, with the uncertainty of: " + usual.source())
                : new Estimate(value, given.sigma() / input.scale(), "command line");
    }

    private NpRatio npRatio(DonorInputs inputs) {
        if (options.npRatio != null) {
            return new NpRatio(options.npRatio, true);
        }
        return options.npRatioCathodeOnly != null
                ? new NpRatio(options.npRatioCathodeOnly, false)
                : inputs.npRatio();
    }

    private @Nullable DosePoint given(CellDesign design, DonorDesign found)
            throws DesignRefusedException {
        if (dose != null) {
            return found.checkedAt("dose_wt_percent", convention.toOnTop(dose));
        }
        DonorPart own = design.donor();
        return own != null
                        && own.dose() instanceof DonorPart.WeightPercent share
                        && share.percent() > 0
                ? found.at(share.percent())
                : null;
    }
}
