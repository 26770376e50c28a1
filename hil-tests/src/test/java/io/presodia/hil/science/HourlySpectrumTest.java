package io.presodia.hil.science;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hal.sim.cell.Impedance;
import io.presodia.hil.support.Sessions;
import io.presodia.host.analysis.PulseRow;
import io.presodia.host.analysis.PulseTable;
import io.presodia.host.run.RunData;
import io.presodia.host.session.RunResult;
import io.presodia.host.spectrum.SpectrumState;
import io.presodia.host.spectrum.SpectrumTaker;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figure 6: 6 mg of donor at 0.1C for 10 h, every hour a pulse and, of the virtual cell, a
 * spectrum.
 */
class HourlySpectrumTest {
    @TempDir private static Path folder;
    private static List<SpectrumState> states = List.of();
    private static List<PulseRow> pulses = List.of();

    @BeforeAll
    static void charge() throws Exception {
        SpectrumTaker taker = SpectrumTaker.hourly(1);
        RunResult run = Sessions.run(folder, "eis-hourly", "donor-na9sn4-1-2", 1000, 1, taker);
        assertThat(run.completed()).as(run.status().text()).isTrue();
        states = taker.states();
        pulses = PulseTable.of(RunData.read(run.folder().journal(), run.status().runId()));
        for (SpectrumState state : states) {
            Sessions.figure(
                    "spectrum at %.3f: R_ohm %.1f, R2 %.1f, R3 %.1f ohm",
                    state.donorDepletion(),
                    state.ohmicOhms(),
                    state.transferOhms(),
                    state.diffusionOhms());
        }
    }

    private static SpectrumState nearest(double depletion) {
        return states.stream()
                .min(Comparator.comparingDouble(s -> Math.abs(s.donorDepletion() - depletion)))
                .orElseThrow();
    }

    private static double seconds(SpectrumState state, String process) {
        return state.processes().stream()
                .filter(p -> p.name().startsWith(process))
                .mapToDouble(Impedance.Peak::seconds)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSpectrumIsThereForEveryHour() {
        assertThat(states).hasSizeGreaterThanOrEqualTo(10);
        assertThat(states.getFirst().donorDepletion()).isCloseTo(0, within(0.01));
        assertThat(states.getLast().donorDepletion()).isGreaterThan(0.9);
        for (SpectrumState state : states) {
            assertThat(state.points().getFirst().hertz()).isEqualTo(7e6);
            assertThat(state.points().getLast().hertz()).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void theSeparatorStaysAndTheChargeTransferGrowsThreefoldToSeventyPercent() {
        for (SpectrumState state : states) {
            assertThat(state.ohmicOhms()).isCloseTo(480, within(15.0));
        }
        assertThat(states.getFirst().transferOhms()).isCloseTo(61.4, within(1.0));
        SpectrumState seventy = nearest(0.7);
        // R2 = 61.4 (1 - s)^-0.902 through the paper's two points.
        double s = seventy.donorDepletion();
        assertThat(seventy.transferOhms())
                .isCloseTo(61.4 * StrictMath.pow(1 - s, -0.902), within(2.0));
        assertThat(s).isCloseTo(0.7, within(0.06));
    }

    @Test
    void diffusionAppearsAfterSeventyPercentAndRisesSteeply() {
        double before = nearest(0.6).diffusionOhms();
        assertThat(before).isLessThan(0.1 * nearest(0.6).transferOhms());
        assertThat(states.getLast().diffusionOhms()).isGreaterThan(10 * before);
    }

    @Test
    void peaksMoveToLongerTimes() {
        SpectrumState first = states.getFirst();
        SpectrumState seventy = nearest(0.7);
        SpectrumState last = states.getLast();
        assertThat(seconds(first, "P1")).isEqualTo(seconds(last, "P1"));
        assertThat(seconds(seventy, "P3")).isGreaterThan(1.5 * seconds(first, "P3"));
        assertThat(seconds(last, "P5")).isGreaterThan(3 * seconds(seventy, "P5"));
        assertThat(seconds(last, "P5")).isBetween(1e-3, 1e-1);
    }

    /** The board's pulses see the sum of what the spectrum parts: to 1 ms, all but diffusion. */
    @Test
    void thePulsesOfTheBoardSeeTheSame() {
        PulseRow fresh = pulses.getFirst();
        double at1ms =
                fresh.points().stream()
                        .filter(p -> p.seconds() < 1.5e-3)
                        .mapToDouble(p -> p.ohms().value())
                        .findFirst()
                        .orElseThrow();
        SpectrumState state = states.getFirst();
        double anode = 40;
        assertThat(at1ms).isCloseTo(state.ohmicOhms() + anode + state.transferOhms(), within(12.0));
    }
}
