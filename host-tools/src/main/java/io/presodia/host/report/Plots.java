package io.presodia.host.report;

import io.presodia.host.run.RunData;
import io.presodia.host.run.RunInfo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Draws the plots of a run. Needs no display, but a font on the machine. */
public final class Plots {
    private final RunData run;
    private final RunSummary summary;

    /**
     * @param run the run
     * @param summary its summary
     */
    public Plots(RunData run, RunSummary summary) {
        this.run = run;
        this.summary = summary;
    }

    /**
     * A drawn plot.
     *
     * @param name of its file, without the ending
     * @param caption what it shows, in a sentence
     * @param png the picture; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Picture(String name, String caption, byte[] png) {}

    /** One plot to be drawn. */
    private record Plan(
            String name, String what, String caption, Supplier<List<PlotCanvas.Panel>> panels) {}

    /**
     * Draws all that the run has data for, on all processors.
     *
     * @throws IOException when the machine has no font
     */
    public List<Picture> draw() throws IOException {
        if (run.size() < 2) {
            return List.of();
        }
        return PngFile.withFonts(() ->
                plans().parallelStream().map(this::picture).flatMap(Optional::stream).toList());
    }

    private List<Plan> plans() {
        return List.of(
                new Plan(
                        "voltage-current-time",
                        "Voltage and current against time",
                        "Cell voltage and current over the whole run; positive current charges the"
                                + " cell.",
                        () -> new TimePlots(run, summary).voltageAndCurrent()),
                new Plan(
                        "voltage-capacity",
                        "Voltage against capacity",
                        "Voltage of each half cycle against its own charge, per gram of cathode"
                                + " active material.",
                        () -> new VoltageCapacityPlot(run, summary).panels()),
                new Plan(
                        "dqdv",
                        "Differential capacity",
                        "Charge per voltage interval and gram, charge upwards and discharge"
                                + " downwards.",
                        () -> new DifferentialPlot(summary).panels()),
                new Plan(
                        "stack-pressure",
                        "Stack pressure and temperature",
                        "Pressure on the stack, temperature of cell and ambient.",
                        () -> new TimePlots(run, summary).pressureAndTemperature()),
                new Plan(
                        "resistance",
                        "Resistance from current pulses",
                        "Change of voltage over change of current, after the onset of a pulse.",
                        () -> new ResistancePlot(summary).panels()),
                new Plan(
                        "spectra",
                        "Impedance spectra",
                        "Nyquist plot of the simulated spectra, 7 MHz to 1 Hz: the virtual cell's"
                                + " own impedance, as an ideal analyser would find it. Nothing here"
                                + " was measured by the board.",
                        () -> new NyquistPlot(summary.input().spectra()).panels()),
                new Plan(
                        "estimates",
                        "What the cell is doing inside",
                        "Estimates with their 95 % bands; on a virtual board the true values of the"
                                + " virtual cell beside them, and below how far they are off (error:"
                                + " true value less estimate). Na₂S out: the donor's depletion, by"
                                + " which it is declared spent.",
                        () -> new EstimatePlot(run, summary).panels()));
    }

    private Optional<Picture> picture(Plan plan) {
        List<PlotCanvas.Panel> panels = plan.panels().get();
        if (panels.isEmpty()) {
            return Optional.empty();
        }
        RunInfo info = summary.info();
        String title = info.cell() + " · " + plan.what();
        StringBuilder subtitle = new StringBuilder(info.protocol());
        subtitle.append(" · ").append(info.board()).append(" channel ").append(info.channel());
        if (!info.sampleId().isEmpty()) {
            subtitle.append(" · sample ").append(info.sampleId());
        }
        subtitle.append(" · run ").append(info.runId());
        BufferedImage image = PlotCanvas.draw(title, subtitle.toString(), info.virtual(), panels);
        try {
            return Optional.of(new Picture(plan.name(), plan.caption(), PngFile.of(image)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
