package io.presodia.hil.support;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.hal.time.SystemTimebase;
import io.presodia.host.session.BenchAttendant;
import io.presodia.host.session.BenchRequest;
import io.presodia.host.session.Preparation;
import io.presodia.host.session.PreparedBench;
import io.presodia.host.session.RunRequest;
import io.presodia.host.session.RunResult;
import io.presodia.host.session.SessionContext;
import io.presodia.host.session.SessionListener;
import io.presodia.host.session.SessionResult;
import io.presodia.host.session.SoftwareVersion;
import io.presodia.host.session.StopRequest;
import io.presodia.host.session.VirtualSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sessions on the virtual bench-4, run as the command line runs them. */
public final class Sessions {
    /** Scan period of bench-4. */
    public static final double BOARD_SCAN_MILLIS = 50;

    private Sessions() {}

    /** One run on channel 1. */
    public static RunRequest request(String protocol, String cell) {
        return request(1, protocol, cell, 0);
    }

    /** One run on a channel, started some seconds after the bench is up. */
    public static RunRequest request(
            int channel, String protocol, String cell, double afterSeconds) {
        return new RunRequest(
                channel, protocol, cell, afterSeconds, "sample-" + channel, "acceptance");
    }

    /** Reads and checks everything; nothing is switched on. */
    public static PreparedBench prepare(double scanMillis, long seed, List<RunRequest> runs)
            throws ConfigException {
        return Preparation.prepare(
                new Catalogue(),
                new BenchRequest("bench-4", seed, false, scanMillis, Double.POSITIVE_INFINITY),
                runs,
                List.of());
    }

    /** One run on channel 1 to its end. */
    public static RunResult run(
            Path out, String protocol, String cell, double scanMillis, long seed)
            throws IOException, ConfigException {
        return run(out, protocol, cell, scanMillis, seed, BenchAttendant.NONE);
    }

    /** One run on channel 1 to its end, with somebody beside the bench. */
    public static RunResult run(
            Path out,
            String protocol,
            String cell,
            double scanMillis,
            long seed,
            BenchAttendant attendant)
            throws IOException, ConfigException {
        return run(out, scanMillis, seed, List.of(request(protocol, cell)), attendant)
                .runs()
                .getFirst();
    }

    /** Runs side by side to their ends. */
    public static SessionResult run(
            Path out, double scanMillis, long seed, List<RunRequest> runs, BenchAttendant attendant)
            throws IOException, ConfigException {
        return VirtualSession.run(
                prepare(scanMillis, seed, runs),
                out,
                new SessionContext(
                        new SoftwareVersion("1.2.3", "0123456789abcdef", false),
                        "acceptance test",
                        new SystemTimebase(),
                        SessionListener.NONE,
                        new StopRequest()),
                attendant);
    }

    /** The summary as other programs read it. */
    public static JsonNode summary(RunResult run) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(run.folder().summary()));
    }

    /** Writes a file that a user might have written. */
    public static String write(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** Puts one figure into the log of the tests. */
    // The annotation that is asked for would be one more library.
    @SuppressWarnings("AnnotateFormatMethod")
    public static void figure(String format, Object... values) {
        System.out.println("figure: " + String.format(Locale.ROOT, format, values));
    }
}
