package io.presodia.host.session;

import io.presodia.host.run.RunFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where runs are kept. What is there is never overwritten. */
public final class RunFolders {
    /** Beyond this many runs of one name somebody should tidy up. */
    private static final int MOST = 100_000;

    private RunFolders() {}

    /**
     * The first of {@code name}, {@code name_2}, {@code name_3} and so on below {@code parent} that
     * is not there.
     */
    public static Path fresh(Path parent, String name) {
        Path folder = parent.resolve(name);
        for (int number = 2; Files.exists(folder) && number <= MOST; number++) {
            folder = parent.resolve(name + "_" + number);
        }
        return folder;
    }

    /**
     * Lets a folder pass that holds no run.
     *
     * @throws FileAlreadyExistsException when it does, or is no folder
     */
    public static void requireFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new FileAlreadyExistsException(
                    folder.toString(), null, "is a file; a run needs a folder");
        }
        RunFolder run = new RunFolder(folder);
        for (Path file : List.of(run.journal(), run.summary(), run.bdfCsv(), run.bdfParquet())) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(
                        folder.toString(),
                        null,
                        "holds a run already ("
                                + file.getFileName()
                                + "), which is not overwritten; name another folder with --out");
            }
        }
    }
}
