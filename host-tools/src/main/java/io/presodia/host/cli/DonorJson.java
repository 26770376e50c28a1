package io.presodia.host.cli;

import io.presodia.host.design.DonorCandidate;
import io.presodia.host.design.DonorDesign;
import io.presodia.host.design.DonorInputs;
import io.presodia.host.design.DosePoint;
import io.presodia.host.design.Energy;
import io.presodia.host.design.Estimate;
import io.presodia.host.design.Input;
import io.presodia.host.design.Region;
import io.presodia.host.design.Simulation;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A donor design as programs read it. */
final class DonorJson {
    private final DonorResult result;
    private final DonorDesign design;

    private DonorJson(DonorResult result) {
        this.result = result;
        this.design = result.design();
    }

    static ObjectNode document(DonorResult result) {
        return new DonorJson(result).document();
    }

    private ObjectNode document() {
        DosePoint needed = result.needed();
        ObjectNode root = Json.document("design-donor");
        root.put("cell", result.cell().name());
        root.put("donor", result.donor().name());
        root.put("convention", ConventionConverter.word(result.convention()));
        root.put("donor_wt_percent", result.shown(needed.wtPercentOnTop()));
        root.put("donor_wt_percent_sigma", result.shownSigma());
        root.put("donor_wt_percent_on_top", needed.wtPercentOnTop());
        root.put("donor_wt_percent_balance", result.shown(design.balanceWtPercent()));
        root.put("kink_wt_percent", result.shown(design.kinkWtPercent()));
        root.put("donor_needed", needed.wtPercentOnTop() > 0);
        root.put("explanation", design.explanation());
        ObjectNode sure = root.putObject("with_confidence");
        sure.put("probability", result.confidence());
        result.confidentWtPercent()
                .ifPresent(dose -> sure.put("donor_wt_percent", result.shown(dose)));
        inputs(root);
        point(root.putObject("at_dose"), needed);
        point(root.putObject("without_donor"), design.at(0));
        root.put(
                "energy_gain_percent",
                DonorText.change(
                        result.energy(needed).perElectrodes(),
                        result.energy(design.at(0)).perElectrodes()));
        masses(root, needed);
        slopes(root, needed);
        given(root);
        ArrayNode curve = root.putArray("curve");
        design.curve().forEach(point -> point(curve.addObject(), point));
        candidates(root);
        ArrayNode runs = root.putArray("simulated");
        result.simulated().forEach(run -> run(runs.addObject(), run));
        if (!result.simulated().isEmpty()) {
            root.put("simulation_agrees", result.grossMisses().isEmpty());
        }
        if (result.plot() != null) {
            root.put("plot", result.plot().toString());
        }
        return root;
    }

    private void inputs(ObjectNode root) {
        DonorInputs inputs = design.inputs();
        ArrayNode list = root.putArray("inputs");
        for (Input input : Input.values()) {
            Estimate estimate = inputs.estimate(input);
            ObjectNode node = list.addObject();
            node.put("name", input.key());
            node.put("unit", input.unit());
            node.put("value", estimate.value() * input.scale());
            node.put("sigma", estimate.sigma() * input.scale());
            node.put("source", estimate.source());
            node.put("wt_percent_per_unit", design.sensitivity(input));
            node.put("contribution_wt_percent", design.contribution(input));
        }
        ObjectNode wishes = root.putObject("wishes");
        wishes.put("surplus_percent", inputs.surplus() * 100);
        wishes.put("np_ratio", inputs.npRatio().value());
        wishes.put("np_ratio_counts_donor", inputs.npRatio().countsDonor());
        wishes.put("anode_capacity_mAh_g", inputs.anodeCapacity());
    }

    private void point(ObjectNode node, DosePoint point) {
        Energy energy = result.energy(point);
        node.put("donor_wt_percent", result.shown(point.wtPercentOnTop()));
        node.put("first_charge_mAh_g", point.firstCharge());
        node.put("first_discharge_mAh_g", point.discharge());
        node.put("first_discharge_expected_mAh_g", point.dischargeSpread().value());
        node.put("first_discharge_sigma_mAh_g", point.dischargeSpread().sigma());
        node.put("initial_coulombic_efficiency", point.efficiency());
        node.put("region", word(point.region()));
        node.put("cathode_limited_probability", point.cathodeLimitedProbability());
        node.put("stranded_mAh_g", point.strandedCharge());
        node.put("np_ratio", point.npWithDonor());
        node.put("residue_wt_percent", point.residueWtPercent());
        node.put("mean_voltage_V", energy.meanVolts());
        node.put("energy_Wh_kg", energy.perElectrodes());
        node.put("energy_composite_Wh_kg", energy.perComposite());
    }

    private void masses(ObjectNode root, DosePoint needed) {
        ObjectNode node = root.putObject("masses");
        node.put("active_mg", result.activeMilligrams());
        node.put("composite_without_donor_mg", result.compositeMilligrams());
        node.put("donor_mg", needed.donorGrams() * result.activeMilligrams());
        node.put("anode_mg", needed.anodeGrams() * result.activeMilligrams());
    }

    private void slopes(ObjectNode root, DosePoint needed) {
        DosePoint over = design.at(needed.wtPercentOnTop() + 1);
        ObjectNode node = root.putObject("per_wt_percent");
        node.put("gained_below_mAh_g", design.gainPerWtPercent());
        node.put("stranded_above_mAh_g", over.strandedCharge() - needed.strandedCharge());
        node.put(
                "capacity_per_electrodes_above_percent",
                DonorText.change(
                        over.discharge() / over.electrodeGrams(),
                        needed.discharge() / needed.electrodeGrams()));
        node.put(
                "energy_above_percent",
                DonorText.change(
                        result.energy(over).perElectrodes(),
                        result.energy(needed).perElectrodes()));
    }

    private void given(ObjectNode root) {
        DosePoint given = result.given();
        if (given != null) {
            ObjectNode node = root.putObject("given_dose");
            node.put(
                    "verdict",
                    design.judge(given.wtPercentOnTop()).name().toLowerCase(Locale.ROOT));
            node.put("over_wt_percent", given.wtPercentOnTop() - design.needed().value());
            point(node, given);
        }
    }

    private void candidates(ObjectNode root) {
        ArrayNode list = root.putArray("candidates");
        for (DonorCandidate candidate : DonorCandidate.figure2a()) {
            DonorCandidate.Verdict verdict = candidate.verdict(result.windowVolts());
            ObjectNode node = list.addObject();
            node.put("formula", candidate.formula());
            node.put("theoretical_capacity_mAh_g", candidate.theoreticalCapacity());
            node.put("gas", candidate.gas());
            node.put("gas_mL_g", candidate.gasMillilitresPerGram());
            if (Double.isFinite(candidate.decompositionVolts())) {
                node.put("decomposition_V", candidate.decompositionVolts());
            }
            node.put("verdict", verdict.fate().name().toLowerCase(Locale.ROOT));
            node.put("reason", verdict.reason());
        }
    }

    private void run(ObjectNode node, Simulation.Run run) {
        node.put("donor_wt_percent", result.shown(run.predicted().wtPercentOnTop()));
        node.put("first_charge_mAh_g", run.charge());
        node.put("first_discharge_mAh_g", run.discharge());
        node.put("predicted_first_charge_mAh_g", run.predicted().firstCharge());
        node.put("predicted_first_discharge_mAh_g", run.predicted().discharge());
        node.put("deviation_percent", run.deviationPercent());
        node.put("mean_voltage_V", run.meanVolts());
        node.put("energy_Wh_kg", run.perElectrodes());
        node.put("region", word(run.region()));
        node.put("predicted_region", word(run.predicted().region()));
    }

    private static String word(Region region) {
        return region.name().toLowerCase(Locale.ROOT);
    }
}
