package io.presodia.host.cli;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.hal.cell.CellDesign;
import io.presodia.host.analyze.Subject;
import io.presodia.host.format.BdfCsvReader;
import io.presodia.host.format.BdfFormatException;
import io.presodia.host.format.BdfParquetReader;
import io.presodia.host.run.BdfRuns;
import io.presodia.host.run.BdfTables;
import io.presodia.host.run.MeasurementUncertainty;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds out what the file of an analysis is, and what is known of its cell. */
final class AnalyzeInput {
    /** Of a mass, where nothing else is known (assumed: a balance of 0.01 mg). */
    private static final double MASS_RELATIVE_SIGMA = 0.001;

    private final Catalogue catalogue;
    private final Path file;
    private final @Nullable String cell;
    private final @Nullable Double massMilligrams;
    private final @Nullable String run;

    AnalyzeInput(
            Catalogue catalogue,
            Path file,
            @Nullable String cell,
            @Nullable Double massMilligrams,
            @Nullable String run) {
        this.catalogue = catalogue;
        this.file = file;
        this.cell = cell;
        this.massMilligrams = massMilligrams;
        this.run = run;
    }

    Subject subject() throws IOException, ConfigException, BadInputException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "no such file or folder");
        }
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        String ending = name.toLowerCase(Locale.ROOT);
        if (Files.isDirectory(file)) {
            return ofJournal(RunChoice.journal(file), file);
        }
        if (ending.endsWith(".db")) {
            Path folder = file.toAbsolutePath().getParent();
            return ofJournal(file, folder == null ? Path.of("") : folder);
        }
        if (ending.endsWith(".csv") || ending.endsWith(".parquet")) {
            return ofTable(name, ending.endsWith(".csv"));
        }
        throw new BadInputException(
                "FILE",
                file.toString(),
                "must be a run folder, a journal.db, or a file in Battery Data Format (.csv, .parquet)");
    }

    private Subject ofTable(String name, boolean csv)
            throws IOException, ConfigException, BadInputException {
        RunData data;
        boolean marked;
        try {
            var table = csv ? BdfCsvReader.read(file) : BdfParquetReader.read(file);
            data = BdfRuns.read(table, name);
            marked = table.texts(BdfTables.DATA_ORIGIN).isPresent();
        } catch (BdfFormatException e) {
            throw new BadInputException("FILE", file.toString(), String.valueOf(e.getMessage()));
        }
        Path folder = file.toAbsolutePath().getParent();
        CellDesign design = design(folder == null ? Path.of("") : folder);
        return subject(
                data,
                marked ? data.info().dataOrigin() : "unknown",
                design,
                RunChoice.summary(folder == null ? Path.of("") : folder));
    }

    private Subject ofJournal(Path journal, Path folder)
            throws IOException, ConfigException, BadInputException {
        RunData data = RunChoice.read(journal, folder, run);
        return subject(data, data.info().dataOrigin(), design(folder), RunChoice.summary(folder));
    }

    /** The cell that was named, else the one that went into the run. */
    private @Nullable CellDesign design(Path folder) throws IOException, ConfigException {
        if (cell != null) {
            return catalogue.cell(cell).value();
        }
        Path inputs = new RunFolder(folder).inputs().resolve("cells");
        if (!Files.isDirectory(inputs)) {
            return null;
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(inputs)) {
            files = all.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
        }
        return files.size() == 1 ? catalogue.cell(files.getFirst().toString()).value() : null;
    }

    private Subject subject(
            RunData data, String origin, @Nullable CellDesign design, @Nullable JsonNode summary) {
        double grams = Double.NaN;
        if (massMilligrams != null) {
            grams = massMilligrams * 1e-3;
        } else if (design != null) {
            grams = design.referenceMassGrams();
        } else if (data.info().properties().containsKey("active_mass_g")) {
            grams = Double.parseDouble(data.info().properties().get("active_mass_g"));
        }
        return new Subject(file.toString(), data, origin, design, grams, worth(grams, summary));
    }

    /** As the run's own summary has it; from other files nothing is known but the balance. */
    private static MeasurementUncertainty worth(double grams, @Nullable JsonNode summary) {
        double mass = Double.isNaN(grams) ? 0 : grams * MASS_RELATIVE_SIGMA;
        if (summary == null) {
            return new MeasurementUncertainty(mass, 0, 0, 0);
        }
        JsonNode facts = summary.path("cell_facts");
        return new MeasurementUncertainty(
                mass,
                facts.path("current_gain_sigma_ppm").asDouble(0),
                facts.path("current_offset_sigma_A").asDouble(0),
                facts.path("current_asymmetry_sigma_ppm").asDouble(0));
    }
}
