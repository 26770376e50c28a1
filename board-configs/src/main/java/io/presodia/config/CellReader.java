package io.presodia.config;

import io.presodia.hal.cell.AnodeMaterial;
import io.presodia.hal.cell.CathodeMaterial;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.CounterElectrode;
import io.presodia.hal.cell.DonorMaterial;
import io.presodia.hal.cell.DonorPart;
import io.presodia.hal.cell.ElectrolyteMaterial;
import io.presodia.hal.cell.FixtureMaterial;
import io.presodia.hal.cell.HostAnode;
import io.presodia.hal.cell.Material;
import io.presodia.hal.cell.Source;
import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.TieredBand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a cell file whose schema has been checked, with its materials, and checks its physics. */
final class CellReader {
    /** Temperature of the paper's cells where a file does not say otherwise: room temperature. */
    private static final double ROOM_CELSIUS = 25;

    private final Catalogue catalogue;
    private final YamlDocument document;
    private final Diagnostics diagnostics;
    private final Section root;
    private final Set<SourceFile> sources = new LinkedHashSet<>();
    private final List<Provenance> provenance = new ArrayList<>();
    private final List<Diagnostic> foreign = new ArrayList<>();

    CellReader(Catalogue catalogue, YamlDocument document) {
        this.catalogue = catalogue;
        this.document = document;
        this.diagnostics = new Diagnostics(document.source().path());
        this.root = Section.root(document, diagnostics);
        sources.add(document.source());
    }

    /**
     * The cell.
     *
     * @throws ConfigException with everything that is wrong with its file and those of its
     *     materials
     */
    Loaded<CellDesign> read() throws ConfigException {
        MaterialFile cathode =
                root.has("cathode")
                        ? material("cathode", CathodeMaterial.class, "a cathode")
                        : null;
        MaterialFile anode =
                material("anode", AnodeMaterial.class, "an anode or counter electrode");
        MaterialFile working =
                root.has("working_electrode")
                        ? material("working_electrode", HostAnode.class, "an anode")
                        : null;
        MaterialFile donor =
                root.has("donor") ? material("donor", DonorMaterial.class, "a donor") : null;
        MaterialFile electrolyte =
                material("electrolyte", ElectrolyteMaterial.class, "an electrolyte");
        MaterialFile fixture = material("fixture", FixtureMaterial.class, "a fixture");
        CellCheck check = new CellCheck(root, cathode, anode);
        check.run();
        readSources();
        diagnostics.addAll(foreign);
        diagnostics.throwIfAny();
        if (anode == null || electrolyte == null || fixture == null) {
            throw new IllegalStateException("a missing material without a diagnostic");
        }
        try {
            CellDesign design = design(cathode, anode, working, donor, electrolyte, fixture);
            CellPhysics.check(design, root);
            diagnostics.throwIfAny();
            return new Loaded<>(design, List.copyOf(sources));
        } catch (IllegalArgumentException e) {
            // A rule of the design that neither schema nor checks know; its message names key and
            // range.
            root.error(String.valueOf(e.getMessage()));
            throw new ConfigException(diagnostics.sorted());
        }
    }

    /** Where the values of the cell and of its materials come from; after {@link #read}. */
    List<Provenance> provenance() {
        return List.copyOf(provenance);
    }

    private CellDesign design(
            @Nullable MaterialFile cathode,
            MaterialFile anode,
            @Nullable MaterialFile working,
            @Nullable MaterialFile donor,
            MaterialFile electrolyte,
            MaterialFile fixture)
            throws ConfigException {
        Section pressure = root.section("stack_pressure");
        return new CellDesign(
                root.text("name"),
                root.text("description", root.text("name")),
                cathode == null ? null : cathodePart((CathodeMaterial) cathode.material()),
                new CellDesign.AnodePart(
                        (AnodeMaterial) anode.material(),
                        root.section("anode").number("np_ratio", 1)),
                donor == null ? null : donorPart((DonorMaterial) donor.material()),
                (ElectrolyteMaterial) electrolyte.material(),
                (FixtureMaterial) fixture.material(),
                root.number("die_diameter_mm"),
                pressure.number("target_MPa"),
                band(pressure, "window_MPa"),
                band(root, "voltage_window_V"),
                initialVolts(),
                root.number("temperature_C", ROOM_CELSIUS),
                limits(root.section("limits")),
                working == null
                        ? null
                        : new CellDesign.WorkingPart(
                                (HostAnode) working.material(),
                                root.section("working_electrode").number("mass_mg") / 1e3),
                root.flag("used", false));
    }

    /** A used cell may rest anywhere in its window, and somewhat below when it was let run down. */
    private Band initialVolts() throws ConfigException {
        Band stated = band(root, "initial_voltage_V");
        Band window = band(root, "voltage_window_V");
        return root.flag("used", false)
                ? new Band(
                        Math.min(stated.low(), window.low()),
                        Math.max(stated.high(), window.high()))
                : stated;
    }

    private CellDesign.CathodePart cathodePart(CathodeMaterial material) throws ConfigException {
        Section part = root.section("cathode");
        return new CellDesign.CathodePart(
                material, part.number("active_mass_mg") / 1e3, part.number("composite_fraction"));
    }

    private DonorPart donorPart(DonorMaterial material) throws ConfigException {
        Section part = root.section("donor");
        DonorPart.Dose dose =
                part.has("thickness_um")
                        ? new DonorPart.Pellet(
                                part.number("mass_mg") / 1e3,
                                part.number("thickness_um"),
                                part.text("carrier", "ions").equals("ions")
                                        ? DonorPart.Carrier.IONS
                                        : DonorPart.Carrier.ELECTRONS)
                        : part.has("mass_mg")
                                ? new DonorPart.Mass(part.number("mass_mg") / 1e3)
                                : new DonorPart.WeightPercent(part.number("wt_percent"));
        return part.has("capacity_mAh_g")
                ? new DonorPart(material, dose, part.number("capacity_mAh_g"))
                : new DonorPart(material, dose);
    }

    private static CellDesign.Limits limits(Section limits) throws ConfigException {
        return new CellDesign.Limits(
                tiers(limits, "voltage_V"),
                tiers(limits, "current_C"),
                tiers(limits, "temperature_C"),
                tiers(limits, "temperature_rate_K_min"),
                tiers(limits, "stack_pressure_MPa"),
                limits.number("charge_budget_factor"));
    }

    private static TieredBand tiers(Section limits, String key) throws ConfigException {
        Section section = limits.section(key);
        return new TieredBand(
                band(section, "inform"), band(section, "warn"), band(section, "trip"));
    }

    private static Band band(Section section, String key) throws ConfigException {
        double[] ends = section.numbers(key);
        return new Band(ends[0], ends[1]);
    }

    /** The material of a part; null with a diagnostic where there is none of that name and kind. */
    private @Nullable MaterialFile material(
            String part, Class<? extends Material> type, String wanted) throws ConfigException {
        Section section = root.section(part);
        String name = section.text("material");
        SourceFile source = catalogue.near(document.source(), Kind.MATERIAL, name);
        if (source == null) {
            unknown(section, name);
            return null;
        }
        try {
            MaterialFile material = catalogue.material(source);
            sources.add(source);
            if (!type.isInstance(material.material())) {
                section.error(
                        "material",
                        "must be "
                                + wanted
                                + ", but "
                                + name
                                + " is "
                                + kindOf(material.material()));
                return null;
            }
            provenance.addAll(material.provenance());
            return material;
        } catch (ConfigException e) {
            section.error("material", "has errors of its own, see " + source.path());
            foreign.addAll(e.diagnostics());
            return null;
        }
    }

    private void unknown(Section section, String name) {
        section.error(
                "material",
                "no such material"
                        + Spelling.hint(name, catalogue.names(Kind.MATERIAL))
                        + "; built in are "
                        + catalogue.listed(Kind.MATERIAL)
                        + "; one of your own goes next to this file as "
                        + name
                        + ".yaml");
    }

    /** The materials that are nowhere, of a document whose schema has not passed. */
    List<Diagnostic> unknownMaterials() throws ConfigException {
        for (YamlNode.Entry part : document.root().entries()) {
            if (part.value() instanceof YamlNode.Mapping mapping) {
                YamlNode.Entry entry = mapping.entry("material");
                if (entry != null
                        && entry.value() instanceof YamlNode.Scalar name
                        && name.type() == YamlNode.ScalarType.TEXT
                        && !name.text().isEmpty()
                        && catalogue.near(document.source(), Kind.MATERIAL, name.text()) == null) {
                    unknown(root.section(part.key()), name.text());
                }
            }
        }
        return diagnostics.sorted();
    }

    private static String kindOf(Material material) {
        return switch (material) {
            case CathodeMaterial cathode -> "a cathode";
            case HostAnode host -> "an anode";
            case CounterElectrode counter -> "a counter electrode";
            case DonorMaterial donor -> "a donor";
            case ElectrolyteMaterial electrolyte -> "an electrolyte";
            case FixtureMaterial fixture -> "a fixture";
        };
    }

    private void readSources() throws ConfigException {
        for (Section entry : root.sections("sources")) {
            String key = entry.text("key");
            YamlNode value = find(document.root(), key);
            if (value == null) {
                entry.error(
                        "key",
                        "no such key in this file; write its path, such as cathode.active_mass_mg");
                continue;
            }
            String unit = key.contains("_") ? key.substring(key.lastIndexOf('_') + 1) : "";
            Source source = new Source(MaterialReader.kind(entry), entry.text("ref"));
            provenance.add(
                    new Provenance(
                            document.source().path(),
                            value.line(),
                            key,
                            text(value),
                            unit,
                            source));
        }
    }

    private static @Nullable YamlNode find(YamlNode.Mapping root, String path) {
        YamlNode node = root;
        for (String key : path.split("\\.", -1)) {
            YamlNode.Entry entry =
                    node instanceof YamlNode.Mapping mapping ? mapping.entry(key) : null;
            if (entry == null) {
                return null;
            }
            node = entry.value();
        }
        return node;
    }

    private static String text(YamlNode node) {
        return node instanceof YamlNode.Scalar ? node.shown() : YamlJson.toJson(node).toString();
    }
}
