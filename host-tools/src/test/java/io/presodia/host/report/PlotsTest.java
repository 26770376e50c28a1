package io.presodia.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.host.analysis.DonorUse;
import io.presodia.host.analysis.SyntheticRun;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunFolder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotsTest {
    @TempDir Path folder;

    @Test
    void theFolderGetsSummaryReportAndEveryPlotInPrintQuality() throws IOException {
        RunData run = SyntheticRun.of(SyntheticRun.Options.USUAL);
        RunReporter.write(new RunFolder(folder), run, Reports.input(DonorUse.IN_CATHODE, true));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "summary.json",
                            "report.html",
                            "voltage-current-time.png",
                            "voltage-capacity.png",
                            "dqdv.png",
                            "stack-pressure.png",
                            "resistance.png");
        }
        BufferedImage image = ImageIO.read(folder.resolve("dqdv.png").toFile());
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(image.getHeight()).isEqualTo(1000);
        assertThat(has(image, PlotTheme.PURPLE.getRGB())).as("marks of the agent").isTrue();
    }

    @Test
    void everyPlotOfVirtualDataCarriesTheMarkAndNoneOfMeasuredData() throws IOException {
        int ground = PlotTheme.VIRTUAL_PAPER.getRGB();
        for (Plots.Picture picture : draw(SyntheticRun.Options.USUAL, DonorUse.IN_CATHODE)) {
            assertThat(has(image(picture.png()), ground)).as(picture.name()).isTrue();
        }
        for (Plots.Picture picture :
                draw(SyntheticRun.Options.USUAL.measured(), DonorUse.IN_CATHODE)) {
            assertThat(has(image(picture.png()), ground)).as(picture.name()).isFalse();
        }
    }

    @Test
    void asManyResistancesAsAPulseHasPointsDifferInColour() {
        assertThat(ResistancePlot.COLORS).hasSizeGreaterThanOrEqualTo(7).doesNotHaveDuplicates();
    }

    @Test
    void aCellWithoutAgentHasNoMarkInItsDifferentialCapacity() throws IOException {
        BufferedImage image =
                draw(SyntheticRun.Options.USUAL.withoutDonor(), DonorUse.NONE).stream()
                        .filter(picture -> picture.name().equals("dqdv"))
                        .findFirst()
                        .map(picture -> image(picture.png()))
                        .orElseThrow();
        assertThat(has(image, PlotTheme.PURPLE.getRGB())).isFalse();
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        for (Path each : List.of(first, second)) {
            RunReporter.write(
                    new RunFolder(each),
                    SyntheticRun.of(SyntheticRun.Options.USUAL),
                    Reports.input(DonorUse.IN_CATHODE, true));
        }
        for (String name : List.of("summary.json", "report.html", "dqdv.png")) {
            assertThat(first.resolve(name)).hasSameBinaryContentAs(second.resolve(name));
        }
    }

    private static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean has(BufferedImage image, int rgb) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) == rgb) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Plots.Picture> draw(SyntheticRun.Options options, DonorUse donor)
            throws IOException {
        RunData run = SyntheticRun.of(options);
        return new Plots(run, Reports.summary(run, Reports.input(donor, options.virtual()))).draw();
    }
}
