package io.presodia.host.session;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Kind;
import io.presodia.firmware.access.OwnFile;
import io.presodia.firmware.remote.ControlAction;
import io.presodia.firmware.remote.Outcome;
import io.presodia.firmware.remote.RefusedException;
import io.presodia.firmware.remote.RemoteCommand;
import io.presodia.firmware.remote.StartPreparer;
import io.presodia.firmware.remote.UploadStore;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes runs of commands that came over the network. Each becomes a plan in a folder of its own, by
 * which the run is found again after a power cut; it names files that were uploaded before, or what
 * is built in, and nothing else of this machine.
 */
final class RemoteStarts implements StartPreparer {
    private final Path folder;
    private final String board;
    private final UploadStore uploads;
    private final Inbox.PlanReader reader;
    private final Begin begin;

    /** The part of a start that belongs to the control thread. */
    @FunctionalInterface
    interface Begin {
        /** Hands the runs in; why not, or empty when it is done. */
        String begin(Path plan, PreparedBench bench);
    }

    /**
     * @param folder where the plans are kept as long as their runs go on
     * @param board name or file of the daemon's board
     * @param uploads files that came from outside
     * @param reader reads and checks plans
     */
    RemoteStarts(
            Path folder, String board, UploadStore uploads, Inbox.PlanReader reader, Begin begin) {
        this.folder = folder;
        this.board = Catalogue.isFile(board) ? Path.of(board).toAbsolutePath().toString() : board;
        this.uploads = uploads;
        this.reader = reader;
        this.begin = begin;
    }

    @Override
    public ControlAction prepare(RemoteCommand start) throws RefusedException {
        Path plan = folder.resolve(start.id() + ".yaml");
        try {
            OwnFile.folder(folder);
            OwnFile.prepare(plan);
            Files.writeString(plan, plan(start));
            PreparedBench bench = reader.read(plan);
            return () -> perform(plan, bench);
        } catch (IOException | ConfigException | RefusedException e) {
            forget(plan);
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    private Outcome perform(Path plan, PreparedBench bench) {
        String refusal = begin.begin(plan, bench);
        if (refusal.isEmpty()) {
            return Outcome.done("the run is taken");
        }
        forget(plan);
        return Outcome.refused(refusal);
    }

    static void forget(Path plan) {
        try {
            Files.deleteIfExists(plan);
        } catch (IOException e) {
            // It stays, and no run refers to it.
        }
    }

    /**
     * After a start: forgets plans of which no run has begun. What came over the network and was
     * not done before the power went is not done later.
     */
    static void tidy(Path folder, Predicate<String> begun) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> plans = Files.newDirectoryStream(folder)) {
            for (Path plan : plans) {
                if (!begun.test(String.valueOf(plan.getFileName()))) {
                    forget(plan);
                }
            }
        }
    }

    /** YAML reads JSON as it is, whatever is in the texts. */
    private String plan(RemoteCommand start) throws RefusedException, IOException {
        ObjectNode run = JsonNodeFactory.instance.objectNode();
        run.put("channel", start.channel());
        run.put("protocol", file(Kind.PROTOCOL, start.argument("protocol")));
        run.put("cell", file(Kind.CELL, start.argument("cell")));
        if (!start.argument("sample").isEmpty()) {
            run.put("sample_id", start.argument("sample"));
        }
        run.put("operator", start.principal());
        return "schema: presodia/plan/v1\nboard: "
                + JsonNodeFactory.instance.stringNode(board)
                + "\nruns:\n  - "
                + run
                + "\n";
    }

    private String file(Kind kind, String name) throws RefusedException, IOException {
        if (!UploadStore.isName(name)) {
            throw new RefusedException(
                    kind.word()
                            + " '"
                            + name
                            + "': the name of an uploaded file or a built-in one");
        }
        Path uploaded = uploads.path(kind, name);
        if (Files.isRegularFile(uploaded)) {
            return uploaded.toAbsolutePath().toString();
        }
        if (!uploads.builtIn(kind).contains(name)) {
            throw new RefusedException(
                    "%s '%s': there is none of this name; uploaded: %s; built in: %s"
                            .formatted(
                                    kind.word(),
                                    name,
                                    listed(uploads.names(kind)),
                                    listed(uploads.builtIn(kind))));
        }
        return name;
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
