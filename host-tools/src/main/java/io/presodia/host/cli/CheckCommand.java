package io.presodia.host.cli;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.config.Kind;
import io.presodia.config.YamlDocument;
import io.presodia.firmware.protocol.ProtocolReader;
import io.presodia.firmware.protocol.Review;
import io.presodia.host.format.BdfCsvReader;
import io.presodia.host.format.BdfFormatException;
import io.presodia.host.format.BdfIssue;
import io.presodia.host.format.BdfParquetReader;
import io.presodia.host.format.BdfTable;
import io.presodia.host.format.BdfValidator;
import io.presodia.host.session.BenchRequest;
import io.presodia.host.session.Plan;
import io.presodia.host.session.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Says what is wrong with files, without running anything. */
@Command(
        name = "check",
        description = {
            "Checks files without running them: boards, calibrations, cells, materials, protocols, plans, and data in"
                    + " Battery Data Format (.csv, .parquet). With --cell and --board it checks a protocol against both."
        },
        footer = {
            "",
            "Exit codes: 0 all valid; 1 something is wrong; 2 a file is not there.",
            "",
            "Examples:",
            "  presodia check my-cell.yaml my-protocol.yaml",
            "  presodia check my-protocol.yaml --cell my-cell.yaml --board bench-4",
            "  presodia check runs/a/data.bdf.csv --json"
        })
final class CheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "file, or name of a built-in one")
    private List<String> files = List.of();

    @Option(
            names = "--cell",
            paramLabel = "NAME|FILE",
            description = "the cell that the protocol is for")
    private @Nullable String cell;

    @Option(
            names = "--board",
            paramLabel = "NAME|FILE",
            description = "the board that it is to run on")
    private @Nullable String board;

    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        if ((cell == null) != (board == null)) {
            throw new BadInputException(
                    cell == null ? "--cell" : "--board",
                    "",
                    "missing: --cell and --board go together");
        }
        boolean unreadable = false;
        for (String file : files) {
            unreadable |= !readable(file);
            checkOne(file);
        }
        print();
        return errors.isEmpty() ? Exit.DONE : unreadable ? Exit.BAD_INPUT : Exit.FAILED;
    }

    /** A built-in name is readable too: whether it exists is seen later. */
    private static boolean readable(String file) {
        return !isFile(file) || Files.isReadable(Path.of(file));
    }

    private static boolean isFile(String nameOrFile) {
        return Catalogue.isFile(nameOrFile)
                || isData(nameOrFile)
                || Files.exists(Path.of(nameOrFile));
    }

    private static boolean isData(String file) {
        return file.endsWith(".csv") || file.endsWith(".parquet");
    }

    private void checkOne(String file) {
        try {
            if (cell != null && board != null) {
                Review review = Preparation.check(surroundings.catalogue(), file, cell, board);
                open(file, review);
            } else if (isData(file)) {
                data(file);
            } else {
                description(file);
            }
        } catch (ConfigException e) {
            errors.addAll(e.diagnostics());
        }
    }

    private void open(String file, Review review) {
        if (!review.openEnded().isEmpty()) {
            warnings.add(
                    new Diagnostic(
                            file,
                            0,
                            "steps",
                            "",
                            "no end in time: " + String.join(", ", review.openEnded())));
        }
    }

    private void description(String file) throws ConfigException {
        Catalogue catalogue = surroundings.catalogue();
        if (!isFile(file)) {
            builtIn(file);
            return;
        }
        String path = Catalogue.isFile(file) ? file : "./" + file;
        List<Diagnostic> found = catalogue.check(path);
        if (!found.isEmpty()) {
            throw new ConfigException(found);
        }
        // The kind is in the file, and any will do to open it.
        Kind kind = YamlDocument.parse(catalogue.open(Kind.CELL, path)).kind();
        if (kind == Kind.PROTOCOL) {
            ProtocolReader.read(catalogue, path);
        } else if (kind == Kind.PLAN) {
            plan(path);
        }
    }

    private void builtIn(String name) throws ConfigException {
        Catalogue catalogue = surroundings.catalogue();
        boolean known = false;
        for (Kind kind : Kind.values()) {
            if (catalogue.names(kind).contains(name)) {
                known = true;
                switch (kind) {
                    case BOARD -> catalogue.board(name);
                    case CALIBRATION -> catalogue.calibration(name);
                    case CELL -> catalogue.cell(name);
                    case MATERIAL -> catalogue.material(name);
                    case PROTOCOL -> ProtocolReader.read(catalogue, name);
                    case PLAN -> plan(name);
                    case SCENARIO -> catalogue.document(kind, name);
                }
            }
        }
        if (!known) {
            throw new ConfigException(
                    new Diagnostic(
                            name,
                            0,
                            "",
                            "",
                            "no such file, and nothing built in has this name; see 'presodia list'"));
        }
    }

    private void plan(String nameOrFile) throws ConfigException {
        Plan plan = Plan.read(surroundings.catalogue(), nameOrFile, surroundings.user());
        Preparation.prepare(
                surroundings.catalogue(),
                BenchRequest.nominal(plan.board(), plan.seed()),
                plan.runs(),
                List.of(plan.source()));
    }

    private void data(String file) {
        try {
            Path path = Path.of(file);
            boolean text = file.endsWith(".csv");
            BdfTable table = text ? BdfCsvReader.read(path) : BdfParquetReader.read(path);
            for (BdfIssue issue : BdfValidator.validate(table)) {
                // The first line of a text file is the header.
                int line = issue.row() == 0 ? 0 : issue.row() + (text ? 1 : 0);
                Diagnostic diagnostic =
                        new Diagnostic(
                                file,
                                line,
                                issue.column(),
                                "",
                                issue.message() + " [" + issue.rule() + "]");
                (issue.severity() == BdfIssue.Severity.ERROR ? errors : warnings).add(diagnostic);
            }
        } catch (BdfFormatException e) {
            errors.add(new Diagnostic(file, 0, "", "", String.valueOf(e.getMessage())));
        } catch (NoSuchFileException e) {
            errors.add(new Diagnostic(file, 0, "", "", "no such file"));
        } catch (IOException e) {
            errors.add(new Diagnostic(file, 0, "", "", "cannot be read: " + e.getMessage()));
        }
    }

    private void print() {
        for (Diagnostic warning : warnings) {
            surroundings.err().println("warning: " + warning);
        }
        if (json) {
            errors.forEach(surroundings.err()::println);
            ObjectNode root = Json.document("check");
            root.put("valid", errors.isEmpty());
            root.set("errors", Json.list(errors));
            root.set("warnings", Json.list(warnings));
            Json.print(surroundings.out(), root);
        } else {
            errors.forEach(surroundings.out()::println);
            if (errors.isEmpty()) {
                surroundings.out().println(String.join(", ", files) + ": valid");
            }
        }
        surroundings.out().flush();
        surroundings.err().flush();
    }
}
