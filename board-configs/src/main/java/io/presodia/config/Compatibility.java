package io.presodia.config;

import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.FrontEndSpec;
import io.presodia.hal.board.LoadCellSpec;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.limit.Band;
import java.util.ArrayList;
import java.util.List;

/** Whether a board can run a cell. */
public final class Compatibility {
    /**
     * Smallest share of a range that still resolves a current to about 1 % with the offset of a
     * good channel.
     */
    private static final double LEAST_SHARE_OF_SMALLEST_RANGE = 0.01;

    /** The slowest rate anybody runs such cells at: C/20 (the paper's GITT). */
    private static final double SLOWEST_RATE_C = 0.05;

    private Compatibility() {}

    /**
     * What keeps a board from running a cell.
     *
     * @param key the key of the cell file
     * @param value the value that does not fit
     * @param message what would be right
     */
    public record Problem(String key, String value, String message) {}

    /** Everything that keeps {@code board} from running {@code cell}; empty where nothing does. */
    public static List<Problem> check(CellDesign cell, BoardSpec board) {
        List<Problem> problems = new ArrayList<>();
        checkVolts(cell, board, problems);
        checkAmperes(cell, board, problems);
        checkForce(cell, board, problems);
        return problems;
    }

    /** As {@link #check(CellDesign, BoardSpec)}, with the lines of the cell's file. */
    public static List<Diagnostic> check(Loaded<CellDesign> cell, BoardSpec board)
            throws ConfigException {
        SourceFile source = cell.source();
        Diagnostics diagnostics = new Diagnostics(source.path());
        YamlNode.Mapping root = YamlDocument.parse(source).root();
        for (Problem problem : check(cell.value(), board)) {
            diagnostics.add(
                    lineOf(root, problem.key()), problem.key(), problem.value(), problem.message());
        }
        return diagnostics.sorted();
    }

    private static int lineOf(YamlNode.Mapping root, String path) {
        int line = 1;
        YamlNode node = root;
        for (String key : path.split("\\.", -1)) {
            YamlNode.Entry entry =
                    node instanceof YamlNode.Mapping mapping ? mapping.entry(key) : null;
            if (entry == null) {
                return line;
            }
            line = entry.line();
            node = entry.value();
        }
        return line;
    }

    private static void checkVolts(CellDesign cell, BoardSpec board, List<Problem> problems) {
        FrontEndSpec front = board.frontEnd();
        String range =
                Shown.number(front.minimumVolts())
                        + " to "
                        + Shown.number(front.maximumVolts())
                        + " V";
        outside(cell.voltageWindowVolts(), front, "voltage_window_V", range, board, problems);
        outside(
                cell.limits().volts().trip(),
                front,
                "limits.voltage_V.trip",
                range,
                board,
                problems);
    }

    private static void outside(
            Band band,
            FrontEndSpec front,
            String key,
            String range,
            BoardSpec board,
            List<Problem> problems) {
        if (band.low() < front.minimumVolts() || band.high() > front.maximumVolts()) {
            problems.add(
                    new Problem(
                            key,
                            shown(band),
                            "must lie inside "
                                    + range
                                    + ", the cell voltages that board "
                                    + board.name()
                                    + " can measure and hold"));
        }
    }

    private static void checkAmperes(CellDesign cell, BoardSpec board, List<Problem> problems) {
        double oneC = cell.oneCAmperes();
        String oneCText = "1C of this cell is " + Shown.number(oneC * 1e3) + " mA";
        Band trip = cell.limits().rateC().trip();
        double most = Math.max(Math.abs(trip.low()), Math.abs(trip.high())) * oneC;
        double largest = board.maximumAmperes();
        if (most > largest) {
            problems.add(
                    new Problem(
                            "limits.current_C.trip",
                            shown(trip),
                            "reaches "
                                    + Shown.number(most * 1e3)
                                    + " mA, above the "
                                    + Shown.number(largest * 1e3)
                                    + " mA of board "
                                    + board.name()
                                    + " ("
                                    + oneCText
                                    + "); must be at most "
                                    + Shown.number(largest / oneC)));
        }
        double smallest = board.frontEnd().ranges().getFirst().fullScaleAmperes();
        if (oneC * SLOWEST_RATE_C < smallest * LEAST_SHARE_OF_SMALLEST_RANGE) {
            problems.add(
                    new Problem(
                            massKey(cell),
                            Shown.number(cell.referenceMassGrams() * 1e3),
                            oneCText
                                    + "; at 0.05C that is below 1 % of the smallest range of board "
                                    + board.name()
                                    + " ("
                                    + Shown.number(smallest * 1e3)
                                    + " mA): give more mass or take a finer board"));
        }
    }

    private static String massKey(CellDesign cell) {
        if (cell.working() != null) {
            return "working_electrode.mass_mg";
        }
        return cell.cathode() == null ? "donor.mass_mg" : "cathode.active_mass_mg";
    }

    private static void checkForce(CellDesign cell, BoardSpec board, List<Problem> problems) {
        LoadCellSpec loadCell = board.loadCell();
        if (loadCell == null) {
            return;
        }
        double squareMillimetres = cell.areaSquareCentimetres() * 100;
        double highest = cell.limits().stackMegapascals().trip().high();
        double newtons = highest * squareMillimetres;
        if (newtons > loadCell.ratedNewtons()) {
            problems.add(
                    new Problem(
                            "limits.stack_pressure_MPa.trip",
                            shown(cell.limits().stackMegapascals().trip()),
                            Shown.number(highest)
                                    + " MPa on a "
                                    + Shown.number(cell.dieDiameterMillimetres())
                                    + " mm die is "
                                    + Shown.number(newtons)
                                    + " N, above the "
                                    + Shown.number(loadCell.ratedNewtons())
                                    + " N of the load cell of board "
                                    + board.name()
                                    + "; must be at most "
                                    + Shown.number(loadCell.ratedNewtons() / squareMillimetres)));
        }
    }

    private static String shown(Band band) {
        return "[" + Shown.number(band.low()) + ", " + Shown.number(band.high()) + "]";
    }
}
