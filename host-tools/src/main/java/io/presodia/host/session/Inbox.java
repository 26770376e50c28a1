package io.presodia.host.session;

import io.presodia.config.ConfigException;
import io.presodia.firmware.access.OwnFile;
import io.presodia.hal.time.Timebase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder through which a daemon is given work: plans, and an operator's orders. Files are read
 * and checked on a thread of its own; the control thread only takes what is ready. What became of a
 * file is written beside it: {@code .accepted}, {@code .done}, or {@code .refused} with the reason.
 */
final class Inbox implements AutoCloseable {
    private static final long LOOK_NANOS = 200_000_000;
    private static final int MOST_WAITING = 16;
    private static final Pattern ORDER =
            Pattern.compile("(board|channel-(\\d{1,2}))\\.(proceed|stop|clear|pause|resume)");

    private final Path folder;
    private final Timebase real;
    private final PlanReader reader;
    private final SessionListener listener;
    private final BlockingQueue<Request> ready = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Map<Path, FileTime> seen = new HashMap<>();
    private final Thread thread;
    private volatile boolean closing;

    /** Reads a plan and everything it names. */
    @FunctionalInterface
    interface PlanReader {
        PreparedBench read(Path plan) throws ConfigException;
    }

    /** What lies in the inbox. */
    sealed interface Request {
        /** Where it came from. */
        Path file();

        /**
         * Runs to be made.
         *
         * @param bench read and checked
         */
        record NewRuns(Path file, PreparedBench bench) implements Request {}

        /**
         * An operator wants something.
         *
         * @param channel from 1; 0 is the board
         * @param verb what
         * @param reason why, as the file says; may be empty
         * @param operator who owns the file
         */
        record Order(Path file, int channel, String verb, String reason, String operator)
                implements Request {}
    }

    Inbox(Path folder, SessionContext context, PlanReader reader) throws IOException {
        this.folder = OwnFile.folder(folder);
        this.real = context.real();
        this.reader = reader;
        this.listener = context.listener();
        this.thread = Thread.ofPlatform().name("inbox").daemon().unstarted(this::watch);
    }

    void open() {
        thread.start();
    }

    /** What is ready; null when nothing is. */
    @Nullable Request poll() {
        return ready.poll();
    }

    /** A plan that was taken, but of which no run had begun, is taken again. */
    void forgetAccepted(Path file) {
        try {
            Files.deleteIfExists(beside(file, ".accepted"));
        } catch (IOException e) {
            // The mark stays: the plan is not taken twice.
        }
    }

    /** The plans that were taken and are not done. */
    List<Path> accepted() throws IOException {
        String ending = ".accepted";
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.map(Path::toString)
                    .filter(name -> name.endsWith(ending))
                    .map(name -> Path.of(name.substring(0, name.length() - ending.length())))
                    .sorted()
                    .toList();
        }
    }

    /** All is done that the file asked for. */
    void done(Path file) {
        forgetAccepted(file);
        answer(file, ".done", "");
    }

    /** Nothing of what the file asked for is done. */
    void refused(Path file, String reason) {
        forgetAccepted(file);
        answer(file, ".refused", reason + "\n");
        listener.note("refused " + file.getFileName() + ": " + reason.strip());
    }

    private static void answer(Path file, String ending, String text) {
        try {
            Files.writeString(beside(file, ending), text);
        } catch (IOException e) {
            // The folder cannot be written: the journal knows all the same.
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private void watch() {
        try {
            while (!closing) {
                try {
                    look();
                } catch (IOException e) {
                    // Gone or unreadable for now: looked at again.
                }
                real.sleep(LOOK_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            Matcher order = ORDER.matcher(name);
            if (order.matches()) {
                order(file, order);
            } else if (name.endsWith(".yaml") && isNew(file)) {
                plan(file);
            }
        }
    }

    /** Neither answered since it was written nor still being written. */
    private boolean isNew(Path file) throws IOException {
        FileTime written = Files.getLastModifiedTime(file);
        for (String ending : List.of(".accepted", ".done", ".refused")) {
            Path answer = beside(file, ending);
            if (Files.exists(answer)
                    && (ending.equals(".accepted")
                            || Files.getLastModifiedTime(answer).compareTo(written) >= 0)) {
                return false;
            }
        }
        // Seen unchanged since the last look; each version is read once.
        FileTime before = seen.put(file, written);
        return before != null && before.equals(written) && !isQueued(file);
    }

    private boolean isQueued(Path file) {
        return ready.stream().anyMatch(request -> request.file().equals(file));
    }

    private void plan(Path file) {
        try {
            PreparedBench bench = reader.read(file);
            if (ready.offer(new Request.NewRuns(file, bench))) {
                // Until it is answered it must not be read again.
                seen.remove(file);
                answer(file, ".accepted", "");
            }
        } catch (ConfigException e) {
            refused(file, String.valueOf(e.getMessage()));
        }
    }

    private void order(Path file, Matcher order) throws IOException {
        int channel = order.group(2) == null ? 0 : Integer.parseInt(order.group(2));
        String verb = order.group(3).toLowerCase(Locale.ROOT);
        String reason = Files.readString(file).strip();
        Request.Order made =
                new Request.Order(file, channel, verb, reason, Files.getOwner(file).getName());
        if (!isQueued(file) && ready.offer(made)) {
            // Taken: the answer comes beside it.
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
