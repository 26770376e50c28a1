package io.presodia.config;

import io.presodia.hal.cell.AnodeMaterial;
import io.presodia.hal.cell.CounterElectrode;
import io.presodia.hal.cell.HostAnode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The physics of a cell file that its schema cannot say. */
final class CellCheck {
    private static final List<String> TIERS = List.of("inform", "warn", "trip");

    private final Section root;
    private final @Nullable MaterialFile cathode;
    private final @Nullable MaterialFile anode;

    CellCheck(Section root, @Nullable MaterialFile cathode, @Nullable MaterialFile anode) {
        this.root = root;
        this.cathode = cathode;
        this.anode = anode;
    }

    void run() throws ConfigException {
        checkParts();
        checkBands();
        checkWindows();
        checkDecomposition();
    }

    private void checkParts() throws ConfigException {
        boolean hasCathode = root.has("cathode");
        Section donor = root.sectionOrNull("donor");
        boolean hasWorking = root.has("working_electrode");
        if (hasWorking) {
            checkWorking(hasCathode, donor);
        }
        if (!hasCathode && donor == null && !hasWorking) {
            root.error(
                    "cathode",
                    "missing; a cell has a cathode, or at least a donor or a working_electrode to be measured alone");
        }
        if (donor != null) {
            boolean mass = donor.has("mass_mg");
            boolean share = donor.has("wt_percent");
            if (mass && share) {
                donor.error("mass_mg", "must not stand next to wt_percent; keep one of them");
            } else if (hasCathode && !share) {
                donor.error(
                        "wt_percent",
                        "missing; give the donor on top of the composite, for example 3.0");
            } else if (!hasCathode && !mass) {
                donor.error(
                        "mass_mg",
                        "missing; without a cathode composite to take a share of, the donor needs its mass, for example 6.0");
            }
        }
        if (donor != null && donor.has("carrier") && !donor.has("thickness_um")) {
            donor.error(
                    "carrier",
                    "belongs to a pellet between two counter electrodes; give its thickness_um too, or leave it out");
        }
        if (donor != null && hasCathode && donor.has("thickness_um")) {
            donor.error(
                    "thickness_um",
                    "makes the donor a pellet between two counter electrodes, which has no cathode; leave one of them out");
        }
        Section section = root.section("anode");
        if (anode != null && anode.material() instanceof HostAnode && !section.has("np_ratio")) {
            section.error(
                    "np_ratio",
                    "missing; an anode that starts empty needs its capacity over everything cathode and donor can give, for example 1.1");
        }
        if (anode != null
                && anode.material() instanceof CounterElectrode
                && section.has("np_ratio")) {
            section.error(
                    "np_ratio",
                    "has no meaning for a counter electrode, whose sodium is in excess; leave it out");
        }
    }

    private void checkWorking(boolean hasCathode, @Nullable Section donor) throws ConfigException {
        if (hasCathode || donor != null) {
            root.error(
                    "working_electrode",
                    "is the positive electrode of a half cell; it cannot stand next to "
                            + (hasCathode ? "cathode" : "donor")
                            + ", leave one of them out");
        }
        if (anode != null && anode.material() instanceof HostAnode) {
            root.section("anode")
                    .error(
                            "material",
                            "starts without sodium, as the working_electrode does: nothing could flow; take a counter electrode with sodium in excess, such as na9sn4");
        }
    }

    private void checkBands() throws ConfigException {
        ordered(root, "voltage_window_V");
        ordered(root, "initial_voltage_V");
        ordered(root.section("stack_pressure"), "window_MPa");
        Section limits = root.section("limits");
        for (String key : limits.keys()) {
            if (limits.node(key) instanceof YamlNode.Mapping) {
                Section tiers = limits.section(key);
                boolean sound = true;
                for (String tier : TIERS) {
                    sound &= ordered(tiers, tier);
                }
                for (int i = 1; sound && i < TIERS.size(); i++) {
                    contains(
                            tiers,
                            TIERS.get(i),
                            tiers.numbers(TIERS.get(i)),
                            tiers.numbers(TIERS.get(i - 1)),
                            TIERS.get(i - 1));
                }
            }
        }
    }

    private static boolean ordered(Section section, String key) throws ConfigException {
        double[] ends = section.numbers(key);
        if (ends[0] >= ends[1]) {
            section.error(key, "must be [low, high] with low below high, found " + shown(ends));
            return false;
        }
        return true;
    }

    private static boolean contains(
            Section section, String key, double[] outer, double[] inner, String what) {
        if (outer[0] > inner[0] || outer[1] < inner[1]) {
            section.error(
                    key, "must contain " + what + " " + shown(inner) + ", found " + shown(outer));
            return false;
        }
        return true;
    }

    private void checkWindows() throws ConfigException {
        Section limits = root.section("limits");
        double[] window = root.numbers("voltage_window_V");
        double[] trip = limits.section("voltage_V").numbers("trip");
        if (window[0] < trip[0] || window[1] > trip[1]) {
            root.error(
                    "voltage_window_V",
                    shown(window)
                            + " must lie inside limits.voltage_V.trip "
                            + shown(trip)
                            + ": cycling would trip");
        }
        Section pressure = root.section("stack_pressure");
        double target = pressure.number("target_MPa");
        double[] run = pressure.numbers("window_MPa");
        if (target < run[0] || target > run[1]) {
            pressure.error("target_MPa", "must lie inside window_MPa " + shown(run));
        }
        double[] pressureTrip = limits.section("stack_pressure_MPa").numbers("trip");
        if (target < pressureTrip[0] || target > pressureTrip[1]) {
            pressure.error(
                    "target_MPa",
                    "must lie inside limits.stack_pressure_MPa.trip " + shown(pressureTrip));
        }
        double temperature = root.number("temperature_C", 25);
        double[] temperatureTrip = limits.section("temperature_C").numbers("trip");
        if (temperature < temperatureTrip[0] || temperature > temperatureTrip[1]) {
            root.error(
                    "temperature_C",
                    "must lie inside limits.temperature_C.trip " + shown(temperatureTrip));
        }
    }

    /** The cathode sees the cell voltage on top of the potential of the anode. */
    private void checkDecomposition() throws ConfigException {
        if (cathode == null || anode == null || cathode.decompositionVolts().isEmpty()) {
            return;
        }
        double decomposition = cathode.decompositionVolts().getAsDouble();
        double anodeVolts = anodeVoltsAtEndOfCharge();
        limitTop(root, "voltage_window_V", anodeVolts, decomposition);
        limitTop(root.section("limits").section("voltage_V"), "trip", anodeVolts, decomposition);
    }

    private void limitTop(Section section, String key, double anodeVolts, double decomposition)
            throws ConfigException {
        double top = section.numbers(key)[1];
        if (top + anodeVolts > decomposition) {
            section.error(
                    key,
                    "upper end "
                            + Shown.number(top)
                            + " V puts the cathode at "
                            + Shown.number(top + anodeVolts)
                            + " V against Na/Na+, beyond the "
                            + Shown.number(decomposition)
                            + " V where "
                            + root.section("cathode").text("material")
                            + " changes for good; must be at most "
                            + Shown.number(decomposition - anodeVolts));
        }
    }

    private double anodeVoltsAtEndOfCharge() throws ConfigException {
        if (anode == null) {
            return 0;
        }
        AnodeMaterial material = anode.material() instanceof AnodeMaterial known ? known : null;
        double npRatio =
                material instanceof HostAnode ? root.section("anode").number("np_ratio", 1) : 1;
        return material == null ? 0 : material.voltsAtEndOfCharge(npRatio);
    }

    private static String shown(double[] ends) {
        return "[" + Shown.number(ends[0]) + ", " + Shown.number(ends[1]) + "]";
    }
}
