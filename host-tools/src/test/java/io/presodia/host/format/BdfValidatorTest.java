package io.presodia.host.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BdfValidatorTest {
    private static final int ROWS = 6;

    private static double[] column(double... values) {
        return values;
    }

    private static double[] zeros() {
        return new double[ROWS];
    }

    /** Time, voltage and current without fault. */
    private static BdfTable sound() {
        return new BdfTable(ROWS)
                .with(BdfColumn.TEST_TIME_SECOND, column(0, 10, 20, 20, 30, 40))
                .with(BdfColumn.VOLTAGE_VOLT, column(3, 3.1, Double.NaN, 3.2, 3.3, 3.4))
                .with(BdfColumn.CURRENT_AMPERE, column(1, 1, 1, 0, -1, -1));
    }

    private static List<String> rules(BdfTable table) {
        return BdfValidator.validate(table).stream().map(BdfIssue::rule).toList();
    }

    private static BdfIssue only(BdfTable table) {
        List<BdfIssue> issues = BdfValidator.validate(table);
        assertThat(issues).hasSize(1);
        return issues.getFirst();
    }

    @Test
    void aSoundTableHasNoIssues() {
        assertThat(BdfValidator.validate(sound())).isEmpty();
        assertThat(BdfValidator.isValid(List.of())).isTrue();
    }

    @Test
    void aMissingRequiredColumnIsNamedInBothStyles() {
        BdfTable table =
                new BdfTable(ROWS)
                        .with(BdfColumn.TEST_TIME_SECOND, zeros())
                        .with(BdfColumn.VOLTAGE_VOLT, zeros());
        BdfIssue issue = only(table);
        assertThat(issue.rule()).isEqualTo("missing_column");
        assertThat(issue.message()).contains("current_ampere", "Current / A");
        assertThat(BdfValidator.isValid(List.of(issue))).isFalse();
    }

    @Test
    void timeMayStandStillButNotFall() {
        BdfTable table =
                new BdfTable(3)
                        .with(BdfColumn.TEST_TIME_SECOND, column(0, 10, 9.999))
                        .with(BdfColumn.VOLTAGE_VOLT, new double[3])
                        .with(BdfColumn.CURRENT_AMPERE, new double[3]);
        BdfIssue issue = only(table);
        assertThat(issue.rule()).isEqualTo("falls");
        assertThat(issue.column()).isEqualTo("test_time_second");
        assertThat(issue.row()).isEqualTo(3);
    }

    @Test
    void aMissingValueHidesNoFall() {
        BdfTable table = sound().with(BdfColumn.CYCLE_COUNT, column(1, 2, Double.NaN, 1, 2, 2));
        BdfIssue issue = only(table);
        assertThat(issue.column()).isEqualTo("cycle_count");
        assertThat(issue.row()).isEqualTo(4);
    }

    @Test
    void sumsAndDifferencesMustAgreeWithinOneInAMillion() {
        double[] charge = column(0, 1, 2, 2, 2, 2);
        double[] discharge = column(0, 0, 0, 0, 1, 2);
        BdfTable counters =
                sound().with(BdfColumn.CHARGING_CAPACITY_AH, charge)
                        .with(BdfColumn.DISCHARGING_CAPACITY_AH, discharge)
                        .with(BdfColumn.NET_CAPACITY_AH, column(0, 1, 2, 2, 1, 0))
                        .with(BdfColumn.CUMULATIVE_CAPACITY_AH, column(0, 1, 2, 2, 3, 4.000003));
        assertThat(BdfValidator.validate(counters)).isEmpty();
        BdfTable swapped =
                sound().with(BdfColumn.CHARGING_CAPACITY_AH, charge)
                        .with(BdfColumn.DISCHARGING_CAPACITY_AH, discharge)
                        .with(BdfColumn.NET_CAPACITY_AH, column(0, 1, 2, 2, 3, 4));
        BdfIssue issue = only(swapped);
        assertThat(issue.rule()).isEqualTo("sum");
        assertThat(issue.row()).isEqualTo(5);
        assertThat(issue.message()).contains("3.0", "1.0");
        BdfTable off =
                sound().with(BdfColumn.CHARGING_CAPACITY_AH, charge)
                        .with(BdfColumn.DISCHARGING_CAPACITY_AH, discharge)
                        .with(BdfColumn.CUMULATIVE_CAPACITY_AH, column(0, 1, 2, 2, 3, 4.00001));
        assertThat(rules(off)).containsExactly("sum");
    }

    @Test
    void countersThatResetAreNotCountersFromTheStartOfTheTest() {
        BdfTable table = sound().with(BdfColumn.CHARGING_CAPACITY_AH, column(0, 1, 2, 0, 0, 0));
        assertThat(only(table).rule()).isEqualTo("falls");
        BdfTable rounded =
                sound().with(BdfColumn.CHARGING_CAPACITY_AH, column(0, 1, 2, 1.9999985, 2, 2));
        assertThat(BdfValidator.validate(rounded)).isEmpty();
        BdfTable perStep =
                sound().with(BdfColumn.STEP_CHARGING_CAPACITY_AH, column(0, 1, 2, 0, 0, 0));
        assertThat(BdfValidator.validate(perStep)).isEmpty();
    }

    @Test
    void countsAreWholeAndNotNegative() {
        double turn = 2 * Math.PI;
        double[] turns = new double[ROWS];
        Arrays.fill(turns, turn);
        assertThat(rules(sound().with(BdfColumn.CYCLE_COUNT, turns)))
                .containsExactly("whole_number");
        assertThat(rules(sound().with(BdfColumn.CYCLE_COUNT, column(-1, 0, 0, 0, 0, 0))))
                .containsExactly("below_minimum");
    }

    @Test
    void temperaturesStayAboveAbsoluteZero() {
        double[] cold = zeros();
        cold[2] = -273.15;
        assertThat(rules(sound().with(BdfColumn.TEMPERATURE_T1_CELSIUS, cold))).isEmpty();
        double[] tooCold = zeros();
        tooCold[2] = -273.16;
        BdfIssue issue = only(sound().with(BdfColumn.TEMPERATURE_T1_CELSIUS, tooCold));
        assertThat(issue.rule()).isEqualTo("below_minimum");
        assertThat(issue.row()).isEqualTo(3);
    }

    @Test
    void theRecordIndexOfAStepCountsFromOne() {
        assertThat(rules(sound().with(BdfColumn.STEP_RECORD_INDEX, column(1, 2, 3, 1, 2, 1))))
                .isEmpty();
        assertThat(rules(sound().with(BdfColumn.STEP_RECORD_INDEX, column(7, 7, 7, 8, 8, 8))))
                .containsExactly("step_record_index");
        BdfIssue skipped =
                only(sound().with(BdfColumn.STEP_RECORD_INDEX, column(1, 2, 4, 5, 6, 7)));
        assertThat(skipped.row()).isEqualTo(3);
    }

    @Test
    void millisecondsUnderSecondsAreFound() {
        BdfTable table =
                new BdfTable(ROWS)
                        .with(
                                BdfColumn.TEST_TIME_SECOND,
                                column(0, 15_000, 30_000, 45_000, 60_000, 75_000))
                        .with(BdfColumn.VOLTAGE_VOLT, zeros())
                        .with(BdfColumn.CURRENT_AMPERE, zeros())
                        .with(
                                BdfColumn.UNIX_TIME_SECOND,
                                column(1000, 1015, 1030, 1045, 1060, 1075));
        BdfIssue issue = only(table);
        assertThat(issue.rule()).isEqualTo("time_scale");
        assertThat(issue.message()).contains("1000", "milliseconds");
    }

    @Test
    void aStepTimeInHoursIsFoundAndItsResetsAreNot() {
        double[] wall = column(0, 3600, 7200, 7200, 10_800, 14_400);
        BdfTable hours =
                sound().with(BdfColumn.UNIX_TIME_SECOND, wall)
                        .with(BdfColumn.STEP_TIME_SECOND, column(0, 1, 2, 0, 1, 2));
        assertThat(
                        BdfValidator.validate(hours).stream()
                                .filter(issue -> issue.column().equals("step_time_second"))
                                .map(BdfIssue::message))
                .singleElement()
                .asString()
                .contains("hours");
        BdfTable seconds =
                new BdfTable(ROWS)
                        .with(BdfColumn.TEST_TIME_SECOND, wall)
                        .with(BdfColumn.VOLTAGE_VOLT, zeros())
                        .with(BdfColumn.CURRENT_AMPERE, zeros())
                        .with(BdfColumn.UNIX_TIME_SECOND, wall)
                        .with(BdfColumn.STEP_TIME_SECOND, column(0, 3600, 7200, 0, 3600, 7200));
        assertThat(BdfValidator.validate(seconds)).isEmpty();
    }

    @Test
    void oneJumpOfTheWallClockIsNoMistakeOfUnits() {
        BdfTable table =
                sound().with(BdfColumn.UNIX_TIME_SECOND, column(0, 10, 20, 20, 86_430, 86_440));
        assertThat(BdfValidator.validate(table)).isEmpty();
    }

    @Test
    void unknownAndDeprecatedColumnsAreWarnings() {
        BdfTable table =
                sound().withExtra("data_origin", new String[ROWS])
                        .with(BdfColumn.STEP_INDEX, new int[ROWS]);
        List<BdfIssue> issues = BdfValidator.validate(table);
        assertThat(issues)
                .extracting(BdfIssue::rule)
                .containsExactlyInAnyOrder("unknown_column", "deprecated_column");
        assertThat(BdfValidator.isValid(issues)).isTrue();
    }
}
