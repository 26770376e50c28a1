package io.presodia.host.format;

import io.presodia.host.format.BdfIssue.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of the Battery Data Format 1.3.0 on one table.
 *
 * <p>Source: the format's README and schema (columns, units, minima) and the tolerances of its
 * reference validator ({@code src/bdf/_validate.py} of battery-data-alliance/battery-data-format).
 */
public final class BdfValidator {
    /** Relative tolerance of sums and differences. */
    private static final double RELATIVE = 1e-6;

    /** Absolute tolerance of sums and differences, in the column's unit. */
    private static final double ABSOLUTE = 1e-9;

    /** More absolute tolerance, as a part of the largest value: text loses digits. */
    private static final double OF_SCALE = 1e-7;

    /** A counter may fall by this part of its largest value, as text that was rounded does. */
    private static final double FALL_OF_SCALE = 1e-6;

    private record Sum(BdfColumn result, int sign, BdfColumn charge, BdfColumn discharge) {}

    private static final List<Sum> SUMS =
            List.of(
                    new Sum(
                            BdfColumn.CUMULATIVE_CAPACITY_AH,
                            1,
                            BdfColumn.CHARGING_CAPACITY_AH,
                            BdfColumn.DISCHARGING_CAPACITY_AH),
                    new Sum(
                            BdfColumn.NET_CAPACITY_AH,
                            -1,
                            BdfColumn.CHARGING_CAPACITY_AH,
                            BdfColumn.DISCHARGING_CAPACITY_AH),
                    new Sum(
                            BdfColumn.CUMULATIVE_ENERGY_WH,
                            1,
                            BdfColumn.CHARGING_ENERGY_WH,
                            BdfColumn.DISCHARGING_ENERGY_WH),
                    new Sum(
                            BdfColumn.NET_ENERGY_WH,
                            -1,
                            BdfColumn.CHARGING_ENERGY_WH,
                            BdfColumn.DISCHARGING_ENERGY_WH));

    private static final List<BdfColumn> NEVER_FALLING =
            List.of(
                    BdfColumn.CUMULATIVE_CAPACITY_AH,
                    BdfColumn.CHARGING_CAPACITY_AH,
                    BdfColumn.DISCHARGING_CAPACITY_AH,
                    BdfColumn.CUMULATIVE_ENERGY_WH,
                    BdfColumn.CHARGING_ENERGY_WH,
                    BdfColumn.DISCHARGING_ENERGY_WH);

    private final BdfTable table;
    private final List<BdfIssue> issues = new ArrayList<>();

    private BdfValidator(BdfTable table) {
        this.table = table;
    }

    /** All issues of a table; it is valid when none is an {@link Severity#ERROR}. */
    public static List<BdfIssue> validate(BdfTable table) {
        BdfValidator validator = new BdfValidator(table);
        validator.checkHeaders();
        validator.checkMinima();
        validator.checkNeverFalling(BdfColumn.TEST_TIME_SECOND, 0);
        for (BdfColumn column : NEVER_FALLING) {
            validator.checkNeverFalling(column, FALL_OF_SCALE);
        }
        SUMS.forEach(validator::checkSum);
        validator.checkWhole();
        validator.checkNeverFalling(BdfColumn.CYCLE_COUNT, 0);
        validator.checkNeverFalling(BdfColumn.STEP_COUNT, 0);
        validator.checkStepRecordIndex();
        validator.checkTimeScale(BdfColumn.TEST_TIME_SECOND);
        validator.checkTimeScale(BdfColumn.STEP_TIME_SECOND);
        return List.copyOf(validator.issues);
    }

    /** Whether none of {@code issues} is an error. */
    public static boolean isValid(List<BdfIssue> issues) {
        return issues.stream().noneMatch(issue -> issue.severity() == Severity.ERROR);
    }

    private void error(String rule, BdfColumn column, int row, String message) {
        issues.add(new BdfIssue(Severity.ERROR, rule, column.machineName(), row, message));
    }

    private void checkHeaders() {
        for (BdfColumn column : BdfColumn.values()) {
            boolean there =
                    table.columns().stream().anyMatch(c -> c.meaning().equals(Optional.of(column)));
            switch (column.level()) {
                case REQUIRED -> {
                    if (!there) {
                        error(
                                "missing_column",
                                column,
                                0,
                                "the required column %s (or '%s') is missing"
                                        .formatted(column.machineName(), column.label()));
                    }
                }
                case DEPRECATED -> {
                    if (there) {
                        issues.add(
                                new BdfIssue(
                                        Severity.WARNING,
                                        "deprecated_column",
                                        column.machineName(),
                                        0,
                                        column.machineName()
                                                + " is deprecated since BDF 1.3.0: read, never"
                                                + " write"));
                    }
                }
                case RECOMMENDED, OPTIONAL -> {}
            }
        }
        for (BdfTable.Column column : table.columns()) {
            if (column.meaning().isEmpty()) {
                issues.add(
                        new BdfIssue(
                                Severity.WARNING,
                                "unknown_column",
                                column.header(),
                                0,
                                "'%s' is no BDF column; readers ignore it"
                                        .formatted(column.header())));
            }
        }
    }

    private void checkMinima() {
        for (BdfTable.Column column : table.columns()) {
            if (column instanceof BdfTable.NumberColumn numbers && column.meaning().isPresent()) {
                BdfColumn meaning = column.meaning().get();
                double[] values = numbers.values();
                for (int i = 0; i < values.length; i++) {
                    if (values[i] < meaning.minimum() || Double.isInfinite(values[i])) {
                        error(
                                "below_minimum",
                                meaning,
                                i + 1,
                                "%s is not finite and at least %s"
                                        .formatted(values[i], meaning.minimum()));
                        break;
                    }
                }
            }
        }
    }

    private void checkNeverFalling(BdfColumn column, double ofScale) {
        Optional<double[]> numbers = table.numbers(column);
        if (numbers.isEmpty()) {
            return;
        }
        double[] values = numbers.get();
        double tolerance = ABSOLUTE + ofScale * scale(values);
        int falls = 0;
        int first = 0;
        double before = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < before - tolerance) {
                falls++;
                first = first == 0 ? i + 1 : first;
            }
            before = Double.isNaN(values[i]) ? before : values[i];
        }
        if (falls > 0) {
            error("falls", column, first, "must never fall, but does so %d times".formatted(falls));
        }
    }

    private void checkSum(Sum sum) {
        Optional<double[]> result = table.numbers(sum.result());
        Optional<double[]> charge = table.numbers(sum.charge());
        Optional<double[]> discharge = table.numbers(sum.discharge());
        if (result.isEmpty() || charge.isEmpty() || discharge.isEmpty()) {
            return;
        }
        double[] expected = charge.get().clone();
        for (int i = 0; i < expected.length; i++) {
            expected[i] += sum.sign() * discharge.get()[i];
        }
        double tolerance = ABSOLUTE + OF_SCALE * scale(expected);
        for (int i = 0; i < expected.length; i++) {
            double off = Math.abs(result.get()[i] - expected[i]);
            if (off > tolerance + RELATIVE * Math.abs(expected[i])) {
                error(
                        "sum",
                        sum.result(),
                        i + 1,
                        "%s is not %s %s %s, which is %s"
                                .formatted(
                                        result.get()[i],
                                        sum.charge().machineName(),
                                        sum.sign() > 0 ? "plus" : "minus",
                                        sum.discharge().machineName(),
                                        expected[i]));
                return;
            }
        }
    }

    private void checkWhole() {
        for (BdfTable.Column column : table.columns()) {
            if (column instanceof BdfTable.NumberColumn numbers && numbers.whole()) {
                double[] values = numbers.values();
                for (int i = 0; i < values.length; i++) {
                    if (!Double.isNaN(values[i]) && values[i] != Math.rint(values[i])) {
                        error(
                                "whole_number",
                                numbers.meaning().orElseThrow(),
                                i + 1,
                                values[i] + " is not a whole number");
                        break;
                    }
                }
            }
        }
    }

    private void checkStepRecordIndex() {
        Optional<double[]> numbers = table.numbers(BdfColumn.STEP_RECORD_INDEX);
        if (numbers.isEmpty()) {
            return;
        }
        double[] values = numbers.get();
        double before = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 1 && values[i] != before + 1) {
                error(
                        "step_record_index",
                        BdfColumn.STEP_RECORD_INDEX,
                        i + 1,
                        "%s after %s: counts the records of a step from 1"
                                .formatted(values[i], before));
                return;
            }
            before = values[i];
        }
    }

    private void checkTimeScale(BdfColumn column) {
        Optional<double[]> elapsed = table.numbers(column);
        Optional<double[]> wall = table.numbers(BdfColumn.UNIX_TIME_SECOND);
        if (elapsed.isEmpty() || wall.isEmpty()) {
            return;
        }
        TimeScale.mismatch(elapsed.get(), wall.get())
                .ifPresent(message -> error("time_scale", column, 0, message));
    }

    private static double scale(double[] values) {
        double scale = 0;
        for (double value : values) {
            if (Math.abs(value) > scale) {
                scale = Math.abs(value);
            }
        }
        return Double.isInfinite(scale) ? 0 : scale;
    }
}
