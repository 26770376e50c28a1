package io.presodia.host.report;

import io.presodia.host.run.RunData;
import io.presodia.host.run.RunInfo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

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
     * @param image the picture
     */
    public record Picture(String name, String caption, BufferedImage image) {
        /** The picture as PNG. */
        public byte[] png() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("this Java has no PNG writer");
            }
            return out.toByteArray();
        }
    }

    /**
     * Draws all that the run has data for.
     *
     * @throws IOException when the machine has no font
     */
    public List<Picture> draw() throws IOException {
        List<Picture> pictures = new ArrayList<>();
        if (run.size() < 2) {
            return pictures;
        }
        try {
            add(
                    pictures,
                    "voltage-current-time",
                    "Voltage and current against time",
                    "Cell voltage and current over the whole run; positive current charges the"
                            + " cell.",
                    new TimePlots(run, summary).voltageAndCurrent());
            add(
                    pictures,
                    "voltage-capacity",
                    "Voltage against capacity",
                    "Voltage of each half cycle against its own charge, per gram of cathode active"
                            + " material.",
                    new VoltageCapacityPlot(run, summary).panels());
            add(
                    pictures,
                    "dqdv",
                    "Differential capacity",
                    "Charge per voltage interval and gram, charge upwards and discharge"
                            + " downwards.",
                    new DifferentialPlot(summary).panels());
            add(
                    pictures,
                    "stack-pressure",
                    "Stack pressure and temperature",
                    "Pressure on the stack, temperature of cell and ambient.",
                    new TimePlots(run, summary).pressureAndTemperature());
            add(
                    pictures,
                    "resistance",
                    "Resistance from current pulses",
                    "Change of voltage over change of current, after the onset of a pulse.",
                    new ResistancePlot(summary).panels());
        } catch (InternalError | NoClassDefFoundError e) {
            // A Java runtime says so where fontconfig or every font is missing.
            throw new IOException(
                    "cannot draw plots: this machine has no usable font; install fontconfig and"
                            + " a font such as DejaVu",
                    e);
        }
        return pictures;
    }

    private void add(
            List<Picture> pictures,
            String name,
            String what,
            String caption,
            List<PlotCanvas.Panel> panels) {
        if (panels.isEmpty()) {
            return;
        }
        RunInfo info = summary.info();
        String title = info.cell() + " · " + what;
        StringBuilder subtitle = new StringBuilder(info.protocol());
        subtitle.append(" · ").append(info.board()).append(" channel ").append(info.channel());
        if (!info.sampleId().isEmpty()) {
            subtitle.append(" · sample ").append(info.sampleId());
        }
        subtitle.append(" · run ").append(info.runId());
        pictures.add(
                new Picture(
                        name,
                        caption,
                        PlotCanvas.draw(title, subtitle.toString(), info.virtual(), panels)));
    }
}
