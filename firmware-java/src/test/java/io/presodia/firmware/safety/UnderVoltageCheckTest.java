package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.scan.Counters;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.Tier;
import org.junit.jupiter.api.Test;

/** A fresh cell below its window: what it may do, and what shows that it belongs inside. */
class UnderVoltageCheckTest {
    private static final int SCANS_OF_HALF_A_MINUTE = 600;

    /** Cathode and donor find their common voltage while nothing flows. */
    @Test
    void aCellThatLeavesItsWindowSoonAfterItsAssemblyIsFresh() {
        Rig rig = new Rig();
        rig.one().running = true;
        for (rig.one().volts = 2.0; rig.one().volts > 1.4; rig.one().volts -= 0.01) {
            rig.run(SCANS_OF_HALF_A_MINUTE / 60);
        }
        rig.run(SCANS_OF_HALF_A_MINUTE);
        rig.one().charge(5e-5);
        rig.run(20);
        assertThat(rig.seenFaults()).isEmpty();
    }

    @Test
    void aFreshCellMayBeChargedIntoItsWindowButNotDischarged() {
        Rig rig = new Rig();
        rig.one().volts = 0.9;
        rig.one().charge(5e-5);
        rig.run(600);
        assertThat(rig.seenFaults()).isEmpty();
        rig.one().charge(-5e-5);
        rig.run(5);
        assertThat(rig.saw(Fault.UNDER_VOLTAGE, Tier.TRIP)).isTrue();
    }

    @Test
    void aFreshCellThatItsCurrentLiftsIntoTheWindowMayFallBackInARest() {
        Rig rig = new Rig();
        rig.one().volts = 1.2;
        rig.one().running = true;
        rig.run(20);
        rig.one().charge(5e-4);
        rig.one().volts = 1.8;
        rig.run(200);
        rig.one().rest();
        rig.one().volts = 1.4;
        rig.run(200);
        assertThat(rig.seenFaults()).isEmpty();
        rig.one().volts = 1.8;
        rig.run(SCANS_OF_HALF_A_MINUTE + 20);
        rig.one().volts = 1.4;
        rig.run(20);
        assertThat(rig.saw(Fault.UNDER_VOLTAGE, Tier.TRIP)).as("it has rested inside").isTrue();
    }

    @Test
    void aFreshCellThatNeverRisesTripsAfterAShareOfItsChargeBudget() {
        Rig rig = new Rig();
        double budget = Rig.LIMITS.chargeBudgetAmpereHours();
        rig.one().volts = 0.9;
        rig.one().charge(5e-5);
        rig.one().total = new Counters(0.149 * budget, 0, 0, 0);
        rig.run(20);
        assertThat(rig.saw(Fault.UNDER_VOLTAGE, Tier.TRIP)).isFalse();
        rig.one().total = new Counters(0.151 * budget, 0, 0, 0);
        rig.run(2);
        assertThat(rig.saw(Fault.UNDER_VOLTAGE, Tier.TRIP)).isTrue();
    }

    /** A protocol that takes in only a little charge does not make the cell any less fresh. */
    @Test
    void aProtocolWithALittleBudgetLeavesTheGraceOfAFreshCell() {
        Rig rig = new Rig();
        double budget = Rig.LIMITS.chargeBudgetAmpereHours();
        rig.cells.attach(
                1,
                new CellLimits(
                        Rig.LIMITS.volts(),
                        Rig.LIMITS.amperes(),
                        Rig.LIMITS.celsius(),
                        Rig.LIMITS.celsiusPerMinute(),
                        Rig.LIMITS.stackPascals(),
                        0.2 * budget,
                        budget));
        rig.one().volts = 0.9;
        rig.one().charge(5e-5);
        rig.one().total = new Counters(0.14 * budget, 0, 0, 0);
        rig.run(20);
        assertThat(rig.seenFaults()).isEmpty();
    }

    /** What 15 min at 0.5C leave behind takes longer than a rest of two minutes to go. */
    @Test
    void aFreshCellChargedALittleMayRelaxOutOfTheWindowInARest() {
        Rig rig = new Rig();
        rig.one().volts = 1.2;
        rig.one().running = true;
        rig.run(20);
        rig.one().charge(5e-4);
        rig.one().volts = 1.8;
        rig.one().total = charged(0.05);
        rig.run(200);
        rig.one().rest();
        for (; rig.one().volts > 1.45; rig.one().volts -= 0.01) {
            rig.run(10);
        }
        rig.one().charge(5e-4);
        rig.run(40);
        assertThat(rig.seenFaults()).isEmpty();

        rig.one().charge(-5e-5);
        rig.run(5);
        assertThat(rig.saw(Fault.UNDER_VOLTAGE, Tier.TRIP)).as("discharged").isTrue();
    }

    @Test
    void aCellThatRestedInsideAfterItsGraceTripsInTheNextRestBelow() {
        Rig rig = new Rig();
        rig.one().volts = 2.5;
        rig.one().charge(5e-4);
        rig.one().total = charged(0.16);
        rig.run(40);
        rig.one().rest();
        rig.one().volts = 1.4;
        rig.run(20);
        assertThat(rig.saw(Fault.UNDER_VOLTAGE, Tier.TRIP)).isTrue();
    }

    @Test
    void aCellDischargedInsideTripsInTheNextRestBelow() {
        Rig rig = new Rig();
        rig.one().total = charged(0.05);
        rig.one().charge(-5e-4);
        rig.run(40);
        rig.one().rest();
        rig.one().volts = 1.4;
        rig.run(20);
        assertThat(rig.saw(Fault.UNDER_VOLTAGE, Tier.TRIP)).isTrue();
    }

    private static Counters charged(double shareOfBudget) {
        return new Counters(shareOfBudget * Rig.LIMITS.chargeBudgetAmpereHours(), 0, 0, 0);
    }
}
