package io.presodia.hal.sim.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.cell.Catalogue;
import io.presodia.hal.cell.CellDesign;
import org.junit.jupiter.api.Test;

class SodiumCellTest {
    private static final CellDesign DESIGN = Catalogue.cell("nco-sn-3wt");
    private static final double TENTH_C = 0.1 * DESIGN.oneCAmperes();

    private static SodiumCell halfCharged() {
        SodiumCell cell = SodiumCell.of(DESIGN);
        for (int i = 0; i < 8 * 360; i++) {
            cell.step(TENTH_C, 10);
        }
        return cell;
    }

    @Test
    void aFreshCellShowsTheVoltageItsFilePromises() {
        for (String name :
                new String[] {"nco-sn-0wt", "nco-sn-3wt", "nco-na9sn4-0wt", "nco-na9sn4-3wt"}) {
            CellDesign design = Catalogue.cell(name);
            SodiumCell cell = SodiumCell.of(design);
            assertThat(design.initialVoltageVolts().contains(cell.terminalVolts()))
                    .as(name)
                    .isTrue();
            for (int i = 0; i < 7200; i++) {
                cell.step(0, 1);
            }
            double rested = cell.terminalVolts();
            assertThat(design.initialVoltageVolts().contains(rested)).as(name).isTrue();
            for (int i = 0; i < 3600; i++) {
                cell.step(0, 1);
            }
            assertThat(cell.terminalVolts())
                    .as("%s is at rest", name)
                    .isCloseTo(rested, within(1e-3));
        }
    }

    @Test
    void thePotentiostatHoldsItsVoltage() {
        SodiumCell cell = halfCharged();
        double volts = cell.openCircuitVolts() + 0.05;
        for (int i = 0; i < 3600; i++) {
            cell.stepAtVoltage(volts, 1e-2, 1);
            assertThat(cell.terminalVolts()).isEqualTo(volts);
            // What the linearised step leaves out is far below what any converter resolves.
            assertThat(cell.terminalVoltsAt(cell.amperes())).isCloseTo(volts, within(5e-5));
        }
        assertThat(cell.amperes()).isBetween(0.0, 0.05 / 480);
    }

    @Test
    void thePotentiostatStopsAtItsCurrentLimit() {
        SodiumCell cell = halfCharged();
        cell.stepAtVoltage(3.6, TENTH_C, 1);
        assertThat(cell.amperes()).isCloseTo(TENTH_C, within(1e-15));
        assertThat(cell.terminalVolts()).isLessThan(3.6);
        cell.stepAtVoltage(1.75, TENTH_C, 1);
        assertThat(cell.amperes()).isCloseTo(-TENTH_C, within(1e-15));
        assertThat(cell.terminalVolts()).isGreaterThan(1.75);
    }

    @Test
    void aCurrentStepShowsTheOhmicPartAtOnceAndTheRestLater() {
        SodiumCell cell = halfCharged();
        for (int i = 0; i < 3600; i++) {
            cell.step(0, 1);
        }
        double rest = cell.terminalVolts();
        // 480 ohm of separator (drifted by 1 to 2 %) and 40 ohm of anode interface.
        double atOnce = (cell.terminalVoltsAt(TENTH_C) - rest) / TENTH_C;
        assertThat(atOnce).isBetween(515.0, 535.0);
        cell.step(TENTH_C, 0.001);
        double millisecond = (cell.terminalVolts() - rest) / TENTH_C;
        assertThat(millisecond).isBetween(atOnce + 20, atOnce + 55);
        for (int i = 0; i < 120; i++) {
            cell.step(TENTH_C, 1);
        }
        assertThat((cell.terminalVolts() - rest) / TENTH_C).isGreaterThan(millisecond + 5);
    }

    @Test
    void aLongStepIsDividedInside() {
        SodiumCell once = halfCharged();
        SodiumCell often = halfCharged();
        once.step(TENTH_C, 600);
        for (int i = 0; i < 10; i++) {
            often.step(TENTH_C, 60);
        }
        assertThat(once.truth()).isEqualTo(often.truth());
        assertThatThrownBy(() -> once.step(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> once.step(0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stepLengthHardlyMatters() {
        double fine = 0;
        double fineDischarge = 0;
        for (double seconds : new double[] {0.05, 1, 10, 60}) {
            CellRun run = CellRun.of(DESIGN, seconds);
            double charge = run.charge(0.1);
            double discharge = run.discharge(0.1);
            if (seconds == 0.05) {
                fine = charge;
                fineDischarge = discharge;
            }
            String as = seconds + " s";
            assertThat(charge).as(as).isCloseTo(fine, within(2e-4 * fine));
            assertThat(discharge).as(as).isCloseTo(fineDischarge, within(5e-4 * fineDischarge));
        }
    }

    @Test
    void theSameStepsGiveTheSameBits() {
        SodiumCell first = SodiumCell.of(DESIGN, CellScatter.draw(11));
        SodiumCell second = SodiumCell.of(DESIGN, CellScatter.draw(11));
        for (int i = 0; i < 5000; i++) {
            double amperes = TENTH_C * StrictMath.sin(i * 0.01);
            first.step(amperes, 7);
            second.step(amperes, 7);
            assertThat(first.terminalVolts()).isEqualTo(second.terminalVolts());
        }
        assertThat(first.truth()).isEqualTo(second.truth());
    }

    @Test
    void scatterMovesTheCellByWhatABatchScatters() {
        double sum = 0;
        double squares = 0;
        int cells = 40;
        for (int seed = 0; seed < cells; seed++) {
            CellRun run = new CellRun(DESIGN, SodiumCell.of(DESIGN, CellScatter.draw(seed)), 10);
            run.charge(0.1);
            double discharge = run.discharge(0.1);
            sum += discharge;
            squares += discharge * discharge;
        }
        double mean = sum / cells;
        double deviation = Math.sqrt(squares / cells - mean * mean);
        assertThat(mean).isBetween(114.0, 120.0);
        assertThat(deviation).isBetween(0.5, 4.0);
    }

    @Test
    void resistanceFollowsTemperature() {
        SodiumCell cell = halfCharged();
        double warm = cell.truth().separatorOhms();
        cell.setAmbientCelsius(35);
        for (int i = 0; i < 7200; i++) {
            cell.step(0, 1);
        }
        assertThat(cell.celsius()).isCloseTo(35, within(0.01));
        // 0.6427 by Arrhenius with 0.35 eV; creep and drift move it by less than a percent in two
        // hours.
        assertThat(cell.truth().separatorOhms() / warm).isCloseTo(0.6427, within(0.006));
    }

    @Test
    void pressureBreathesWithTheAnodeAndCreeps() {
        SodiumCell cell = SodiumCell.of(DESIGN);
        assertThat(cell.stackPascals()).isEqualTo(75e6);
        CellRun run = new CellRun(DESIGN, cell, 10);
        double charged = run.charge(0.1);
        double top = cell.stackPascals();
        double from = 1 + cell.truth().elapsedSeconds() / 3600;
        double discharged = run.discharge(0.1);
        double to = 1 + cell.truth().elapsedSeconds() / 3600;
        double crept = 75e6 * 0.02 * StrictMath.log10(to / from);
        double swing = top - cell.stackPascals() - crept;
        // 50 kN/mm on 0.785 cm2 and 9.65 um cm2/mAh: 62.6 kPa per mAh/g of 8 mg.
        assertThat(swing).isCloseTo(discharged * 62.6e3, within(0.05e6));
        assertThat(top).isBetween(80e6, 75e6 + charged * 62.6e3);
    }

    @Test
    void aLostContactAndALostForceRaiseTheResistance() {
        SodiumCell cell = halfCharged();
        double before = cell.truth().separatorOhms();
        cell.faults().setContactFactor(1.5);
        assertThat(cell.truth().separatorOhms()).isCloseTo(1.5 * before, within(1e-9));
        cell.faults().setContactFactor(1);
        cell.faults().setForceFactor(0.8);
        // 0.8^-0.35 = 1.0812
        assertThat(cell.truth().separatorOhms()).isCloseTo(1.0812 * before, within(0.1));
    }

    @Test
    void gasAndHeatComeFromOutside() {
        SodiumCell cell = SodiumCell.of(DESIGN);
        cell.faults().setGasPascals(5e6);
        assertThat(cell.stackPascals()).isEqualTo(80e6);
        cell.faults().setHeatWatts(1);
        for (int i = 0; i < 7200; i++) {
            cell.step(0, 1);
        }
        // 1 W over 0.1 W/K.
        assertThat(cell.celsius()).isCloseTo(35, within(0.01));
    }

    @Test
    void aSoftShortShowsAtTheTopOfCharge() {
        SodiumCell healthy = rested(Double.POSITIVE_INFINITY);
        SodiumCell leaking = rested(10e6);
        double slope = hourlyMillivolts(leaking) - hourlyMillivolts(healthy);
        // Some 3.5 V over 10 Mohm is 0.35 uA; the cathode's end moves about 10 V per unit of 0.96
        // mAh.
        assertThat(slope).isBetween(-8.0, -1.0);
    }

    private static SodiumCell rested(double shortOhms) {
        CellRun run = CellRun.of(DESIGN, 10);
        run.charge(0.1);
        run.cell().faults().setShortOhms(shortOhms);
        run.rest(3 * 3600);
        return run.cell();
    }

    private static double hourlyMillivolts(SodiumCell cell) {
        double before = cell.terminalVolts();
        for (int i = 0; i < 5 * 360; i++) {
            cell.step(0, 10);
        }
        return (cell.terminalVolts() - before) * 1e3 / 5;
    }

    @Test
    void anUnknownShortIsRefused() {
        SodiumCell cell = SodiumCell.of(DESIGN);
        assertThatThrownBy(() -> cell.faults().setShortOhms(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void socFollowsTheScarcerSide() {
        CellRun run = CellRun.of(Catalogue.cell("nco-sn-0wt"), 10);
        run.charge(0.1);
        assertThat(run.cell().truth().soc()).isBetween(0.95, 1.02);
        run.discharge(0.1);
        CellTruth empty = run.cell().truth();
        assertThat(empty.soc()).isBetween(-0.01, 0.01);
        // Without donor the anode runs empty first: some 23 mAh/g of vacancies stay in the cathode.
        assertThat(empty.sodiumDeficitMilliampereHoursPerGram()).isBetween(20.0, 26.0);
        assertThat(empty.sodiumTrappedMilliampereHoursPerGram())
                .isCloseTo(121.8 * 0.2133, within(0.2));
        assertThat(empty.donorDepletion()).isEqualTo(1);
    }
}
