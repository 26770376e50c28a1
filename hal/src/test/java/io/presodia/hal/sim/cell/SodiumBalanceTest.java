package io.presodia.hal.sim.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.cell.Catalogue;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorPart;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invariants over random cells and random use. {@code -Dseed=} replays one case. */
class SodiumBalanceTest {
    private static final int CELLS = 40;
    private static final double LOWEST_VOLTS = 1.75;
    private static final double HIGHEST_VOLTS = 3.6;

    @Test
    void sodiumAndChargeBalanceInAnyCellUnderAnyUse() {
        Long only = Long.getLong("seed");
        for (int i = 0; i < CELLS; i++) {
            long seed = only == null ? 1000 + i : only;
            use(seed);
            if (only != null) {
                return;
            }
        }
    }

    /** A random day in the life of a random cell. */
    private static void use(long seed) {
        String as = "seed " + seed;
        Random random = new Random(seed);
        CellDesign design = design(random);
        SodiumCell cell = SodiumCell.of(design, CellScatter.draw(seed));
        double total = cell.sodiumMilliampereHours();
        double oneC = design.oneCAmperes();
        double passed = 0;
        double carry = 0;
        double depletion = cell.truth().donorDepletion();
        for (int phase = 0; phase < 60; phase++) {
            int kind = random.nextInt(4);
            double amperes = oneC * (0.02 + 0.7 * random.nextDouble());
            double sign = random.nextDouble() < 0.6 ? 1 : -1;
            double held = LOWEST_VOLTS + (HIGHEST_VOLTS - LOWEST_VOLTS) * random.nextDouble();
            double seconds = StrictMath.pow(10, -3 + 4.7 * random.nextDouble());
            int steps = 1 + random.nextInt(400);
            for (int step = 0; step < steps; step++) {
                double volts = cell.terminalVolts();
                if (kind == 0) {
                    cell.step(0, seconds);
                } else if (kind == 1) {
                    cell.stepAtVoltage(held, amperes, seconds);
                } else if (sign > 0 ? volts < HIGHEST_VOLTS : volts > LOWEST_VOLTS) {
                    cell.step(sign * amperes, seconds);
                } else {
                    cell.stepAtVoltage(sign > 0 ? HIGHEST_VOLTS : LOWEST_VOLTS, amperes, seconds);
                }
                double part = cell.amperes() * seconds / 3.6 - carry;
                double next = passed + part;
                carry = next - passed - part;
                passed = next;
                assertThat(cell.terminalVolts()).as(as).isBetween(-1.0, 6.0);
            }
            CellTruth truth = cell.truth();
            assertThat(truth.donorDepletion()).as(as).isGreaterThanOrEqualTo(depletion);
            depletion = truth.donorDepletion();
            assertThat(cell.residualMilliampereHours()).as(as).isBetween(-1e-12, 1e-12);
            assertThat(cell.sodiumMilliampereHours() / total - 1).as(as).isBetween(-1e-12, 1e-12);
            assertThat(cell.positiveCharge() - passed).as(as).isBetween(-1e-11, 1e-11);
            assertThat(truth.netChargeAmpereHours() * 1e3 - passed).as(as).isBetween(-1e-11, 1e-11);
        }
    }

    private static CellDesign design(Random random) {
        String base = random.nextInt(4) == 0 ? "nco-na9sn4-3wt" : "nco-sn-3wt";
        CellDesign shipped = Catalogue.cell(base);
        CellDesign.CathodePart cathode = shipped.cathode();
        DonorPart donor = shipped.donor();
        if (cathode == null || donor == null) {
            throw new AssertionError("the shipped cell has both");
        }
        double wtPercent = random.nextInt(5) == 0 ? 0 : 5 * random.nextDouble();
        return new CellDesign(
                "random",
                "random",
                new CellDesign.CathodePart(
                        cathode.material(),
                        2e-3 + 18e-3 * random.nextDouble(),
                        0.4 + 0.5 * random.nextDouble()),
                new CellDesign.AnodePart(
                        shipped.anode().material(), 1.05 + 0.6 * random.nextDouble()),
                new DonorPart(donor.material(), new DonorPart.WeightPercent(wtPercent)),
                shipped.electrolyte(),
                shipped.fixture(),
                8 + 5 * random.nextDouble(),
                shipped.stackPressureMegapascals(),
                shipped.stackPressureWindowMegapascals(),
                shipped.voltageWindowVolts(),
                shipped.initialVoltageVolts(),
                10 + 35 * random.nextDouble(),
                shipped.limits());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 1.0})
    void aLongRunOfSmallStepsKeepsTheBalanceToRounding(double seconds) {
        CellDesign design = Catalogue.cell("nco-sn-3wt");
        SodiumCell cell = SodiumCell.of(design);
        double total = cell.sodiumMilliampereHours();
        Random random = new Random(7);
        double amperes = 0;
        for (int i = 0; i < 3_000_000; i++) {
            if (i % 1000 == 0) {
                double wanted = (random.nextDouble() - 0.4) * design.oneCAmperes();
                amperes = cell.terminalVolts() > 3.55 ? -Math.abs(wanted) : wanted;
                amperes = cell.terminalVolts() < 1.8 ? Math.abs(wanted) : amperes;
            }
            if ((cell.terminalVolts() > 3.6 && amperes > 0)
                    || (cell.terminalVolts() < 1.75 && amperes < 0)) {
                amperes = 0;
            }
            cell.step(amperes, seconds);
        }
        assertThat(cell.residualMilliampereHours()).isBetween(-1e-12, 1e-12);
        assertThat(cell.positiveCharge() - cell.electrodeMilliampereHours())
                .isBetween(-1e-12, 1e-12);
        assertThat(cell.sodiumMilliampereHours() / total - 1).isBetween(-1e-12, 1e-12);
    }

    @Test
    void aShortMovesSodiumBackButLosesNone() {
        CellDesign design = Catalogue.cell("nco-sn-3wt");
        CellRun run = CellRun.of(design, 10);
        run.charge(0.1);
        SodiumCell cell = run.cell();
        double total = cell.sodiumMilliampereHours();
        double passed = cell.truth().netChargeAmpereHours();
        cell.faults().setShortOhms(10e3);
        for (int i = 0; i < 3600; i++) {
            cell.step(0, 10);
        }
        CellTruth truth = cell.truth();
        // About 3 V over 10 kohm for 10 h.
        assertThat(truth.leakedAmpereHours()).isBetween(2.2e-3 * 0.1, 3.6e-3);
        assertThat(truth.netChargeAmpereHours()).isEqualTo(passed);
        assertThat(cell.sodiumMilliampereHours() / total - 1).isBetween(-1e-12, 1e-12);
        assertThat(cell.positiveCharge() - cell.electrodeMilliampereHours())
                .isBetween(-1e-12, 1e-12);
    }

    /** A cell that has seen next to no charge has next to no cycle to lose sodium in. */
    @Test
    void aFreshCellUnderAShortStaysWithinWhatItHolds() {
        SodiumCell cell = SodiumCell.of(Catalogue.cell("nco-sn-3wt"));
        double before = cell.sodiumMilliampereHours();
        cell.step(1e-4, 1);
        cell.faults().setShortOhms(42);
        for (int second = 0; second < 120; second++) {
            cell.step(0, 1);
            assertThat(Math.abs(cell.terminalVolts())).as("after %d s", second).isLessThan(5);
        }
        assertThat(cell.sodiumMilliampereHours()).isCloseTo(before, within(1e-9));
    }
}
