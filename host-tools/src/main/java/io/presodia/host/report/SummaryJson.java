package io.presodia.host.report;

import io.presodia.firmware.estimate.LeakRest;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.TieredBand;
import io.presodia.host.analysis.AgentPeak;
import io.presodia.host.analysis.AgentSignature;
import io.presodia.host.analysis.CycleRow;
import io.presodia.host.analysis.PulseRow;
import io.presodia.host.analysis.Residue;
import io.presodia.host.analysis.TopRest;
import io.presodia.host.run.RunInfo;
import io.presodia.host.run.Uncertain;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a summary as JSON, after the schema {@code presodia/schemas/summary.v1.schema.json}. What
 * is not known is null: JSON has no NaN.
 */
public final class SummaryJson {
    /** What the first member of the document says. */
    public static final String SCHEMA = "presodia/summary/v1";

    private final JsonMapper mapper = JsonMapper.builder().build();

    private SummaryJson() {}

    /** The document as text, indented, with a line feed at its end. */
    public static String text(RunSummary summary) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        JsonMapper printing = JsonMapper.builder().defaultPrettyPrinter(printer).build();
        return printing.writerWithDefaultPrettyPrinter().writeValueAsString(node(summary)) + "\n";
    }

    /** The document as a tree. */
    public static ObjectNode node(RunSummary summary) {
        return new SummaryJson().document(summary);
    }

    private ObjectNode document(RunSummary summary) {
        RunInfo info = summary.info();
        ObjectNode root = mapper.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("cell", info.cell());
        root.put("protocol", info.protocol());
        root.put("board", info.board());
        root.put("seed", info.seed());
        root.put("virtual", info.virtual());
        root.put("outcome", info.outcomeWord());
        root.put("outcome_text", info.outcomeText());
        putTrip(root, summary.trip());
        ArrayNode cycles = root.putArray("cycles");
        for (CycleRow row : summary.analysis().cycles()) {
            putCycle(cycles.addObject(), row);
        }
        putUncertain(
                root,
                "first_charge_capacity_mAh_g",
                "first_charge_capacity_sigma_mAh_g",
                summary.firstChargeMilliampereHoursPerGram());
        putUncertain(
                root,
                "first_discharge_capacity_mAh_g",
                "first_discharge_capacity_sigma_mAh_g",
                summary.firstDischargeMilliampereHoursPerGram());
        putUncertain(
                root,
                "initial_coulombic_efficiency",
                "initial_coulombic_efficiency_sigma",
                summary.initialCoulombicEfficiency());
        putAgent(root.putObject("agent"), summary.analysis().agent());
        putState(root.putObject("estimate"), summary.input().estimate());
        putText(root, "donor_depleted", summary.donorSpent());
        putDose(root, summary.input().dose());
        putResidue(root, summary.analysis().residue());
        putTruth(root, summary.input().truth());
        ArrayNode resistances = root.putArray("resistances");
        for (PulseRow row : summary.analysis().pulses()) {
            putPulse(resistances.addObject(), row, summary.input().cell().electronvolts());
        }
        putTopRests(root.putArray("top_rests"), summary.analysis().topRests());
        putNumber(root, "uncounted_seconds", summary.uncountedSeconds());
        putNumber(root, "sim_seconds", summary.input().simSeconds());
        putNumber(root, "wall_seconds", summary.input().wallSeconds());
        putFacts(root.putObject("cell_facts"), summary.input());
        putLimits(root, summary.input().cell().limits());
        putProvenance(root.putObject("provenance"), summary);
        return root;
    }

    private static void putTrip(ObjectNode root, @Nullable TripDetail trip) {
        if (trip == null) {
            root.putNull("trip");
            return;
        }
        ObjectNode node = root.putObject("trip");
        node.put("fault", trip.fault());
        node.put("id", trip.id());
        putNumber(node, "value", trip.value());
        putNumber(node, "limit", trip.limit());
        node.put("unit", trip.unit());
        node.put("channel", trip.channel());
        putNumber(node, "at_seconds", trip.atSeconds());
        node.put("text", trip.text());
    }

    private static void putCycle(ObjectNode node, CycleRow row) {
        node.put("cycle", row.cycle());
        putUncertain(
                node,
                "charge_capacity_mAh_g",
                "charge_capacity_sigma_mAh_g",
                row.chargeMilliampereHoursPerGram());
        putUncertain(
                node,
                "discharge_capacity_mAh_g",
                "discharge_capacity_sigma_mAh_g",
                row.dischargeMilliampereHoursPerGram());
        putUncertain(
                node,
                "coulombic_efficiency",
                "coulombic_efficiency_sigma",
                row.coulombicEfficiency());
        putNumber(node, "charge_energy_Wh_g", row.chargeWattHoursPerGram());
        putNumber(node, "discharge_energy_Wh_g", row.dischargeWattHoursPerGram());
        putNumber(node, "charge_mean_voltage_V", row.chargeMeanVolts());
        putNumber(node, "discharge_mean_voltage_V", row.dischargeMeanVolts());
        node.put("first_half_cycle", row.chargeFirst() ? "charge" : "discharge");
        node.put("finished", row.finished());
    }

    private static void putAgent(ObjectNode node, AgentSignature agent) {
        ArrayNode peaks = node.putArray("peaks");
        for (AgentPeak peak : agent.peaks()) {
            ObjectNode entry = peaks.addObject();
            entry.put("stage", peak.stage().id());
            putNumber(entry, "voltage_V", peak.volts());
            putNumber(entry, "height_mAh_g_V", peak.height());
            putUncertain(
                    entry, "charge_mAh_g", "charge_sigma_mAh_g", peak.milliampereHoursPerGram());
        }
        putNumber(node, "plateau_onset_V", agent.onsetVolts());
        putUncertain(
                node,
                "charge_before_plateau_mAh_g",
                "charge_before_plateau_sigma_mAh_g",
                agent.chargeBeforePlateau());
        node.put("text", agent.text());
    }

    private static void putState(ObjectNode node, CellState state) {
        putNumber(node, "soc", state.soc());
        putNumber(node, "soc_sigma", state.socSigma());
        putNumber(node, "donor_depletion", state.donorDepletion());
        putNumber(node, "donor_depletion_sigma", state.donorDepletionSigma());
        putNumber(node, "na2s_depletion", state.na2sDepletion());
        putNumber(node, "na2s_depletion_sigma", state.na2sDepletionSigma());
        putNumber(node, "sodium_trapped_mAh_g", state.sodiumTrappedMilliampereHoursPerGram());
        putNumber(node, "sodium_deficit_mAh_g", state.sodiumDeficitMilliampereHoursPerGram());
        putNumber(
                node,
                "sodium_deficit_sigma_mAh_g",
                state.sodiumDeficitSigmaMilliampereHoursPerGram());
        putNumber(node, "cathode_capacity_mAh_g", state.cathodeMilliampereHoursPerGram());
        putNumber(
                node, "cathode_capacity_sigma_mAh_g", state.cathodeSigmaMilliampereHoursPerGram());
        putNumber(node, "resistance_25_ohm", state.ohmsAt25());
        putNumber(node, "resistance_25_sigma_ohm", state.ohmsAt25Sigma());
        putNumber(node, "sodium_limited", state.sodiumLimited());
        putText(node, "limiting_electrode", state.limitingElectrode());
    }

    private static void putTopRests(ArrayNode rests, List<TopRest> of) {
        for (TopRest rest : of) {
            ObjectNode node = rests.addObject();
            node.put("step", rest.stepId());
            putNumber(node, "at_seconds", rest.atSeconds());
            putNumber(node, "hours", rest.seconds() / 3600);
            putNumber(node, "slope_mV_h", rest.voltsPerHour() * 1e3);
            putNumber(node, "threshold_mV_h", -LeakRest.LEAK_VOLTS_PER_HOUR * 1e3);
            node.put("soft_short", rest.leaks());
        }
    }

    private static void putDose(ObjectNode root, @Nullable DoseVerdict dose) {
        if (dose == null) {
            root.putNull("dose");
            return;
        }
        ObjectNode node = root.putObject("dose");
        node.put("verdict", dose.word());
        DoseVerdict.Told told = dose instanceof DoseVerdict.Told one ? one : null;
        putNumber(node, "dose_wt_percent", told == null ? Double.NaN : told.dose());
        putUncertain(
                node,
                "missing_wt_percent",
                "missing_sigma_wt_percent",
                told == null ? null : told.missing());
        putUncertain(
                node,
                "next_wt_percent",
                "next_sigma_wt_percent",
                told == null ? null : told.next());
        putText(node, "donor", told == null ? "" : told.donor());
        node.put("text", dose.text());
    }

    private static void putResidue(ObjectNode root, @Nullable Residue residue) {
        if (residue == null) {
            root.putNull("residue");
            return;
        }
        ObjectNode node = root.putObject("residue");
        node.put("finding", Show.lower(residue.finding()));
        node.put("cycles", residue.cycles());
        putUncertain(node, "released_mAh_g", "released_sigma_mAh_g", residue.released());
        putUncertain(node, "surplus_mAh_g", "surplus_sigma_mAh_g", residue.surplus());
        putNumber(node, "like_a_leak_of_A", residue.leakAmperes());
        node.put("text", residue.text());
    }

    private static void putTruth(ObjectNode root, @Nullable Truth truth) {
        if (truth == null) {
            root.putNull("truth");
            return;
        }
        ObjectNode node = root.putObject("truth");
        ArrayNode cycles = node.putArray("cycles");
        for (Truth.Cycle cycle : truth.cycles()) {
            ObjectNode entry = cycles.addObject();
            entry.put("cycle", cycle.cycle());
            putNumber(entry, "charge_capacity_mAh_g", cycle.chargeMilliampereHoursPerGram());
            putNumber(entry, "discharge_capacity_mAh_g", cycle.dischargeMilliampereHoursPerGram());
            putNumber(entry, "coulombic_efficiency", cycle.coulombicEfficiency());
        }
        Truth.Cycle first =
                truth.cycles().isEmpty()
                        ? new Truth.Cycle(1, Double.NaN, Double.NaN)
                        : truth.cycles().getFirst();
        putNumber(node, "first_charge_capacity_mAh_g", first.chargeMilliampereHoursPerGram());
        putNumber(node, "first_discharge_capacity_mAh_g", first.dischargeMilliampereHoursPerGram());
        putNumber(node, "initial_coulombic_efficiency", first.coulombicEfficiency());
        putState(node, truth.state());
    }

    private static void putPulse(ObjectNode node, PulseRow row, double electronvolts) {
        node.put("step", row.stepId());
        node.put("step_count", row.stepCount());
        node.put("cycle", row.cycle());
        putNumber(node, "at_seconds", row.atSeconds());
        putNumber(node, "current_A", row.amperes());
        putNumber(node, "rest_voltage_V", row.restVolts());
        putNumber(node, "temperature_C", row.celsius());
        ArrayNode points = node.putArray("points");
        for (PulseRow.Point point : row.points()) {
            ObjectNode entry = points.addObject();
            putNumber(entry, "seconds", point.seconds());
            putUncertain(entry, "resistance_ohm", "resistance_sigma_ohm", point.ohms());
            Uncertain at25 = row.at25(point.ohms(), electronvolts);
            putNumber(entry, "resistance_25_ohm", at25 == null ? Double.NaN : at25.value());
        }
    }

    private static void putFacts(ObjectNode node, ReportInput input) {
        CellFacts cell = input.cell();
        putNumber(node, "active_mass_mg", cell.activeGrams() * 1e3);
        putNumber(
                node, "active_mass_sigma_mg", cell.activeGrams() * 1e3 * cell.massRelativeSigma());
        node.put(
                "donor",
                switch (cell.donor()) {
                    case NONE -> "none";
                    case IN_CATHODE -> "in_cathode";
                    case ALONE -> "alone";
                });
        ArrayNode window = node.putArray("voltage_window_V");
        window.add(cell.lowerVolts());
        window.add(cell.upperVolts());
        putNumber(node, "nominal_capacity_mAh_g", cell.nominalMilliampereHoursPerGram());
        putNumber(node, "current_gain_sigma_ppm", input.current().gainPpm());
        putNumber(node, "current_offset_sigma_A", input.current().offsetAmperes());
        putNumber(node, "current_asymmetry_sigma_ppm", input.current().asymmetryPpm());
    }

    private static void putLimits(ObjectNode root, @Nullable CellLimits limits) {
        if (limits == null) {
            root.putNull("limits");
            return;
        }
        ObjectNode node = root.putObject("limits");
        putBand(node.putObject("voltage_V"), limits.volts(), 1);
        putBand(node.putObject("current_A"), limits.amperes(), 1);
        putBand(node.putObject("temperature_C"), limits.celsius(), 1);
        putBand(node.putObject("temperature_rate_K_min"), limits.celsiusPerMinute(), 1);
        putBand(node.putObject("stack_pressure_MPa"), limits.stackPascals(), 1e-6);
        putNumber(node, "charge_budget_mAh", limits.chargeBudgetAmpereHours() * 1e3);
    }

    private static void putBand(ObjectNode node, TieredBand band, double scale) {
        for (var tier : LimitTiers.of(band)) {
            ArrayNode ends = node.putArray(tier.name());
            addNumber(ends, tier.band().low() * scale);
            addNumber(ends, tier.band().high() * scale);
        }
    }

    private static void putProvenance(ObjectNode node, RunSummary summary) {
        RunInfo info = summary.info();
        node.put("run_id", info.runId());
        node.put("data_origin", info.dataOrigin());
        node.put("software", "Presodia");
        node.put("software_version", info.softwareVersion());
        putText(node, "software_commit", info.softwareCommit());
        putText(node, "calibration_id", info.calibrationId());
        putText(node, "sample_id", info.sampleId());
        putText(node, "operator", info.operator());
        putText(node, "board_serial", info.boardSerial());
        node.put("channel", info.channel());
        putNumber(node, "scan_period_seconds", info.scanPeriodSeconds());
        node.put("started", Show.instant(info.startedUnixSeconds()));
        node.put("clock_quality", Show.lower(info.clockQuality()));
        ArrayNode files = node.putArray("input_files");
        for (InputDigest file : summary.input().inputFiles()) {
            ObjectNode entry = files.addObject();
            entry.put("name", file.name());
            entry.put("bytes", file.bytes());
            entry.put("sha256", file.sha256());
        }
        ObjectNode properties = node.putObject("properties");
        info.properties().forEach(properties::put);
    }

    private static void putText(ObjectNode node, String name, String text) {
        if (text.isEmpty()) {
            node.putNull(name);
        } else {
            node.put(name, text);
        }
    }

    private static void putUncertain(
            ObjectNode node, String name, String sigmaName, @Nullable Uncertain value) {
        putNumber(node, name, value == null ? Double.NaN : value.value());
        putNumber(node, sigmaName, value == null ? Double.NaN : value.sigma());
    }

    private static void putNumber(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    private static void addNumber(ArrayNode node, double value) {
        if (Double.isFinite(value)) {
            node.add(value);
        } else {
            node.addNull();
        }
    }
}
