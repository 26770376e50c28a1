package io.presodia.hal.sim.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.cell.Catalogue;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.cell.DonorPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The paper's other cathodes, anodes and donor mixes (sections 2.2 and 2.5) on the plant alone. */
class OtherCellsTest {
    private static final List<String> ROWS = new ArrayList<>();

    @AfterAll
    static void print() {
        System.out.println("Other cells against the paper:\n" + String.join("\n", ROWS));
    }

    private record FirstCycle(CellRun run, double charge, double discharge) {
        double efficiency() {
            return 100 * discharge / charge;
        }
    }

    private static FirstCycle firstCycle(CellDesign design) {
        CellRun run = CellRun.of(design, 1.0);
        run.rest(7200);
        double charge = run.charge(0.1);
        run.rest(4 * 3600);
        return new FirstCycle(run, charge, run.discharge(0.1));
    }

    private static FirstCycle firstCycle(String name) {
        return firstCycle(Catalogue.cell(name));
    }

    private static void check(
            String quantity, String status, double simulated, double paper, double percent) {
        double deviation = 100 * (simulated / paper - 1);
        ROWS.add(
                String.format(
                        Locale.ROOT,
                        "%-40s paper %7.2f simulated %7.2f deviation %+.2f %% %s",
                        quantity,
                        paper,
                        simulated,
                        deviation,
                        status));
        assertThat(Math.abs(deviation)).as(ROWS.getLast()).isLessThanOrEqualTo(percent);
    }

    @Test
    void nfmIsCalibratedWithoutDonorAndPredictedWithIt() {
        FirstCycle bare = firstCycle("nfm-sn-0wt");
        check("NFM || Sn, 0 wt%: discharge, mAh/g", "calibrated (Q)", bare.discharge(), 111.2, 0.2);
        check("NFM || Sn, 0 wt%: ICE, %", "calibrated (f)", bare.efficiency(), 82, 0.3);
        FirstCycle dosed = firstCycle("nfm-sn-3wt");
        check("NFM || Sn, 3 wt%: discharge, mAh/g", "predicted", dosed.discharge(), 132.7, 2.5);
    }

    @ParameterizedTest
    @CsvSource({"nco-sb", "nfm-sb"})
    void antimonyLosesThirtyPercent(String cell) {
        FirstCycle bare = firstCycle(cell + "-0wt");
        String status = cell.startsWith("nco") ? "calibrated (f)" : "predicted";
        check(cell + ", 0 wt%: ICE, %", status, bare.efficiency(), 70, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nco-sb-5wt", "nfm-sb-5wt"})
    void antimonyNeedsFiveWeightPercent(String name) {
        CellDesign shipped = Catalogue.cell(name);
        // With far too much donor the cathode alone limits the discharge: full recovery.
        double full = firstCycle(dosed(shipped, 8)).discharge();
        double four = firstCycle(dosed(shipped, 4)).discharge();
        double five = firstCycle(shipped).discharge();
        ROWS.add(
                String.format(
                        Locale.ROOT,
                        "%s: %.1f mAh/g, with 4 wt%% %.1f, at most %.1f (predicted)",
                        name,
                        five,
                        four,
                        full));
        assertThat(five).as("5 wt%% of %s recover it", name).isGreaterThan(0.98 * full);
        assertThat(four).as("4 wt%% of %s is too little", name).isLessThan(0.98 * full);
    }

    private static CellDesign dosed(CellDesign cell, double percent) {
        DonorPart donor = cell.donor();
        if (donor == null) {
            throw new AssertionError("no donor");
        }
        return new CellDesign(
                cell.name(),
                cell.description(),
                cell.cathode(),
                cell.anode(),
                new DonorPart(donor.material(), new DonorPart.WeightPercent(percent)),
                cell.electrolyte(),
                cell.fixture(),
                cell.dieDiameterMillimetres(),
                cell.stackPressureMegapascals(),
                cell.stackPressureWindowMegapascals(),
                cell.voltageWindowVolts(),
                cell.initialVoltageVolts(),
                cell.temperatureCelsius(),
                cell.limits());
    }

    @Test
    void theDonorIsBestAtOneToTwo() {
        double even = CellRun.of(Catalogue.cell("donor-na9sn4-1-1"), 1.0).charge(0.1);
        double best = CellRun.of(Catalogue.cell("donor-na9sn4-1-2"), 1.0).charge(0.1);
        double poor = CellRun.of(Catalogue.cell("donor-na9sn4-1-3"), 1.0).charge(0.1);
        check("donor 1:2: charge, mAh/g", "predicted", best, 511.7, 2.5);
        check("donor 1:3: charge, mAh/g", "calibrated (reach)", poor, 417.5, 0.2);
        // 1:1 has no number in the paper: 343.5 of Na2S and 74.4 of NPS, all within reach.
        assertThat(even).isCloseTo(417.9, within(1.5));
        assertThat(best).isGreaterThan(even).isGreaterThan(poor);
    }

    @Test
    void npsAloneSlopesTo149WithoutPlateau() {
        CellRun run = CellRun.of(Catalogue.cell("donor-na9sn4-nps"), 1.0);
        check("NPS alone to 4 V, mAh/g", "input", run.charge(0.1), 148.8, 1.0);
        // A slope: the first and the second half of the charge lie 0.3 V or more apart.
        assertThat(run.capacityAt(3.3)).isBetween(0.4 * 148.8, 0.65 * 148.8);
        assertThat(run.peakHeight(2.6, 3.8)).isLessThan(250);
    }

    @Test
    void theHandMixIsInactive() {
        CellRun run = CellRun.of(Catalogue.cell("donor-na9sn4-hand"), 1.0);
        assertThat(run.charge(0.1)).isLessThan(0.01 * 511.7);
        // Ten times less conductivity, ten times the resistance: 614 ohm before charge.
        double ohms =
                SodiumCell.of(Catalogue.cell("donor-na9sn4-hand"))
                        .truth()
                        .donorChargeTransferOhms();
        assertThat(ohms).isCloseTo(614, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nvpf-sn-0wt", "nco-hc-0wt"})
    void theCellsOfFigureS12LoseWhatTheirAnodeTraps(String name) {
        double expected = name.startsWith("nvpf") ? 78.7 : 83.0;
        assertThat(firstCycle(name).efficiency()).isCloseTo(expected, within(1.5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "donor-na9sn4-1-1",
                "donor-na9sn4-1-3",
                "donor-na9sn4-hand",
                "donor-na9sn4-nps",
                "nco-hc-2wt",
                "nco-sb-5wt",
                "nfm-sb-5wt",
                "nfm-sn-3wt",
                "nvpf-sn-3wt"
            })
    void everyCellStartsWhereItsFileSaysAndKeepsItsSodium(String name) {
        CellDesign design = Catalogue.cell(name);
        SodiumCell cell = SodiumCell.of(design);
        double total = cell.sodiumMilliampereHours();
        assertThat(design.initialVoltageVolts().contains(cell.terminalVolts())).isTrue();
        for (int i = 0; i < 7200; i++) {
            cell.step(0, 1);
        }
        assertThat(design.initialVoltageVolts().contains(cell.terminalVolts())).isTrue();
        CellRun run = new CellRun(design, cell, 10);
        run.charge(0.5);
        for (int i = 0; i < 20; i++) {
            cell.stepAtVoltage(design.voltageWindowVolts().high(), 1e-3, 100);
        }
        for (int i = 0; i < 3000; i++) {
            cell.stepAtVoltage(design.voltageWindowVolts().low(), 1e-3, 10);
        }
        assertThat(cell.residualMilliampereHours()).isBetween(-1e-9, 1e-9);
        assertThat(cell.sodiumMilliampereHours() - total).isBetween(-1e-9, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nco-sb-5wt", "nfm-sb-5wt", "nfm-sn-3wt"})
    void theyKeepNineTenthsOverThreeHundredCycles(String name) {
        CellRun run = CellRun.of(Catalogue.cell(name), 10.0);
        run.charge(0.1);
        run.discharge(0.1);
        double first = 0;
        double last = 0;
        for (int cycle = 1; cycle <= 300; cycle++) {
            run.charge(0.5);
            run.rest(300);
            last = run.discharge(0.5);
            run.rest(300);
            first = cycle == 1 ? last : first;
        }
        double retention = 100 * last / first;
        // More than 90 % in figure S11d-f; nothing of it is calibrated, and 85 to 95 % is the
        // honest range of a fade law known from one number.
        ROWS.add(
                String.format(Locale.ROOT, "%s: retention %.1f %% (paper: > 90)", name, retention));
        assertThat(retention).isBetween(85.0, 96.0);
    }
}
