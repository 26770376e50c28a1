package io.presodia.config;

import io.presodia.hal.cell.AnodeDiffusion;
import io.presodia.hal.cell.AnodeMaterial;
import io.presodia.hal.cell.CathodeMaterial;
import io.presodia.hal.cell.Constant;
import io.presodia.hal.cell.CounterElectrode;
import io.presodia.hal.cell.DonorKinetics;
import io.presodia.hal.cell.DonorMaterial;
import io.presodia.hal.cell.DonorNetwork;
import io.presodia.hal.cell.DonorRelaxation;
import io.presodia.hal.cell.ElectrolyteMaterial;
import io.presodia.hal.cell.FixtureMaterial;
import io.presodia.hal.cell.GrainBoundaries;
import io.presodia.hal.cell.HostAnode;
import io.presodia.hal.cell.Material;
import io.presodia.hal.cell.OpenCircuitCurve;
import io.presodia.hal.cell.OpenCircuitTable;
import io.presodia.hal.cell.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads a material file whose schema has been checked. */
final class MaterialReader {
    private final Section root;
    private final String file;
    private final List<Provenance> provenance = new ArrayList<>();

    private MaterialReader(Section root, String file) {
        this.root = root;
        this.file = file;
    }

    /**
     * The material.
     *
     * @throws ConfigException with everything that is wrong
     */
    static MaterialFile read(YamlDocument document) throws ConfigException {
        Diagnostics diagnostics = new Diagnostics(document.source().path());
        Section root = Section.root(document, diagnostics);
        MaterialReader reader = new MaterialReader(root, document.source().path());
        try {
            Material material = reader.material();
            OptionalDouble decomposition =
                    root.has("decomposition_potential")
                            ? OptionalDouble.of(
                                    reader.constant(root, "decomposition_potential").value())
                            : OptionalDouble.empty();
            diagnostics.throwIfAny();
            return new MaterialFile(material, decomposition, reader.provenance);
        } catch (IllegalArgumentException e) {
            // A rule of the material that its schema does not know; its message names key and
            // range.
            root.error(String.valueOf(e.getMessage()));
            throw new ConfigException(diagnostics.sorted());
        }
    }

    private Material material() throws ConfigException {
        String kind = root.text("kind");
        return switch (kind) {
            case "cathode" -> cathode();
            case "anode" -> anode();
            case "counter_electrode" ->
                    new CounterElectrode(
                            root.text("name"),
                            constant(root, "potential"),
                            constant(root, "interface_resistance"),
                            constant(root, "activation_energy"),
                            constant(root, "breathing"),
                            constantOr("interface_time", AnodeMaterial.assumedInterfaceTime()),
                            constantOr("double_layer", CounterElectrode.assumedDoubleLayer()));
            case "donor" -> donor();
            case "electrolyte" -> electrolyte();
            case "fixture" ->
                    new FixtureMaterial(
                            root.text("name"),
                            constant(root, "stiffness"),
                            constant(root, "creep"),
                            constant(root, "creep_onset"),
                            constant(root, "heat_capacity"),
                            constant(root, "heat_transfer"));
            default ->
                    throw new IllegalStateException(
                            "the schema allows a kind without a reader: " + kind);
        };
    }

    private CathodeMaterial cathode() throws ConfigException {
        return new CathodeMaterial(
                root.text("name"),
                curve(
                        1,
                        1,
                        "must rise from row to row: a cathode's potential grows as sodium leaves"),
                constant(root, "nominal_capacity"),
                constant(root, "first_charge_capacity"),
                constant(root, "reversible_capacity"),
                constant(root, "first_efficiency"),
                constant(root, "charge_transfer_resistance"),
                constant(root, "double_layer"),
                constant(root, "activation_energy"));
    }

    private HostAnode anode() throws ConfigException {
        return new HostAnode(
                root.text("name"),
                curve(
                        1,
                        -1,
                        "must fall from row to row: an anode's potential falls as sodium enters"),
                curve(2, 0, ""),
                constant(root, "capacity"),
                constant(root, "max_sodium"),
                constant(root, "trap_fraction"),
                constant(root, "hysteresis_charge"),
                constant(root, "wall_height"),
                constant(root, "wall_width"),
                constant(root, "interface_resistance"),
                constant(root, "activation_energy"),
                constant(root, "breathing"),
                constant(root, "interphase_growth"),
                constantOr("interface_time", AnodeMaterial.assumedInterfaceTime()),
                diffusion(root.sectionOrNull("diffusion")));
    }

    private @Nullable AnodeDiffusion diffusion(@Nullable Section part) throws ConfigException {
        if (part == null) {
            return null;
        }
        Constant length = constant(part, "length");
        Section table = part.section("coefficients");
        List<AnodeDiffusion.Phase> phases = new ArrayList<>();
        for (double[] row : table.rows("points")) {
            phases.add(new AnodeDiffusion.Phase(row[0], row[1], row[2]));
        }
        Source source = source(table);
        provenance.add(
                new Provenance(
                        file,
                        table.line("points"),
                        table.path("points"),
                        phases.size() + " phases",
                        "cm2/s",
                        source));
        return new AnodeDiffusion(length, phases, source);
    }

    private ElectrolyteMaterial electrolyte() throws ConfigException {
        return new ElectrolyteMaterial(
                root.text("name"),
                constant(root, "area_resistance"),
                constant(root, "thickness"),
                constant(root, "activation_energy"),
                constant(root, "pressure_exponent"),
                constant(root, "reference_pressure"),
                constant(root, "diffusion_resistance"),
                constant(root, "diffusion_time"),
                constant(root, "drift"),
                grains(root.sectionOrNull("grain_boundaries")));
    }

    private GrainBoundaries grains(@Nullable Section part) throws ConfigException {
        return part == null
                ? GrainBoundaries.ASSUMED
                : new GrainBoundaries(constant(part, "share"), constant(part, "time"));
    }

    private DonorMaterial donor() throws ConfigException {
        Section nps = root.section("nps");
        Section residual = root.section("residual");
        Section wall = root.section("wall");
        return new DonorMaterial(
                root.text("name"),
                constant(root, "nps_to_na2s_mass_ratio"),
                constant(root, "nominal_capacity"),
                constant(root, "theoretical_capacity"),
                constant(root, "reference_potential"),
                plateau(root.section("stage_1")),
                plateau(root.section("stage_2")),
                new DonorMaterial.Slope(
                        constant(nps, "capacity"), constant(nps, "onset"), constant(nps, "rise")),
                new DonorMaterial.Residual(
                        constant(residual, "capacity"),
                        constant(residual, "threshold"),
                        constant(residual, "release_per_charge")),
                new DonorMaterial.Wall(constant(wall, "start"), constant(wall, "steepness")),
                kinetics(root.section("kinetics")));
    }

    private DonorMaterial.Plateau plateau(Section stage) throws ConfigException {
        return new DonorMaterial.Plateau(
                constant(stage, "capacity"),
                constant(stage, "potential"),
                constant(stage, "width"));
    }

    private DonorKinetics kinetics(Section part) throws ConfigException {
        return new DonorKinetics(
                constant(part, "charge_transfer_resistance"),
                constant(part, "charge_transfer_exponent"),
                constant(part, "charge_transfer_cap"),
                constant(part, "contact_share"),
                constant(part, "diffusion_resistance"),
                constant(part, "diffusion_onset"),
                constant(part, "diffusion_width"),
                constant(part, "diffusion_capacitance"),
                constant(part, "double_layer"),
                constant(part, "activation_energy"),
                constant(part, "ionic_conductivity"),
                constant(part, "electronic_conductivity"),
                network(part.sectionOrNull("network")),
                relaxation(part.sectionOrNull("relaxations")));
    }

    private DonorRelaxation relaxation(@Nullable Section part) throws ConfigException {
        return part == null
                ? DonorRelaxation.ASSUMED
                : new DonorRelaxation(
                        constant(part, "interface_share"),
                        constant(part, "interface_capacitance"),
                        constant(part, "slow_share"),
                        constant(part, "slow_over_fast"));
    }

    private @Nullable DonorNetwork network(@Nullable Section part) throws ConfigException {
        return part == null
                ? null
                : new DonorNetwork(
                        constant(part, "reference_conductivity"),
                        constant(part, "onset"),
                        constant(part, "reach"));
    }

    /** A constant of the material that its file need not have. */
    private Constant constantOr(String key, Constant otherwise) throws ConfigException {
        return root.has(key) ? constant(root, key) : otherwise;
    }

    private Constant constant(Section parent, String key) throws ConfigException {
        Section section = parent.section(key);
        Source source = source(section);
        String unit = section.text("unit");
        provenance.add(
                new Provenance(
                        file,
                        section.line("value"),
                        section.path(),
                        section.text("value"),
                        unit,
                        source));
        return new Constant(section.number("value"), unit, source);
    }

    /**
     * One column of the open circuit table over its first column.
     *
     * @param direction 1: must rise, -1: must fall, 0: must not be negative
     */
    private OpenCircuitTable curve(int column, int direction, String rule) throws ConfigException {
        Section table = root.section("open_circuit");
        List<double[]> rows = table.rows("points");
        double[] x = new double[rows.size()];
        double[] volts = new double[rows.size()];
        boolean usable = true;
        for (int i = 0; i < rows.size(); i++) {
            x[i] = rows.get(i)[0];
            volts[i] = rows.get(i)[column];
            if (i > 0 && x[i] <= x[i - 1]) {
                table.errorAt("points", i, "must grow in its first number from row to row");
                usable = false;
            } else if (i > 0 && direction != 0 && direction * (volts[i] - volts[i - 1]) <= 0) {
                table.errorAt("points", i, rule);
            } else if (direction == 0 && volts[i] < 0) {
                table.errorAt("points", i, "half the gap must not be negative");
            }
        }
        Source source = source(table);
        if (direction != 0) {
            provenance.add(
                    new Provenance(
                            file,
                            table.line("points"),
                            table.path("points"),
                            rows.size() + " points",
                            "V",
                            source));
        }
        double[] anyX = {0, 1};
        return new OpenCircuitTable(
                OpenCircuitCurve.through(usable ? x : anyX, usable ? volts : anyX), source);
    }

    private static Source source(Section section) throws ConfigException {
        Section source = section.section("source");
        return new Source(kind(source), source.text("ref"));
    }

    /** The source kind at key {@code kind}. */
    static Source.Kind kind(Section source) throws ConfigException {
        return switch (source.text("kind")) {
            case "paper" -> Source.Kind.PAPER;
            case "literature" -> Source.Kind.LITERATURE;
            case "calibrated" -> Source.Kind.CALIBRATED;
            default -> Source.Kind.ASSUMED;
        };
    }
}
