package io.presodia.host.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.host.analysis.Diffusion;
import io.presodia.host.analysis.GittPulse;
import io.presodia.host.analysis.Titration;
import io.presodia.host.report.PlotTheme;
import io.presodia.host.run.Uncertain;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class GittFindingTest {
    private static final Uncertain LENGTH = new Uncertain(6.8e-4, 0.1e-4);

    /** 36 pulses of 0.1 Na, in and out, D falling over three decades, one in three a bound. */
    private static GittFinding finding(boolean alone) {
        List<Titration.Step> steps = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            boolean in = i < 18;
            double from = 0.1 * (in ? i : 36 - i);
            GittPulse pulse =
                    new GittPulse(
                            1,
                            i + 1,
                            1e-5,
                            in ? -1e-5 : 1e-5,
                            0.5,
                            0.6 - 0.02 * i,
                            1800,
                            7200,
                            true,
                            List.of(),
                            List.of());
            double value = StrictMath.pow(10, -8 - i / 12.0);
            steps.add(
                    new Titration.Step(
                            pulse,
                            from,
                            from + (in ? 0.1 : -0.1),
                            i % 3 == 0
                                    ? new Diffusion.TooFast(value, "too fast")
                                    : new Diffusion.Valid(
                                            new Uncertain(value, 0.95 * value), 60, 0.1)));
        }
        return new GittFinding(
                new Titration.Electrode(LENGTH, 1e-3, 3.75, alone, alone, 0.6),
                new Titration(1e-5, null, steps, 1e-3, 0.8e-3, 0, 0.6));
    }

    private static BufferedImage image() throws IOException {
        return ImageIO.read(
                new ByteArrayInputStream(Draw.png("titration", "", true, finding(true).panels())));
    }

    private static boolean drawn(BufferedImage image, int fromX, int toX, int y, Color color) {
        for (int x = fromX; x < toX; x++) {
            if (image.getRGB(x, y) == color.getRGB()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void theLegendStandsAboveTheDataAndEndsBeforeTheEdge() throws IOException {
        BufferedImage image = image();
        boolean legend = false;
        for (int y = 85; y < 110; y++) {
            legend |= drawn(image, 400, 1560, y, PlotTheme.BLUE);
            assertThat(drawn(image, 1572, 1600, y, PlotTheme.FAINT_INK)).isFalse();
        }
        assertThat(legend).isTrue();
    }

    /** 95 % of uncertainty are 0.41 decades either way, not 1.3 below and 0.3 above. */
    @Test
    void barsOfUncertaintyAreDrawnAboutTheirPoints() throws IOException {
        List<Double> lengths = new ArrayList<>();
        BufferedImage image = image();
        for (int x = 130; x < 1570; x++) {
            int run = 0;
            for (int y = 560; y < 920; y++) {
                int rgb = image.getRGB(x, y);
                boolean ink = rgb == PlotTheme.VERMILION.getRGB() || rgb == PlotTheme.BLUE.getRGB();
                run = ink ? run + 1 : 0;
                lengths.add((double) run);
            }
        }
        // A bar spans 0.82 of some 3.9 decades of a panel of some 330 pixels.
        assertThat(lengths.stream().mapToDouble(Double::doubleValue).max().orElse(0))
                .isBetween(45.0, 100.0);
    }

    @Test
    void aFullCellIsToldThatTheVoltageIsNotTheAnodesAlone() {
        assertThat(finding(true).text().getLast()).contains("0.750 Na per host stay behind");
        assertThat(finding(false).text())
                .anyMatch(line -> line.contains("cathode and donor are in the voltage"))
                .anyMatch(line -> line.contains("no trapped figure"))
                .noneMatch(line -> line.contains("stay behind"))
                .noneMatch(line -> line.contains("NaN"));
    }
}
