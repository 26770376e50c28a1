package io.presodia.hil.firstcycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.presodia.config.Catalogue;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.firmware.estimate.CellEstimate;
import io.presodia.firmware.estimate.Estimated;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hal.sim.cell.CellScatter;
import io.presodia.hal.sim.cell.SodiumCell;
import io.presodia.hal.sim.cell.witness.WitnessCell;
import io.presodia.hil.support.Sessions;
import io.presodia.host.session.BenchAttendant;
import io.presodia.host.session.RunResult;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The state of charge as the firmware tells it, through drivers, chips and the scan, against the
 * virtual cell's own: the check of the scoring, whose instruments are a model. {@code
 * -Dpresodia.soc.cells=5} takes so many cells a row through their first cycle and on.
 */
class SocThroughChipsTest {
    private static final int CELLS = Integer.getInteger("presodia.soc.cells", 0);
    private static final double SCAN_MILLIS = 1000;
    private static final int LOOK_SCANS = 600;

    /** An error lasts: of five cells one may be out of its band nearly all of the time. */
    private static final double LEAST_HELD = 0.7;

    @TempDir private Path folder = Path.of("");

    /** Compares every ten minutes, once the first charge has turned. */
    private static final class Beside implements BenchAttendant {
        private final CellPlant plant;
        private final double squareMetres;
        private @Nullable Firmware firmware;
        private int scans;
        private int count;
        private int held;
        private double squares;
        private double largest;

        Beside(CellPlant plant, CellDesign design) {
            this.plant = plant;
            squareMetres = design.areaSquareCentimetres() * 1e-4;
        }

        @Override
        public void begins(VirtualRig rig, Firmware under) {
            firmware = under;
            rig.bench().fit(1, plant, squareMetres);
        }

        @Override
        public void scanned() {
            if (++scans % LOOK_SCANS != 0) {
                return;
            }
            CellEstimate now = Objects.requireNonNull(firmware).estimate(1);
            if (now == null || now.inside() == null) {
                return;
            }
            Estimated soc = now.soc();
            double off = Math.abs(soc.value() - plant.truth().soc());
            count++;
            squares += off * off;
            largest = Math.max(largest, off);
            held += off <= 1.96 * soc.sigma() ? 1 : 0;
        }
    }

    /** First cycles end at the window's ends. */
    private static final String FIRST =
            """
            schema: presodia/protocol/v1
            name: cycles
            require: {pressure_MPa: [70, 80], temperature_C: [22, 28], wait: 30 s}
            steps:
              - rest: 2 h
              - cc: {rate_C: 0.1, until: {voltage: window_upper}}
              - rest: 10 min
              - cc: {rate_C: -0.2, until: {voltage: window_lower}}
            """;

    private static final String PARTS =
            FIRST
                    + """
                      - cc: {rate_C: 0.3, until: [{time: 90 min}, {voltage: window_upper}]}
                      - rest: 30 min
                      - cc: {rate_C: -0.1, until: [{time: 150 min}, {voltage: window_lower}]}
                      - cc: {rate_C: 0.2, until: {voltage: window_upper}}
                      - cc: {rate_C: -0.2, until: {voltage: window_lower}}
                    """;

    private static final String FULL_CYCLES =
            FIRST
                    + """
                      - loop:
                          times: 3
                          steps:
                            - cc: {rate_C: 0.2, until: {voltage: window_upper}}
                            - cc: {rate_C: -0.2, until: {voltage: window_lower}}
                    """;

    /** The rows of the scoring that the board's own instruments can have. */
    enum Row {
        THREE_WEIGHT_PERCENT("nco-sn-3wt", PARTS, 1, 0.012),
        NO_DONOR("nco-sn-0wt", PARTS, 1, 0.012),
        MODEL_ERRORS_DOUBLED("nco-sn-3wt", PARTS, 2, 0.02),
        FULL_CYCLES_ONLY("nco-sn-3wt", FULL_CYCLES, 1, 0.012),
        WITNESS("nco-sn-3wt", PARTS, 1, 0.012);

        private final String cell;
        private final String protocol;
        private final double spread;
        private final double mostRmse;

        Row(String cell, String protocol, double spread, double mostRmse) {
            this.cell = cell;
            this.protocol = protocol;
            this.spread = spread;
            this.mostRmse = mostRmse;
        }

        CellPlant plant(CellDesign design, long seed) {
            CellScatter scatter = CellScatter.draw(seed, spread);
            return this == WITNESS
                    ? WitnessCell.of(design, scatter, seed)
                    : SodiumCell.of(design, scatter);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirmwareTellsTheStateOfChargeThroughDriversAndChips(Row row) throws Exception {
        assumeTrue(CELLS > 0, "only with -Dpresodia.soc.cells=N");
        CellDesign design = new Catalogue().cell(row.cell).value();
        String protocol = Sessions.write(folder, "cycles.yaml", row.protocol);
        int count = 0;
        int held = 0;
        double squares = 0;
        for (int seed = 1; seed <= CELLS; seed++) {
            Beside beside = new Beside(row.plant(design, 1000L * seed), design);
            RunResult run =
                    Sessions.run(
                            folder.resolve("run-" + seed),
                            protocol,
                            row.cell,
                            SCAN_MILLIS,
                            7,
                            beside);
            assertThat(run.completed()).as(run.status().text()).isTrue();
            Sessions.figure(
                    "%s, seed %d: state of charge off by %.2f %% RMSE, %.2f %% at most, %d of %d in the"
                            + " band",
                    row,
                    seed,
                    100 * Math.sqrt(beside.squares / beside.count),
                    100 * beside.largest,
                    beside.held,
                    beside.count);
            count += beside.count;
            held += beside.held;
            squares += beside.squares;
        }
        Sessions.figure(
                "%s: %.2f %% RMSE, coverage %.3f",
                row, 100 * Math.sqrt(squares / count), (double) held / count);
        assertThat(Math.sqrt(squares / count)).isLessThan(row.mostRmse);
        assertThat((double) held / count).isGreaterThan(LEAST_HELD);
    }
}
