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
import io.presodia.hil.support.Sessions;
import io.presodia.host.session.BenchAttendant;
import io.presodia.host.session.RunResult;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The state of charge as the firmware tells it, through drivers, chips and the scan, against the
 * virtual cell's own: the check of the scoring, whose instruments are a model. {@code
 * -Dpresodia.soc.cells=5} takes so many cells through their first cycle and on.
 */
class SocThroughChipsTest {
    private static final int CELLS = Integer.getInteger("presodia.soc.cells", 0);
    private static final double SCAN_MILLIS = 1000;
    private static final int LOOK_SCANS = 600;

    /** The must of the scoring's rows, as a share. */
    private static final double MUST = 0.012;

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

    @Test
    void theFirmwareTellsTheStateOfChargeThroughDriversAndChips() throws Exception {
        assumeTrue(CELLS > 0, "only with -Dpresodia.soc.cells=N");
        CellDesign design = new Catalogue().cell("nco-sn-3wt").value();
        String protocol =
                Sessions.write(
                        folder,
                        "cycles.yaml",
                        """
                        schema: presodia/protocol/v1
                        name: cycles
                        require: {pressure_MPa: [70, 80], temperature_C: [22, 28], wait: 30 s}
                        steps:
                          - rest: 2 h
                          - cc: {rate_C: 0.1, until: {voltage: window_upper}}
                          - rest: 10 min
                          - cc: {rate_C: -0.2, until: {voltage: window_lower}}
                          - cc: {rate_C: 0.3, until: [{time: 90 min}, {voltage: window_upper}]}
                          - rest: 30 min
                          - cc: {rate_C: -0.1, until: [{time: 150 min}, {voltage: window_lower}]}
                          - cc: {rate_C: 0.2, until: {voltage: window_upper}}
                          - cc: {rate_C: -0.2, until: {voltage: window_lower}}
                        """);
        int count = 0;
        int held = 0;
        double squares = 0;
        for (int seed = 1; seed <= CELLS; seed++) {
            Beside beside =
                    new Beside(SodiumCell.of(design, CellScatter.draw(1000L * seed)), design);
            RunResult run =
                    Sessions.run(
                            folder.resolve("run-" + seed),
                            protocol,
                            "nco-sn-3wt",
                            SCAN_MILLIS,
                            7,
                            beside);
            assertThat(run.completed()).as(run.status().text()).isTrue();
            Sessions.figure(
                    "seed %d: state of charge off by %.2f %% RMSE, %.2f %% at most, %d of %d in the"
                            + " band",
                    seed,
                    100 * Math.sqrt(beside.squares / beside.count),
                    100 * beside.largest,
                    beside.held,
                    beside.count);
            count += beside.count;
            held += beside.held;
            squares += beside.squares;
        }
        assertThat(Math.sqrt(squares / count)).isLessThan(MUST);
        assertThat((double) held / count).isGreaterThan(0.85);
    }
}
