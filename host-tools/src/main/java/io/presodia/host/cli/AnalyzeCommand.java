package io.presodia.host.cli;

import io.presodia.hal.cell.CellDesign;
import io.presodia.host.analysis.PelletCell;
import io.presodia.host.analysis.Titration;
import io.presodia.host.analyze.Activation;
import io.presodia.host.analyze.Conductivity;
import io.presodia.host.analyze.Cycles;
import io.presodia.host.analyze.Dqdv;
import io.presodia.host.analyze.Draw;
import io.presodia.host.analyze.Finding;
import io.presodia.host.analyze.GittFinding;
import io.presodia.host.analyze.Relaxations;
import io.presodia.host.analyze.Subject;
import io.presodia.host.report.PlotCanvas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Analyses a run, or a file of another instrument. */
@Command(
        name = "analyze",
        description = {
            "Analyses a run, or a file in Battery Data Format of any instrument.",
            "  cycles      capacities and efficiencies, cycle by cycle",
            "  dqdv        differential capacity and its peaks",
            "  gitt        diffusion coefficients and trapped sodium, by titration",
            "  dcpol       conductivities by polarisation, and their activation energy",
            "  drt         distribution of relaxation times of an impedance spectrum",
            "  activation  the first cycle: what the donor gave and what came back"
        },
        footer = {
            "",
            "Exit codes: 0 done; 1 the file has nothing of that kind; 2 bad input.",
            "",
            "Examples:",
            "  presodia analyze cycles runs/a",
            "  presodia analyze gitt runs/tin --plot tin.png --json",
            "  presodia analyze dqdv other.bdf.csv --cell ./my-cell.yaml",
            "  presodia analyze drt spectrum.csv"
        })
final class AnalyzeCommand implements Callable<Integer> {
    /** What can be analysed. */
    enum What {
        /** Capacities. */
        CYCLES,
        /** Differential capacity. */
        DQDV,
        /** Titration. */
        GITT,
        /** Polarisation. */
        DCPOL,
        /** Relaxation times. */
        DRT,
        /** The first cycle. */
        ACTIVATION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final double ROOM_CELSIUS = 25;

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "WHAT", description = "one of ${COMPLETION-CANDIDATES}")
    private What what = What.CYCLES;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description =
                    "a run folder, a journal.db, or a file in Battery Data Format (.csv, .parquet)")
    private Path file = Path.of("");

    @Option(
            names = "--cell",
            paramLabel = "NAME|FILE",
            description = "the cell (default: that of the run folder)")
    private @Nullable String cell;

    @Option(
            names = "--mass-mg",
            paramLabel = "M",
            description = "mass that capacities refer to, where no cell is known")
    private @Nullable Double massMilligrams;

    @Option(
            names = "--length-um",
            paramLabel = "L",
            description = "gitt: diffusion length (default: that of the cell's material)")
    private @Nullable Double lengthMicrometres;

    @Option(
            names = "--noiseless",
            description =
                    "drt: the spectrum is a simulated one without noise, which bears the weakest penalty")
    private boolean noiseless;

    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "which run, where the journal has several")
    private @Nullable String run;

    @Option(names = "--plot", paramLabel = "PNG", description = "draw it; the file is written anew")
    private @Nullable Path plot;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    AnalyzeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        BadInputException.requirePositive("--length-um", lengthMicrometres);
        BadInputException.requirePositive("--mass-mg", massMilligrams);
        PlotFile.check(plot);
        Finding finding;
        String origin;
        if (what == What.DRT) {
            finding = Relaxations.read(file, noiseless);
            origin = "unknown";
        } else {
            Subject subject =
                    new AnalyzeInput(surroundings.catalogue(), file, cell, massMilligrams, run)
                            .subject();
            finding = finding(subject);
            origin = subject.origin();
        }
        List<PlotCanvas.Panel> panels = finding.found() ? finding.panels() : List.of();
        if (plot != null && !panels.isEmpty()) {
            Files.write(
                    plot,
                    Draw.png(
                            finding.title() + ", " + name(),
                            origin.equals("virtual") ? "" : origin,
                            origin.equals("virtual"),
                            panels));
        }
        print(finding, origin);
        return finding.found() ? Exit.DONE : Exit.FAILED;
    }

    private String name() {
        Path last = file.toAbsolutePath().normalize().getFileName();
        return last == null ? file.toString() : last.toString();
    }

    private Finding finding(Subject subject) throws IOException, BadInputException {
        return switch (what) {
            case CYCLES -> Cycles.of(withMass(subject));
            case DQDV -> Dqdv.of(withMass(subject));
            case GITT -> GittFinding.of(subject, electrode(subject));
            case DCPOL -> Conductivity.of(withPellet(subject));
            case ACTIVATION -> Activation.of(withMass(subject));
            case DRT -> throw new IllegalStateException("a spectrum is no run");
        };
    }

    private static Subject withMass(Subject subject) throws BadInputException {
        if (!(subject.grams() > 0)) {
            throw new BadInputException(
                    "--cell",
                    "",
                    "capacities are per gram, and this file does not say what it is of: name the"
                            + " cell with --cell, or give --mass-mg");
        }
        return subject;
    }

    private static Subject withPellet(Subject subject) throws BadInputException {
        CellDesign design = subject.cell();
        if (design == null) {
            throw new BadInputException(
                    "--cell",
                    "",
                    "a conductivity needs the pellet's thickness and area: name the cell with --cell");
        }
        if (PelletCell.geometry(design, ROOM_CELSIUS) == null) {
            throw new BadInputException(
                    "--cell",
                    design.name(),
                    "has electrodes that polarise by themselves: a conductivity is measured on a"
                            + " pellet between two equal electrodes, such as sigma-ions-1-2");
        }
        return subject;
    }

    private Titration.Electrode electrode(Subject subject) throws BadInputException {
        if (subject.cell() == null) {
            throw new BadInputException(
                    "--cell",
                    "",
                    "a diffusion coefficient needs the electrode's mass and length: name the cell"
                            + " with --cell");
        }
        Titration.Electrode electrode =
                GittFinding.electrode(
                        subject.cell(), lengthMicrometres == null ? Double.NaN : lengthMicrometres);
        if (electrode == null) {
            throw new BadInputException(
                    "--length-um",
                    "",
                    "the cell has no host whose diffusion length is known; in a half cell the host"
                            + " is its working_electrode");
        }
        return electrode;
    }

    private void print(Finding finding, String origin) {
        if (json) {
            ObjectNode root = Json.document("analyze-" + what);
            root.put("file", file.toString());
            root.put("data_origin", origin);
            root.put("found", finding.found());
            if (plot != null) {
                root.put("plot", plot.toString());
            }
            finding.put(root);
            Json.print(surroundings.out(), root);
            if (!finding.found()) {
                finding.text().forEach(surroundings.err()::println);
                surroundings.err().flush();
            }
        } else {
            finding.text().forEach(surroundings.out()::println);
            surroundings.out().flush();
        }
    }
}
