package io.presodia.firmware.remote;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostic;
import io.presodia.config.Kind;
import io.presodia.config.YamlDocument;
import io.presodia.config.YamlNode;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.protocol.ProtocolReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cell and protocol files that came from outside. A file is taken whole, after the same checks as
 * at a desk, or not at all: what is under a name is always a checked file, also after a power cut.
 */
public final class UploadStore {
    /** Longest file, in bytes. */
    public static final int LARGEST_BYTES = 128 * 1024;

    /** So many files of a kind are kept. */
    public static final int MOST_FILES = 200;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String ENDING = ".yaml";
    private static final Pattern AT_A_DESK =
            Pattern.compile("; (one|a file) of your own (goes|is given) .*");

    private final Path folder;
    private final Catalogue catalogue;

    /**
     * @param folder where the files are kept; made where it is missing
     * @param catalogue knows what they refer to
     */
    public UploadStore(Path folder, Catalogue catalogue) {
        this.folder = folder;
        this.catalogue = catalogue;
    }

    /** Names of the built-in files of a kind, sorted. */
    public List<String> builtIn(Kind kind) {
        return catalogue.names(kind).stream().sorted().toList();
    }

    /** Whether a name may be given to a file. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.endsWith(ENDING);
    }

    /**
     * Names of the files of a kind, sorted.
     *
     * @throws IOException when the folder cannot be read
     */
    public List<String> names(Kind kind) throws IOException {
        Path of = folder.resolve(kind.folder());
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    /** Where the file of this name is, for readers that take paths. */
    public Path path(Kind kind, String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is no name of a file");
        }
        return folder.resolve(kind.folder()).resolve(name + ENDING);
    }

    /**
     * The file of this name.
     *
     * @throws IOException when it cannot be read
     */
    public Optional<Bytes> get(Kind kind, String name) throws IOException {
        Path file = path(kind, name);
        return Files.isRegularFile(file)
                ? Optional.of(Bytes.of(Files.readAllBytes(file)))
                : Optional.empty();
    }

    /**
     * Checks a file and takes it.
     *
     * @return what is wrong with it, and then nothing has changed; empty when it was taken
     * @throws IOException when it cannot be written; then nothing has changed
     */
    public synchronized List<Diagnostic> put(Kind kind, String name, byte[] content)
            throws IOException {
        Path target = path(kind, name);
        if (catalogue.names(kind).contains(name)) {
            // Else a start by this name would mean one thing here and another elsewhere.
            return List.of(
                    new Diagnostic(
                            name + ENDING,
                            0,
                            "",
                            "",
                            "a built-in " + kind.word() + " has this name: choose another"));
        }
        Path of = folder.resolve(kind.folder());
        Files.createDirectories(of);
        if (!Files.exists(target) && names(kind).size() >= MOST_FILES) {
            return List.of(
                    new Diagnostic(
                            name + ENDING, 0, "", "", MOST_FILES + " files are kept; delete one"));
        }
        // Beside its place, so that what it refers to is found as it will be; hidden from names().
        Path fresh = of.resolve("." + name + ".new" + ENDING);
        try {
            Files.write(fresh, content);
            List<Diagnostic> wrong = check(kind, name, fresh);
            if (!wrong.isEmpty()) {
                return wrong;
            }
            force(fresh);
            Files.move(
                    fresh,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            force(of);
            return List.of();
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Deletes a file; whether there was one.
     *
     * @throws IOException when it cannot be deleted
     */
    public synchronized boolean delete(Kind kind, String name) throws IOException {
        return Files.deleteIfExists(path(kind, name));
    }

    private List<Diagnostic> check(Kind kind, String name, Path file) {
        List<Diagnostic> wrong = new ArrayList<>(catalogue.check(file.toString()));
        if (wrong.isEmpty()) {
            try {
                requireName(YamlDocument.parse(catalogue.open(kind, file.toString()), kind), name);
                switch (kind) {
                    case PROTOCOL -> ProtocolReader.read(catalogue, file.toString());
                    case CELL -> catalogue.cell(file.toString());
                    case BOARD, CALIBRATION, MATERIAL, PLAN, SCENARIO ->
                            throw new IllegalArgumentException("no uploads of kind " + kind);
                }
            } catch (ConfigException e) {
                wrong.addAll(e.diagnostics());
            }
        }
        return wrong.stream().map(found -> named(found, name)).toList();
    }

    /** A journal and a report say the name of the file, and a start is asked for by its path. */
    private static void requireName(YamlDocument document, String name) throws ConfigException {
        YamlNode.Entry entry = document.root().entry("name");
        if (entry != null
                && entry.value() instanceof YamlNode.Scalar said
                && !said.text().equals(name)) {
            throw new ConfigException(
                    new Diagnostic(
                            document.source().path(),
                            said.line(),
                            "name",
                            said.text(),
                            "must be " + name + ", by which it is put and started; or left out"));
        }
    }

    /** The sender knows the name he gave, not our path, and has no folder here to put files in. */
    private static Diagnostic named(Diagnostic found, String name) {
        return new Diagnostic(
                name + ENDING,
                found.line(),
                found.key(),
                found.value(),
                AT_A_DESK.matcher(found.message()).replaceAll("; others cannot be sent"));
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
