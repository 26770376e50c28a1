package io.presodia.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.host.analysis.DonorUse;
import io.presodia.host.analysis.SyntheticRun;
import io.presodia.host.run.RunData;
import io.presodia.host.run.RunFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotsTest {
    @TempDir Path folder;

    @Test
    void everyPlotOfTheRunIsAPictureOfPrintQuality() throws IOException {
        RunData run = SyntheticRun.of(SyntheticRun.Options.USUAL);
        RunReporter.write(new RunFolder(folder), run, Reports.input(DonorUse.IN_CATHODE, true));
        for (String name :
                List.of(
                        "voltage-current-time",
                        "voltage-capacity",
                        "dqdv",
                        "stack-pressure",
                        "resistance")) {
            byte[] png = Files.readAllBytes(folder.resolve(name + ".png"));
            assertThat(ImageIO.read(new ByteArrayInputStream(png)))
                    .as(name)
                    .satisfies(
                            image -> {
                                assertThat(image.getWidth()).isEqualTo(1600);
                                assertThat(image.getHeight()).isEqualTo(1000);
                            });
        }
        String keep = System.getProperty("presodia.keep");
        if (keep != null) {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.copy(
                            file,
                            Path.of(keep).resolve(file.getFileName()),
                            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
