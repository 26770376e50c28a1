package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A key as it is shown to who will use it. */
class ProvisionVerbTest {
    private static final int SCALE = 4;

    @TempDir private Path folder = Path.of("");

    /** What a camera makes of the half blocks of a terminal: white where a block is. */
    private static String read(List<String> lines) throws Exception {
        int width = lines.getFirst().length() * SCALE;
        int height = lines.size() * 2 * SCALE;
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int row = i / width / SCALE;
            char block = lines.get(row / 2).charAt(i % width / SCALE);
            boolean white = block == '█' || block == (row % 2 == 0 ? '▀' : '▄');
            pixels[i] = white ? 0xFFFFFF : 0;
        }
        LuminanceSource picture = new RGBLuminanceSource(width, height, pixels);
        var found = new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(picture)));
        assertThat(found.getBarcodeFormat()).isEqualTo(BarcodeFormat.QR_CODE);
        return found.getText();
    }

    @Test
    void oneCommandMakesAKeyAndACameraReadsIt() throws Exception {
        Cli made =
                Cli.run(
                        "provision",
                        "--state",
                        folder.toString(),
                        "--owner",
                        "bob",
                        "--role",
                        "read");
        assertThat(made.code()).as(made.err()).isZero();
        List<String> lines = made.out().lines().toList();
        JsonNode credential = JsonMapper.shared().readTree(lines.get(1));
        assertThat(read(lines.subList(2, lines.size())))
                .isEqualTo(
                        "presodia:key?identity="
                                + credential.path("identity").asString()
                                + "&owner=bob&role=read&key="
                                + credential.path("key").asString());
        Cli listed = Cli.run("provision", "--state", folder.toString());
        assertThat(listed.out()).contains("bob").doesNotContain(credential.path("key").asString());
    }
}
