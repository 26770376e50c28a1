package io.presodia.hil;

import io.presodia.config.Catalogue;
import io.presodia.hil.cli.HilCommandLine;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The verb {@code presodia hil}, to which the launcher hands over. */
public final class HilMain {
    private HilMain() {}

    /** Runs scenarios or a campaign and ends the process with the exit code. */
    public static void main(String[] args) {
        // Libraries greet at INFO; people asked for a result.
        Logger.getLogger("").setLevel(Level.WARNING);
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
        int code = HilCommandLine.of(new Catalogue(), out, err).execute(args);
        out.flush();
        err.flush();
        System.exit(code);
    }
}
