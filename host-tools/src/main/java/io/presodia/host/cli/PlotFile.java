package io.presodia.host.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file that --plot names, checked before anything is worked out. */
final class PlotFile {
    private static final String OPTION = "--plot";

    private PlotFile() {}

    /** Refuses a file that cannot be drawn. */
    static void check(@Nullable Path plot) throws BadInputException {
        if (plot == null) {
            return;
        }
        if (!plot.toString().endsWith(".png")) {
            throw new BadInputException(
                    OPTION, plot.toString(), "must end in .png, the one format that is drawn");
        }
        Path folder = plot.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInputException(
                    OPTION,
                    plot.toString(),
                    "cannot be written: there is no folder " + folder + "; make it first");
        }
        if (Files.isDirectory(plot)) {
            throw new BadInputException(
                    OPTION, plot.toString(), "cannot be written: it is a folder");
        }
        if (!Files.isWritable(Files.exists(plot) ? plot : folder)) {
            throw new BadInputException(
                    OPTION, plot.toString(), "cannot be written: you have no right to write there");
        }
    }
}
