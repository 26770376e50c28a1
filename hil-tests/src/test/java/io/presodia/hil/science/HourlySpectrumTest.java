package io.presodia.hil.science;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.hil.support.Sessions;
import io.presodia.host.analysis.PulseRow;
import io.presodia.host.analysis.PulseTable;
import io.presodia.host.analysis.RelaxationTimes;
import io.presodia.host.analyze.Relaxations;
import io.presodia.host.run.RunData;
import io.presodia.host.session.RunResult;
import io.presodia.host.spectrum.Resistances;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figure 6: 6 mg of donor at 0.1C for 10 h, every hour a pulse and, of the virtual cell, a
 * spectrum. Everything but the share of the donor that is spent is read from the spectra's points.
 */
class HourlySpectrumTest {
    @TempDir private static Path folder;
    private static List<Resistances> states = List.of();
    private static List<PulseRow> pulses = List.of();

    @BeforeAll
    static void charge() throws Exception {
        RunResult run = Sessions.run(folder, "eis-hourly", "donor-na9sn4-1-2", 1000, 1);
        assertThat(run.completed()).as(run.status().text()).isTrue();
        states = run.spectra().stream().map(Resistances::of).toList();
        pulses = PulseTable.of(RunData.read(run.folder().journal(), run.status().runId()));
        for (Resistances state : states) {
            Sessions.figure(
                    "spectrum at %.3f: R_ohm %.1f, R2 %.1f, R3 %.1f ohm, peaks %s",
                    depletion(state),
                    state.ohmicOhms(),
                    state.transferOhms(),
                    state.diffusionOhms(),
                    state.peaks());
        }
    }

    private static double depletion(Resistances state) {
        return state.state().donorDepletion();
    }

    private static Resistances nearest(double depletion) {
        return states.stream()
                .min(Comparator.comparingDouble(s -> Math.abs(depletion(s) - depletion)))
                .orElseThrow();
    }

    @Test
    void aSpectrumIsThereForEveryHour() {
        assertThat(states).hasSizeGreaterThanOrEqualTo(10);
        assertThat(depletion(states.getFirst())).isCloseTo(0, within(0.01));
        assertThat(depletion(states.getLast())).isGreaterThan(0.9);
        for (Resistances state : states) {
            assertThat(state.state().points().getFirst().hertz()).isEqualTo(7e6);
            assertThat(state.state().points().getLast().hertz()).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void theRunFolderHoldsThemAndTheAnalysisReadsThem() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("spectra"))) {
            assertThat(files).hasSize(states.size());
        }
        Path first = folder.resolve("spectra/001_rest-start.csv");
        assertThat(Files.readAllLines(first).getFirst())
                .isEqualTo(
                        "frequency_hertz,real_impedance_ohm,imaginary_impedance_ohm,"
                                + "test_time_second,step_id,soc,donor_depletion,data_origin");
        assertThat(Files.readAllLines(first).get(1)).contains(",rest-start,").endsWith(",virtual");
        RelaxationTimes read = Relaxations.read(first, false).times();
        assertThat(read.ohmicOhms()).isCloseTo(432, within(1.0));
        assertThat(read.peaks()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(folder.resolve("spectra.png")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("Nyquist plot of the simulated spectra");
    }

    @Test
    void theSeparatorStaysAndTheChargeTransferGrowsThreefoldToSeventyPercent() {
        for (Resistances state : states) {
            assertThat(state.ohmicOhms()).isCloseTo(480, within(15.0));
            // Grain boundaries are an arc: the sweep begins below R_ohm.
            assertThat(state.state().points().getFirst().real()).isBetween(430.0, 445.0);
        }
        // 61.4 ohm, and 5 % of it in series with the reaction.
        assertThat(states.getFirst().transferOhms()).isCloseTo(61.4 * 1.05, within(1.5));
        Resistances seventy = nearest(0.7);
        double s = depletion(seventy);
        assertThat(s).isCloseTo(0.7, within(0.06));
        // R2 = 61.4 (1 - s)^-0.902 through the paper's two points.
        double expected = 61.4 * StrictMath.pow(1 - s, -0.902);
        assertThat(seventy.transferOhms()).isBetween(0.99 * expected, 1.07 * expected);
    }

    @Test
    void diffusionAppearsAfterSeventyPercentAndRisesSteeply() {
        Resistances before = nearest(0.6);
        assertThat(before.diffusionOhms()).isLessThan(0.1 * before.transferOhms());
        assertThat(states.getLast().diffusionOhms()).isGreaterThan(200);
    }

    @Test
    void sixPeaksMoveToLongerTimes() {
        Resistances first = states.getFirst();
        Resistances seventy = nearest(0.7);
        Resistances last = states.getLast();
        assertThat(first.peaks()).hasSize(4);
        assertThat(last.peaks()).hasSize(6);
        for (Resistances state : states) {
            assertThat(state.seconds(1)).isBetween(0.7e-6, 1.4e-6);
            assertThat(state.seconds(2)).isBetween(0.7e-5, 1.4e-5);
        }
        assertThat(seventy.seconds(3)).isGreaterThan(1.5 * first.seconds(3));
        assertThat(seventy.seconds(4)).isGreaterThan(1.5 * first.seconds(4)).isLessThan(1e-3);
        assertThat(last.seconds(5)).isBetween(1e-3, 1e-1);
        assertThat(last.seconds(6)).isBetween(1e-3, 1e-1).isGreaterThan(3 * seventy.seconds(5));
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
        Resistances state = states.getFirst();
        double anode = state.peaks().get(1).ohms();
        assertThat(anode).isCloseTo(40, within(1.0));
        assertThat(at1ms).isCloseTo(state.ohmicOhms() + anode + state.transferOhms(), within(12.0));
    }
}
