package io.presodia.host.session;

import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.sim.board.VirtualChannel;
import io.presodia.hal.sim.cell.CellTruth;
import io.presodia.hal.sim.cell.Impedance;
import io.presodia.hal.sim.cell.SodiumCell;
import io.presodia.host.analysis.RelaxationTimes;
import io.presodia.host.format.SpectrumCsvWriter;
import io.presodia.host.run.RunFolder;
import io.presodia.host.spectrum.SpectrumState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Takes the spectra that a protocol asks for of the virtual cell in a channel, as an impedance
 * analyser beside the bench would. The cell is only looked at: the run goes on as it would have.
 */
final class SpectrumRecorder {
    private final VirtualChannel channel;
    private final Map<String, Double> wanted = new HashMap<>();
    private final List<SpectrumState> states = new ArrayList<>();
    private int takenAtStep;

    SpectrumRecorder(VirtualChannel channel, List<Step> steps) {
        this.channel = channel;
        collect(steps);
    }

    private void collect(List<Step> steps) {
        for (Step step : steps) {
            if (step instanceof Step.Loop loop) {
                collect(loop.body());
            } else if (step instanceof Step.Rest rest && !Double.isNaN(rest.spectrumSeconds())) {
                wanted.put(rest.head().id(), rest.spectrumSeconds());
            }
        }
    }

    /** The run is here now. */
    void observe(RunClock clock) {
        Double after = wanted.isEmpty() ? null : wanted.get(clock.stepId());
        if (after == null || clock.stepCount() == takenAtStep || clock.stepSeconds() < after) {
            return;
        }
        takenAtStep = clock.stepCount();
        if (channel.cell() instanceof SodiumCell cell) {
            states.add(spectrum(clock, cell));
        }
    }

    private static SpectrumState spectrum(RunClock clock, SodiumCell cell) {
        CellTruth truth = cell.truth();
        List<RelaxationTimes.Point> points = new ArrayList<>();
        for (Impedance.Point point :
                Impedance.of(cell)
                        .spectrum(
                                SpectrumState.HIGH_HERTZ,
                                SpectrumState.LOW_HERTZ,
                                SpectrumState.PER_DECADE)) {
            points.add(
                    new RelaxationTimes.Point(
                            point.hertz(), point.realOhms(), point.imaginaryOhms()));
        }
        return new SpectrumState(
                clock.stepId(), clock.runSeconds(), truth.soc(), truth.donorDepletion(), points);
    }

    /** What has been taken so far, in order. */
    List<SpectrumState> states() {
        return List.copyOf(states);
    }

    /** Writes one file for each spectrum; none without any. */
    static List<Path> write(List<SpectrumState> states, RunFolder folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (!states.isEmpty()) {
            Files.createDirectories(folder.spectra());
        }
        for (SpectrumState state : states) {
            String step = state.stepId().replaceAll("[^A-Za-z0-9._-]", "_");
            Path file =
                    folder.spectra()
                            .resolve(
                                    String.format(
                                            Locale.ROOT, "%03d_%s.csv", files.size() + 1, step));
            List<RelaxationTimes.Point> points = state.points();
            SpectrumCsvWriter.write(
                    points.stream().mapToDouble(RelaxationTimes.Point::hertz).toArray(),
                    points.stream().mapToDouble(RelaxationTimes.Point::real).toArray(),
                    points.stream().mapToDouble(RelaxationTimes.Point::imaginary).toArray(),
                    new SpectrumCsvWriter.State(
                            state.seconds(),
                            state.stepId(),
                            state.soc(),
                            state.donorDepletion(),
                            "virtual"),
                    file);
            files.add(file);
        }
        return files;
    }
}
