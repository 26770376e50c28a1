package io.presodia.bench;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.firmware.app.EstimatorMaker;
import io.presodia.hal.time.SystemTimebase;
import io.presodia.hal.time.Timebase;
import io.presodia.host.session.BenchRequest;
import io.presodia.host.session.FirmwareService;
import io.presodia.host.session.RemoteAccess;
import io.presodia.host.session.RemoteAddress;
import io.presodia.host.session.ServiceBoard;
import io.presodia.host.session.SessionContext;
import io.presodia.host.session.SessionListener;
import io.presodia.host.session.SoftwareVersion;
import io.presodia.host.session.StopRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole daemon in real time, four cells on charge, and how late its control thread is. */
final class ScanTrial {
    private static final Pattern PORT = Pattern.compile("coap://127.0.0.1:(\\d+) ");
    private static final long LOOK_NANOS = 50_000_000;
    private static final String PROTOCOL =
            """
            schema: presodia/protocol/v1
            record: {every: 1 s}
            steps:
              - cc: {rate_C: 0.1, until: [{voltage: window_upper}, {time: 20 h}]}
            """;

    private final Timebase real = new SystemTimebase();
    private final double scanMillis;
    private final double seconds;
    private final double warmUpSeconds;
    private final List<String> notes = new CopyOnWriteArrayList<>();

    ScanTrial(double scanMillis, double seconds, double warmUpSeconds) {
        this.scanMillis = scanMillis;
        this.seconds = seconds;
        this.warmUpSeconds = warmUpSeconds;
    }

    /**
     * What came out.
     *
     * @param lateNanos how late steps came, in order of lateness, ns
     * @param sentASecond requests a second
     * @param answeredASecond answers a second, refusals for the rate among them
     */
    record Result(long[] lateNanos, double sentASecond, double answeredASecond) {
        /** So late at most came this share of the steps, µs. */
        double micros(double share) {
            int last = lateNanos.length - 1;
            return lateNanos[(int) Math.round(share * last)] / 1e3;
        }
    }

    Result run(Path folder, boolean estimators, boolean flood)
            throws IOException, InterruptedException {
        ServiceBoard board = board();
        PacedRig rig = new PacedRig(board, real);
        StopRequest stop = new StopRequest();
        FirmwareService service =
                new FirmwareService(
                        board,
                        rig,
                        folder,
                        new SessionContext(
                                SoftwareVersion.ofThisBuild(),
                                "presodia bench scan",
                                real,
                                listener(),
                                stop),
                        new RemoteAccess(RemoteAddress.of("127.0.0.1:0", false), null, null),
                        estimators ? EstimatorMaker.STANDARD : EstimatorMaker.NONE);
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        Thread control =
                Thread.ofPlatform()
                        .name("control")
                        .start(() -> {
                            try {
                                service.run();
                            } catch (IOException | RuntimeException e) {
                                wrong.set(e);
                            }
                        });
        try {
            begin(folder, control);
            return measured(rig, flood, stop, control);
        } finally {
            stop.stop("measured");
            control.join();
            Throwable why = wrong.get();
            if (why != null) {
                throw new IOException("the daemon failed: " + why.getMessage(), why);
            }
        }
    }

    private ServiceBoard board() throws IOException {
        try {
            return ServiceBoard.read(
                    new Catalogue(), new BenchRequest("bench-4", 1, false, scanMillis, 1.0));
        } catch (ConfigException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private SessionListener listener() {
        return new SessionListener() {
            @Override
            public void note(String text) {
                notes.add(text);
            }
        };
    }

    private void begin(Path folder, Thread control) throws IOException, InterruptedException {
        while (control.isAlive() && notes.stream().noneMatch(note -> note.contains("listens"))) {
            real.sleep(LOOK_NANOS);
        }
        Path protocol = folder.resolve("charge.yaml");
        Files.writeString(protocol, PROTOCOL);
        StringBuilder plan = new StringBuilder("schema: presodia/plan/v1\nboard: bench-4\nruns:\n");
        for (int channel = 1; channel <= 4; channel++) {
            plan.append("  - {channel: ")
                    .append(channel)
                    .append(", protocol: ")
                    .append(protocol)
                    .append(", cell: nco-sn-3wt}\n");
        }
        Path file = folder.resolve("four.new");
        Files.writeString(file, plan.toString());
        Files.move(file, folder.resolve("inbox/four.yaml"));
        while (control.isAlive()
                && notes.stream().filter(note -> note.contains("is taken")).count() < 4) {
            real.sleep(LOOK_NANOS);
        }
    }

    private Result measured(PacedRig rig, boolean flood, StopRequest stop, Thread control)
            throws IOException, InterruptedException {
        Matcher port = PORT.matcher(String.join("\n", notes));
        if (!port.find()) {
            throw new IOException("the daemon does not listen: " + notes);
        }
        try (Flood from = flood ? new Flood(Integer.parseInt(port.group(1))) : null) {
            real.sleep((long) (warmUpSeconds * 1e9));
            long sent = from == null ? 0 : from.sent();
            long answered = from == null ? 0 : from.answered();
            rig.record();
            real.sleep((long) (seconds * 1e9));
            double sentNow = from == null ? 0 : from.sent() - sent;
            double answeredNow = from == null ? 0 : from.answered() - answered;
            stop.stop("measured");
            control.join();
            return new Result(rig.sorted(), sentNow / seconds, answeredNow / seconds);
        }
    }
}
