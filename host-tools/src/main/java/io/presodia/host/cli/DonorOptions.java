package io.presodia.host.cli;

import io.presodia.host.design.DonorCandidate;
import io.presodia.host.design.Input;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a donor design is told instead of what the cell file says. Numbers may be 78.7±1. */
final class DonorOptions {
    @Option(
            names = "--ice-percent",
            paramLabel = "P[±S]",
            converter = EstimateConverter.class,
            description =
                    "first-cycle coulombic efficiency of the full cell without donor, where its anode limits (default:"
                            + " 100 less the anode's trap fraction)")
    private EstimateConverter.@Nullable Given ice;

    @Option(
            names = "--cathode-first-charge-mAh-g",
            paramLabel = "Q[±S]",
            converter = EstimateConverter.class,
            description = "first charge of the cathode, per gram of active material")
    private EstimateConverter.@Nullable Given cathodeCharge;

    @Option(
            names = "--cathode-efficiency-percent",
            paramLabel = "P[±S]",
            converter = EstimateConverter.class,
            description = "first-cycle efficiency of the cathode against sodium in excess")
    private EstimateConverter.@Nullable Given cathodeEfficiency;

    @Option(
            names = "--active-fraction-percent",
            paramLabel = "P[±S]",
            converter = EstimateConverter.class,
            description = "active material in the composite without donor, by mass")
    private EstimateConverter.@Nullable Given activeFraction;

    @Option(
            names = "--donor-capacity-mAh-g",
            paramLabel = "Q[±S]",
            converter = EstimateConverter.class,
            description = "first charge of the donor, measured alone")
    private EstimateConverter.@Nullable Given donorCapacity;

    @Option(
            names = "--donor-utilisation-percent",
            paramLabel = "P[±S]",
            converter = EstimateConverter.class,
            description = "share of it that comes out inside the composite (default: 100±2)")
    private EstimateConverter.@Nullable Given utilisation;

    @Option(
            names = "--surplus-percent",
            paramLabel = "P",
            description =
                    "mobile sodium to be left over as a reserve, over what the cathode can take back (default: 0)")
    @Nullable Double surplusPercent;

    @Option(
            names = "--np-ratio",
            paramLabel = "R",
            description = "anode capacity over what cathode and donor give")
    @Nullable Double npRatio;

    @Option(
            names = "--np-ratio-cathode-only",
            paramLabel = "R",
            description = "the same where the anode was sized on the cathode alone")
    @Nullable Double npRatioCathodeOnly;

    @Option(
            names = "--anode-capacity-mAh-g",
            paramLabel = "Q",
            description = "capacity of the anode's host")
    @Nullable Double anodeCapacity;

    @Option(
            names = "--mean-voltage-V",
            paramLabel = "V",
            description =
                    "mean discharge voltage for the energy (default: from the open circuit curves of the cell)")
    @Nullable Double meanVolts;

    @Option(
            names = "--active-mass-mg",
            paramLabel = "M",
            description = "active cathode in the cell, for the masses to weigh")
    @Nullable Double activeMilligrams;

    @Option(
            names = "--donor",
            paramLabel = "NAME|FILE",
            description =
                    "material of the donor, or a compound of figure 2a to be told why not (default: that of the cell,"
                            + " else na2s-nps-c-1-2)")
    @Nullable String donor;

    @Option(
            names = "--donor-gas",
            paramLabel = "FORMULA",
            description = "gas that your own donor sets free")
    String donorGas = "";

    @Option(
            names = "--donor-decomposition-V",
            paramLabel = "V",
            description = "potential against Na/Na+ at which your own donor begins to give sodium")
    @Nullable Double donorVolts;

    @Option(
            names = "--electrolyte-window-low-V",
            paramLabel = "V",
            description =
                    "potential against Na/Na+ below which the electrolyte is reduced (default: 1.0)")
    double windowVolts = DonorCandidate.ELECTROLYTE_WINDOW_VOLTS;

    /** The inputs that were given. */
    Map<Input, EstimateConverter.Given> given() {
        Map<Input, EstimateConverter.Given> all = new EnumMap<>(Input.class);
        put(all, Input.ICE, ice);
        put(all, Input.CATHODE_FIRST_CHARGE, cathodeCharge);
        put(all, Input.CATHODE_EFFICIENCY, cathodeEfficiency);
        put(all, Input.ACTIVE_FRACTION, activeFraction);
        put(all, Input.DONOR_CAPACITY, donorCapacity);
        put(all, Input.DONOR_UTILISATION, utilisation);
        return all;
    }

    private static void put(
            Map<Input, EstimateConverter.Given> all,
            Input input,
            EstimateConverter.@Nullable Given given) {
        if (given != null) {
            all.put(input, given);
        }
    }
}
