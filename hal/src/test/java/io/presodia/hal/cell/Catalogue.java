package io.presodia.hal.cell;

import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.TieredBand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The shipped materials and cells for tests of this module, which lies beneath the reader of
 * board-configs.
 */
public final class Catalogue {
    private static final Path ROOT = root();

    private Catalogue() {}

    /** A shipped cell. */
    public static CellDesign cell(String name) {
        Node cell = load(ROOT.resolve("cells").resolve(name + ".yaml"));
        Node anode = cell.child("anode");
        Node pressure = cell.child("stack_pressure");
        return new CellDesign(
                cell.text("name"),
                cell.text("description"),
                cell.has("cathode") ? cathodePart(cell.child("cathode")) : null,
                new CellDesign.AnodePart(
                        (AnodeMaterial) material(anode.text("material")),
                        anode.has("np_ratio") ? anode.number("np_ratio") : Double.NaN),
                cell.has("donor") ? donorPart(cell.child("donor")) : null,
                (ElectrolyteMaterial) material(cell.child("electrolyte").text("material")),
                (FixtureMaterial) material(cell.child("fixture").text("material")),
                cell.number("die_diameter_mm"),
                pressure.number("target_MPa"),
                pressure.band("window_MPa"),
                cell.band("voltage_window_V"),
                cell.band("initial_voltage_V"),
                cell.number("temperature_C"),
                limits(cell.child("limits")),
                cell.has("working_electrode") ? working(cell.child("working_electrode")) : null,
                false);
    }

    /** A shipped material. */
    public static Material material(String name) {
        Node file = load(ROOT.resolve("materials").resolve(name + ".yaml"));
        return switch (file.text("kind")) {
            case "cathode" -> cathode(file);
            case "anode" -> anode(file);
            case "counter_electrode" ->
                    new CounterElectrode(
                            file.text("name"),
                            file.constant("potential"),
                            file.constant("interface_resistance"),
                            file.constant("activation_energy"),
                            file.constant("breathing"),
                            file.constant("interface_time"),
                            file.constant("double_layer"));
            case "donor" -> donor(file);
            case "electrolyte" -> electrolyte(file);
            case "fixture" ->
                    new FixtureMaterial(
                            file.text("name"),
                            file.constant("stiffness"),
                            file.constant("creep"),
                            file.constant("creep_onset"),
                            file.constant("heat_capacity"),
                            file.constant("heat_transfer"));
            default -> throw new IllegalArgumentException(name + ": " + file.text("kind"));
        };
    }

    private static CellDesign.CathodePart cathodePart(Node node) {
        return new CellDesign.CathodePart(
                (CathodeMaterial) material(node.text("material")),
                node.number("active_mass_mg") * 1e-3,
                node.number("composite_fraction"));
    }

    private static CellDesign.WorkingPart working(Node node) {
        return new CellDesign.WorkingPart(
                (HostAnode) material(node.text("material")), node.number("mass_mg") * 1e-3);
    }

    private static DonorPart donorPart(Node node) {
        DonorPart.Dose dose =
                node.has("thickness_um")
                        ? new DonorPart.Pellet(
                                node.number("mass_mg") * 1e-3,
                                node.number("thickness_um"),
                                DonorPart.Carrier.valueOf(
                                        node.text("carrier").toUpperCase(Locale.ROOT)))
                        : node.has("mass_mg")
                                ? new DonorPart.Mass(node.number("mass_mg") * 1e-3)
                                : new DonorPart.WeightPercent(node.number("wt_percent"));
        return new DonorPart((DonorMaterial) material(node.text("material")), dose);
    }

    private static CellDesign.Limits limits(Node node) {
        return new CellDesign.Limits(
                tiers(node.child("voltage_V")),
                tiers(node.child("current_C")),
                tiers(node.child("temperature_C")),
                tiers(node.child("temperature_rate_K_min")),
                tiers(node.child("stack_pressure_MPa")),
                node.number("charge_budget_factor"));
    }

    private static TieredBand tiers(Node node) {
        return new TieredBand(node.band("inform"), node.band("warn"), node.band("trip"));
    }

    private static CathodeMaterial cathode(Node file) {
        return new CathodeMaterial(
                file.text("name"),
                file.child("open_circuit").table(1),
                file.constant("nominal_capacity"),
                file.constant("first_charge_capacity"),
                file.constant("reversible_capacity"),
                file.constant("first_efficiency"),
                file.constant("charge_transfer_resistance"),
                file.constant("double_layer"),
                file.constant("activation_energy"));
    }

    private static HostAnode anode(Node file) {
        return new HostAnode(
                file.text("name"),
                file.child("open_circuit").table(1),
                file.child("open_circuit").table(2),
                file.constant("capacity"),
                file.constant("max_sodium"),
                file.constant("trap_fraction"),
                file.constant("hysteresis_charge"),
                file.constant("wall_height"),
                file.constant("wall_width"),
                file.constant("interface_resistance"),
                file.constant("activation_energy"),
                file.constant("breathing"),
                file.constant("interphase_growth"),
                file.constant("interface_time"),
                file.has("diffusion") ? diffusion(file.child("diffusion")) : null);
    }

    private static AnodeDiffusion diffusion(Node node) {
        List<AnodeDiffusion.Phase> phases = new ArrayList<>();
        if (node.child("coefficients").child("points").value() instanceof List<?> points) {
            for (Object point : points) {
                Node row = new Node(point);
                phases.add(new AnodeDiffusion.Phase(row.at(0), row.at(1), row.at(2)));
            }
        }
        return new AnodeDiffusion(
                node.constant("length"), phases, node.child("coefficients").source());
    }

    private static ElectrolyteMaterial electrolyte(Node file) {
        return new ElectrolyteMaterial(
                file.text("name"),
                file.constant("area_resistance"),
                file.constant("thickness"),
                file.constant("activation_energy"),
                file.constant("pressure_exponent"),
                file.constant("reference_pressure"),
                file.constant("diffusion_resistance"),
                file.constant("diffusion_time"),
                file.constant("drift"),
                new GrainBoundaries(
                        file.child("grain_boundaries").constant("share"),
                        file.child("grain_boundaries").constant("time")));
    }

    private static DonorMaterial donor(Node file) {
        return new DonorMaterial(
                file.text("name"),
                file.constant("nps_to_na2s_mass_ratio"),
                file.constant("nominal_capacity"),
                file.constant("theoretical_capacity"),
                file.constant("reference_potential"),
                plateau(file.child("stage_1")),
                plateau(file.child("stage_2")),
                new DonorMaterial.Slope(
                        file.child("nps").constant("capacity"),
                        file.child("nps").constant("onset"),
                        file.child("nps").constant("rise")),
                new DonorMaterial.Residual(
                        file.child("residual").constant("capacity"),
                        file.child("residual").constant("threshold"),
                        file.child("residual").constant("release_per_charge")),
                new DonorMaterial.Wall(
                        file.child("wall").constant("start"),
                        file.child("wall").constant("steepness")),
                kinetics(file.child("kinetics")));
    }

    private static DonorMaterial.Plateau plateau(Node node) {
        return new DonorMaterial.Plateau(
                node.constant("capacity"), node.constant("potential"), node.constant("width"));
    }

    private static DonorKinetics kinetics(Node node) {
        return new DonorKinetics(
                node.constant("charge_transfer_resistance"),
                node.constant("charge_transfer_exponent"),
                node.constant("charge_transfer_cap"),
                node.constant("contact_share"),
                node.constant("diffusion_resistance"),
                node.constant("diffusion_onset"),
                node.constant("diffusion_width"),
                node.constant("diffusion_capacitance"),
                node.constant("double_layer"),
                node.constant("activation_energy"),
                node.constant("ionic_conductivity"),
                node.constant("electronic_conductivity"),
                node.has("network") ? network(node.child("network")) : null,
                relaxation(node.child("relaxations")));
    }

    private static DonorRelaxation relaxation(Node node) {
        return new DonorRelaxation(
                node.constant("interface_share"),
                node.constant("interface_capacitance"),
                node.constant("slow_share"),
                node.constant("slow_over_fast"));
    }

    private static DonorNetwork network(Node node) {
        return new DonorNetwork(
                node.constant("reference_conductivity"),
                node.constant("onset"),
                node.constant("reach"));
    }

    private static Node load(Path file) {
        try {
            return new Node(
                    new Load(LoadSettings.builder().setLabel(file.toString()).build())
                            .loadFromString(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("board-configs/materials"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("board-configs/materials not found");
            }
            folder = parent;
        }
        return folder.resolve("board-configs");
    }

    /** A mapping of a YAML file. */
    private record Node(@Nullable Object value) {
        boolean has(String key) {
            return value instanceof Map<?, ?> map && map.containsKey(key);
        }

        Node child(String key) {
            if (value instanceof Map<?, ?> map && map.get(key) != null) {
                return new Node(map.get(key));
            }
            throw new IllegalArgumentException(key + " is missing");
        }

        String text(String key) {
            return String.valueOf(child(key).value());
        }

        double number(String key) {
            return child(key).asNumber();
        }

        double asNumber() {
            if (value instanceof Number number) {
                return number.doubleValue();
            }
            throw new IllegalArgumentException("not a number: " + value);
        }

        double at(int index) {
            if (value instanceof List<?> list) {
                return new Node(list.get(index)).asNumber();
            }
            throw new IllegalArgumentException("not a list: " + value);
        }

        Band band(String key) {
            return new Band(child(key).at(0), child(key).at(1));
        }

        Constant constant(String key) {
            Node node = child(key);
            return new Constant(node.number("value"), node.text("unit"), node.source());
        }

        Source source() {
            Node node = child("source");
            return new Source(
                    Source.Kind.valueOf(node.text("kind").toUpperCase(Locale.ROOT)),
                    node.text("ref"));
        }

        OpenCircuitTable table(int column) {
            if (!(child("points").value() instanceof List<?> points)) {
                throw new IllegalArgumentException("points must be a list");
            }
            double[] x = new double[points.size()];
            double[] volts = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                Node point = new Node(points.get(i));
                x[i] = point.at(0);
                volts[i] = point.at(column);
            }
            return new OpenCircuitTable(OpenCircuitCurve.through(x, volts), source());
        }
    }
}
