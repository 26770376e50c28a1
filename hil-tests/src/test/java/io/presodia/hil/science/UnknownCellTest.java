package io.presodia.hil.science;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.firmware.app.Firmware;
import io.presodia.firmware.app.VirtualRig;
import io.presodia.hal.sim.board.VirtualChannel;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hil.support.Sessions;
import io.presodia.host.session.BenchAttendant;
import io.presodia.host.session.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A cell of a researcher's own: 2.3 wt% donor, 9.1 mg, N/P 1.3, 0.2C at 45 °C. */
class UnknownCellTest {
    private static final String CELL =
            """
            schema: presodia/cell/v1
            name: unknown
            cathode: {material: nacro2, active_mass_mg: 9.1, composite_fraction: 0.50}
            anode: {material: sn, np_ratio: 1.3}
            donor: {material: na2s-nps-c-1-2, wt_percent: 2.3}
            electrolyte: {material: halide-ncbh}
            fixture: {material: peek-die-press}
            die_diameter_mm: 10
            stack_pressure: {target_MPa: 75, window_MPa: [60, 90]}
            voltage_window_V: [1.75, 3.6]
            initial_voltage_V: [0.5, 1.6]
            temperature_C: 45
            limits:
              voltage_V: {inform: [1.70, 3.62], warn: [1.60, 3.65], trip: [1.50, 3.70]}
              current_C: {inform: [-0.6, 0.6], warn: [-0.8, 0.8], trip: [-1.0, 1.0]}
              temperature_C: {inform: [20, 48], warn: [17, 52], trip: [15, 55]}
              temperature_rate_K_min: {inform: [-0.5, 0.5], warn: [-1, 1], trip: [-2, 2]}
              stack_pressure_MPa: {inform: [66, 88], warn: [63, 89], trip: [60, 90]}
              charge_budget_factor: 1.10
            """;

    private static final String PROTOCOL =
            """
            schema: presodia/protocol/v1
            name: two-cycles
            require: {pressure_MPa: [70, 80], temperature_C: [43, 47], wait: 10 min}
            steps:
              - rest: 30 min
              - loop:
                  times: 2
                  cycle: true
                  steps:
                    - cc: {rate_C: 0.2, until: {voltage: window_upper}}
                    - rest: 10 min
                    - cc: {rate_C: -0.2, until: {voltage: window_lower}}
                    - rest: 10 min
            """;

    @TempDir private Path folder;

    /** Weighs the sodium of the true cell in every scan. */
    private static final class Scales implements BenchAttendant {
        private @Nullable VirtualChannel channel;
        private double first;
        private double worst;

        @Override
        public void begins(VirtualRig rig, Firmware firmware) {
            channel = rig.bench().channel(1);
            first = weigh();
        }

        @Override
        public void scanned() {
            worst = Math.max(worst, Math.abs(weigh() - first));
        }

        private double weigh() {
            return Objects.requireNonNull(Objects.requireNonNull(channel).cell())
                    .sodiumMilliampereHours();
        }
    }

    @Test
    void itRunsAndItsChargeAndSodiumBalance() throws Exception {
        Scales scales = new Scales();
        RunResult run =
                Sessions.run(
                        folder.resolve("run"),
                        Sessions.write(folder, "two.yaml", PROTOCOL),
                        Sessions.write(folder, "unknown.yaml", CELL),
                        1000,
                        1,
                        scales);
        assertThat(run.completed()).as(run.status().text()).isTrue();
        assertThat(scales.worst).isLessThanOrEqualTo(1e-9);

        VirtualChannel channel = Objects.requireNonNull(scales.channel);
        CellTruth truth = Objects.requireNonNull(channel.cell()).truth();
        double passed = (channel.chargeAmpereHours() - channel.dischargeAmpereHours()) * 1e3;
        assertThat(
                        truth.anodeMobileMilliampereHours()
                                + truth.anodeTrappedMilliampereHours()
                                + truth.interphaseMilliampereHours())
                .isCloseTo(passed, within(1e-9));
        assertThat(truth.celsius()).isCloseTo(45, within(0.5));

        JsonNode summary = Sessions.summary(run);
        double charge = summary.path("first_charge_capacity_mAh_g").asDouble();
        double discharge = summary.path("first_discharge_capacity_mAh_g").asDouble();
        Sessions.figure("unknown cell: first charge %.2f, discharge %.2f mAh/g", charge, discharge);
        JsonNode real = summary.path("truth");
        assertThat(charge)
                .isCloseTo(
                        real.path("first_charge_capacity_mAh_g").asDouble(),
                        Percentage.withPercentage(0.3));
        // 120.38 + 2 · 2.3 % · 511.7 = 143.9 mAh/g can leave; of it 21.3 % stay in the tin.
        assertThat(charge).isCloseTo(143.9, Percentage.withPercentage(2));
        assertThat(discharge).isLessThan((1 - 0.2133) * charge * 1.005);
        assertThat(truth.sodiumTrappedMilliampereHoursPerGram())
                .isCloseTo(0.21333 * charge, Percentage.withPercentage(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    active_mass_mg: 9.1 | active_mass_mg: 25 | 3 | cathode.active_mass_mg | lets the anode grow by
                    active_mass_mg: 9.1 | active_mass_mg: -1 | 3 | cathode.active_mass_mg | must be from 0.01 to 10000
                    np_ratio: 1.3 | np_ratio: 0.9 | 4 | anode.np_ratio | below 1 sodium plates
                    wt_percent: 2.3 | wt_percent: 40 | 5 | donor.wt_percent | changes the paths of ions and electrons
                    target_MPa: 75, window_MPa: [60, 90] | target_MPa: 400, window_MPa: [300, 500] | 9 | stack_pressure.target_MPa | pressed together
                    target_MPa: 75, window_MPa: [60, 90] | target_MPa: 2, window_MPa: [1, 90] | 9 | stack_pressure.target_MPa | contact is lost
                    temperature_C: 45 | temperature_C: -40 | 12 | temperature_C | too cold for a solid electrolyte
                    trip: [15, 55] | trip: [15, 110] | 16 | limits.temperature_C.trip | where sodium melts
                    voltage_window_V: [1.75, 3.6] | voltage_window_V: [1.75, 3.9] | 10 | voltage_window_V | changes for good
                    """)
    void whatPhysicsDoesNotAllowIsRefusedWithItsReason(
            String good, String bad, int line, String key, String reason) throws Exception {
        assertThat(CELL).contains(good);
        String text = CELL.replace(good, bad);
        if (bad.contains("-40")) {
            text =
                    text.replace(
                            "[20, 48], warn: [17, 52], trip: [15, 55]",
                            "[-45, 48], warn: [-47, 52], trip: [-50, 55]");
        }
        if (bad.contains("MPa")) {
            text =
                    text.replace(
                            "trip: [60, 90]",
                            bad.contains("400") ? "trip: [60, 500]" : "trip: [1, 90]");
        }
        String cell = Sessions.write(folder, "refused.yaml", text);
        String protocol = Sessions.write(folder, "two.yaml", PROTOCOL);

        ConfigException refused =
                catchThrowableOfType(
                        ConfigException.class,
                        () -> Sessions.prepare(1000, 1, List.of(Sessions.request(protocol, cell))));

        assertThat(refused).as(text).isNotNull();
        assertThat(refused.diagnostics())
                .anySatisfy(d -> {
                    assertThat(d.file()).endsWith("refused.yaml");
                    assertThat(d.line()).isEqualTo(line);
                    assertThat(d.key()).isEqualTo(key);
                    assertThat(d.message()).contains(reason);
                });
        for (Diagnostic d : refused.diagnostics()) {
            Sessions.figure("refused: %s", d);
        }
    }
}
