package io.presodia.hil.firstcycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.presodia.config.Catalogue;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.Stored;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hal.sim.cell.SodiumCell;
import io.presodia.hil.support.Sessions;
import io.presodia.host.session.BenchAttendant;
import io.presodia.host.session.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The activation through drivers, chips and the whole firmware: the right cell is declared spent
 * when it is, the wrong one is turned away with its cause. {@code -Dpresodia.activation.cells=5}
 * also activates so many cells of each kind, which takes a minute each.
 */
class AdaptiveActivationTest {
    private static final int CELLS = Integer.getInteger("presodia.activation.cells", 0);
    private static final double SCAN_MILLIS = 1000;

    @TempDir private Path folder = Path.of("");

    /** Puts a cell of the test's own into the channel and keeps what its donor has given. */
    private static final class Beside implements BenchAttendant {
        private final CellPlant plant;
        private final double squareMetres;
        private final List<double[]> given = new ArrayList<>();
        private @Nullable VirtualRig bench;

        Beside(CellPlant plant, CellDesign design) {
            this.plant = plant;
            squareMetres = design.areaSquareCentimetres() * 1e-4;
        }

        @Override
        public void begins(VirtualRig rig, Firmware firmware) {
            bench = rig;
            rig.bench().fit(1, plant, squareMetres);
        }

        @Override
        public void scanned() {
            CellTruth truth = plant.truth();
            given.add(
                    new double[] {
                        Objects.requireNonNull(bench).timebase().nanos(),
                        truth.donorStage1MilliampereHours() + truth.donorStage2MilliampereHours()
                    });
        }

        /** Share of what the Na2S gave in all that it had given at a time. */
        double depletion(long nanos) {
            double then = 0;
            for (double[] mark : given) {
                then = mark[0] <= nanos ? mark[1] : then;
            }
            return then / given.getLast()[1];
        }
    }

    private static CellDesign design(String name) throws Exception {
        return new Catalogue().cell(name).value();
    }

    private RunResult run(String cell, String protocol, Beside beside) throws Exception {
        return Sessions.run(
                folder.resolve("run-" + System.identityHashCode(beside)),
                protocol,
                cell,
                SCAN_MILLIS,
                7,
                beside);
    }

    private String activate(String rest, int capacity) throws Exception {
        return Sessions.write(
                folder,
                "activate.yaml",
                """
                schema: presodia/protocol/v1
                name: activate
                require: {pressure_MPa: [70, 80], temperature_C: [22, 28], wait: 30 s}
                steps:
                  - rest: %s
                  - id: activate
                    activate:
                      rate_C: 0.1
                      until: [{voltage: window_upper}, {capacity_mAh_g: %s}]
                """
                        .formatted(rest, capacity));
    }

    private static List<JournalEntry.Event> events(RunResult run, String kind) throws Exception {
        try (JournalReader reader = JournalReader.open(run.folder().journal())) {
            return reader.eventsOf(run.status().runId()).stream()
                    .map(Stored::entry)
                    .filter(event -> event.kind().equals(kind))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"nco-sn-1wt, 45", "nco-sn-3wt, 65", "nco-sb-5wt, 85"})
    void aDonorIsDeclaredSpentWhenItIs(String name, int capacity) throws Exception {
        assumeTrue(CELLS > 0, "only with -Dpresodia.activation.cells=N");
        CellDesign design = design(name);
        for (int seed = 1; seed <= CELLS; seed++) {
            Beside beside =
                    new Beside(SodiumCell.of(design, CellScatter.draw(1000L * seed)), design);
            RunResult run = run(name, activate("2 h", capacity), beside);
            assertThat(run.completed()).as(run.status().text()).isTrue();
            List<JournalEntry.Event> declared = events(run, "donor_depleted");
            assertThat(declared).as("%s, seed %d", name, seed).hasSize(1);
            double depletion = beside.depletion(declared.getFirst().nanos());
            Sessions.figure(
                    "%s, seed %d: true depletion %.3f of %.1f mAh/g; %s",
                    name,
                    seed,
                    depletion,
                    beside.given.getLast()[1] / design.activeMassGrams(),
                    declared.getFirst().text());
            assertThat(depletion).isGreaterThanOrEqualTo(0.95);
        }
    }

    /** The file says 3 wt%, and the cell was made with a third of it. */
    @Test
    void aDonorOfAnotherDoseThanTheFilesIsDeclaredSpentWhenItIs() throws Exception {
        assumeTrue(CELLS > 0, "only with -Dpresodia.activation.cells=N");
        CellDesign built = design("nco-sn-1wt");
        for (int seed = 1; seed <= CELLS; seed++) {
            Beside beside = new Beside(SodiumCell.of(built, CellScatter.draw(1000L * seed)), built);
            RunResult run = run("nco-sn-3wt", activate("2 h", 65), beside);
            assertThat(run.completed()).as(run.status().text()).isTrue();
            List<JournalEntry.Event> declared = events(run, "donor_depleted");
            assertThat(declared).as("seed %d", seed).hasSize(1);
            double depletion = beside.depletion(declared.getFirst().nanos());
            Sessions.figure(
                    "file 3 wt%%, 1 wt%% in it, seed %d: true depletion %.3f of %.1f mAh/g; %s",
                    seed,
                    depletion,
                    beside.given.getLast()[1] / built.activeMassGrams(),
                    declared.getFirst().text());
            assertThat(depletion).isGreaterThanOrEqualTo(0.95);
        }
    }

    @Test
    void nothingIsDeclaredInACellWithoutADonor() throws Exception {
        assumeTrue(CELLS > 0, "only with -Dpresodia.activation.cells=N");
        CellDesign design = design("nco-sn-0wt");
        RunResult run =
                run(
                        "nco-sn-0wt",
                        activate("2 h", 30),
                        new Beside(SodiumCell.of(design, CellScatter.draw(5)), design));

        assertThat(run.completed()).as(run.status().text()).isTrue();
        assertThat(events(run, "donor_depleted")).isEmpty();
    }

    /**
     * A cell that was told to have 3 wt% and got none: the evidence counts, not the file. The
     * scenario wrong-cell-no-donor has the same without scatter.
     */
    @Test
    void aCellWhoseDonorWasForgottenIsTurnedAwayWithThisCause() throws Exception {
        assumeTrue(CELLS > 0, "only with -Dpresodia.activation.cells=N");
        CellDesign none = design("nco-sn-0wt");
        RunResult run =
                run(
                        "nco-sn-3wt",
                        activate("10 min", 60),
                        new Beside(SodiumCell.of(none, CellScatter.draw(5)), none));

        assertThat(run.completed()).isFalse();
        assertThat(run.status().text())
                .contains("the cell has no donor", "mAh/g of the donor come");
        assertThat(events(run, "donor_depleted")).isEmpty();
    }

    private String wrong(UnaryOperator<CellPlant> change, Consumer<CellPlant> before)
            throws Exception {
        CellDesign design = design("nco-sn-3wt");
        CellPlant plant = SodiumCell.of(design, CellScatter.NONE);
        before.accept(plant);
        RunResult run =
                run("nco-sn-3wt", activate("1 min", 45), new Beside(change.apply(plant), design));
        assertThat(run.completed()).isFalse();
        assertThat(events(run, "donor_depleted")).isEmpty();
        return run.status().text();
    }

    @Test
    void aCellThatWasActivatedAndDischargedIsTurnedAway() throws Exception {
        CellDesign design = design("nco-sn-3wt");
        String cause =
                wrong(
                        plant -> plant,
                        plant -> {
                            until(plant, 0.1 * design.oneCAmperes(), 3.6);
                            until(plant, -0.1 * design.oneCAmperes(), 1.75);
                            plant.step(0, 3600);
                        });

        assertThat(cause).contains("the cell is not fresh: it has been charged before");
    }

    private static void until(CellPlant plant, double amperes, double volts) {
        for (int i = 0;
                i == 0 || (i < 5000 && (plant.terminalVolts() - volts) * amperes < 0);
                i++) {
            plant.step(amperes, 30);
        }
    }

    @Test
    void aReversedCellIsTurnedAway() throws Exception {
        assertThat(wrong(Backwards::new, plant -> plant.step(0, 3600)))
                .contains("connected in reverse: -");
    }

    @Test
    void aShortedCellIsTurnedAway() throws Exception {
        String cause =
                wrong(
                        plant -> plant,
                        plant -> {
                            plant.faults().setShortOhms(10);
                            plant.step(0, 7200);
                        });

        assertThat(cause).contains("the cell is shorted, or not connected: 0.0");
    }

    @Test
    void aCellWithoutPressureIsTurnedAway() throws Exception {
        String cause = wrong(plant -> plant, plant -> plant.faults().setForceFactor(0.1));

        assertThat(cause).contains("the cell is not pressed enough: stack pressure is 7.");
    }

    @Test
    void aBadContactIsFoundInTheFirstSecondOfCurrent() throws Exception {
        String cause = wrong(plant -> plant, plant -> plant.faults().setContactFactor(40));

        assertThat(cause).contains("resistance", "contact");
    }

    /** The leads are the wrong way round. */
    private record Backwards(CellPlant inner) implements CellPlant {
        @Override
        public void step(double amperes, double seconds) {
            inner.step(-amperes, seconds);
        }

        @Override
        public void stepAtVoltage(double volts, double maxAmperes, double seconds) {
            inner.stepAtVoltage(-volts, maxAmperes, seconds);
        }

        @Override
        public double terminalVolts() {
            return -inner.terminalVolts();
        }

        @Override
        public double terminalVoltsAt(double amperes) {
            return -inner.terminalVoltsAt(-amperes);
        }

        @Override
        public double amperes() {
            return -inner.amperes();
        }

        @Override
        public double openCircuitVolts() {
            return -inner.openCircuitVolts();
        }

        @Override
        public double celsius() {
            return inner.celsius();
        }

        @Override
        public double stackPascals() {
            return inner.stackPascals();
        }

        @Override
        public void setAmbientCelsius(double celsius) {
            inner.setAmbientCelsius(celsius);
        }

        @Override
        public CellTruth truth() {
            return inner.truth();
        }

        @Override
        public double sodiumMilliampereHours() {
            return inner.sodiumMilliampereHours();
        }

        @Override
        public io.presodia.hal.sim.cell.PlantFaults faults() {
            return inner.faults();
        }
    }
}
