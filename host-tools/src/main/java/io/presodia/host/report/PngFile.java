package io.presodia.host.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as PNG. */
public final class PngFile {
    private static final int USUAL_BYTES = 1 << 18;

    private PngFile() {}

    /** Makes something that needs a font. */
    @FunctionalInterface
    public interface Drawing<T> {
        /** What was drawn. */
        T draw() throws IOException;
    }

    /**
     * The bytes of a picture.
     *
     * @throws IOException when this Java cannot write PNG
     */
    public static byte[] of(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
        if (!ImageIO.write(image, "png", new MemoryCacheImageOutputStream(out))) {
            throw new IOException("this Java has no PNG writer");
        }
        return out.toByteArray();
    }

    /**
     * What a drawing yields.
     *
     * @throws IOException when the machine has no font, saying what to install
     */
    public static <T> T withFonts(Drawing<T> drawing) throws IOException {
        try {
            return drawing.draw();
        } catch (InternalError | NoClassDefFoundError e) {
            // A Java runtime says so where fontconfig or every font is missing.
            throw new IOException(
                    "cannot draw: this machine has no usable font; install fontconfig and a font"
                            + " such as DejaVu",
                    e);
        }
    }
}
