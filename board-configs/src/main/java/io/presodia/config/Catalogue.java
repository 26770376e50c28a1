package io.presodia.config;

import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.Calibration;
import io.presodia.hal.cell.CellDesign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every file that Presodia brings along, by name, and the files of users, by path. What is given as
 * {@code NAME|FILE} on a command line is a file where it has a folder or an ending ({@code
 * ./my-cell.yaml}), else a name.
 */
public final class Catalogue {
    private static final String ENDING = ".yaml";

    private final Map<Kind, Map<String, SourceFile>> builtIn = new EnumMap<>(Kind.class);
    private final Map<String, MaterialFile> builtInMaterials = new HashMap<>();
    private final SchemaCheck schemaCheck;

    /** The built-in files of the class path, checked against {@code schemas}. */
    public Catalogue(Schemas schemas) {
        this.schemaCheck = new SchemaCheck(schemas);
    }

    /** The built-in files with the published schemas. */
    public Catalogue() {
        this(new Schemas());
    }

    /** Names of the built-in files of that kind, sorted. */
    public List<String> names(Kind kind) {
        return List.copyOf(files(kind).keySet());
    }

    private synchronized Map<String, SourceFile> files(Kind kind) {
        Map<String, SourceFile> known = builtIn.get(kind);
        if (known == null) {
            Map<String, SourceFile> files = new TreeMap<>();
            new ResourceFolder(Catalogue.class.getClassLoader(), "presodia/" + kind.folder())
                    .files(ENDING)
                    .forEach((file, bytes) -> {
                        String name = withoutEnding(file);
                        files.put(
                                name,
                                new SourceFile(kind, name, kind.folder() + "/" + file, bytes));
                    });
            known = files;
            builtIn.put(kind, known);
        }
        return known;
    }

    /** Whether {@code nameOrFile} means a file of the user. */
    public static boolean isFile(String nameOrFile) {
        return nameOrFile.contains("/")
                || nameOrFile.contains("\\")
                || nameOrFile.endsWith(ENDING)
                || nameOrFile.endsWith(".yml");
    }

    /**
     * The exact bytes of a built-in or a user's file.
     *
     * @throws ConfigException when there is none
     */
    public SourceFile open(Kind kind, String nameOrFile) throws ConfigException {
        if (isFile(nameOrFile)) {
            return read(kind, nameOrFile);
        }
        SourceFile file = files(kind).get(nameOrFile);
        if (file == null) {
            String hint = Spelling.hint(nameOrFile, files(kind).keySet());
            throw new ConfigException(
                    new Diagnostic(
                            nameOrFile,
                            0,
                            "",
                            "",
                            "no "
                                    + kind.word()
                                    + " of this name"
                                    + hint
                                    + "; there are "
                                    + listed(kind)
                                    + "; a file of your own is given with its path, such as ./"
                                    + nameOrFile
                                    + ENDING));
        }
        return file;
    }

    /**
     * A file that {@code referrer} names: next to it first, where it is a user's file, then
     * built-in; null when neither has it.
     *
     * @throws ConfigException when the file is there but cannot be read
     */
    @Nullable SourceFile near(SourceFile referrer, Kind kind, String name) throws ConfigException {
        if (isFile(referrer.path()) && !isBuiltIn(referrer)) {
            Path sibling = Path.of(referrer.path()).resolveSibling(name + ENDING);
            if (Files.isRegularFile(sibling)) {
                return read(kind, sibling.toString());
            }
        }
        return files(kind).get(name);
    }

    private boolean isBuiltIn(SourceFile file) {
        return file.equals(files(file.kind()).get(file.name()));
    }

    /** The names of the built-in files of that kind as one text. */
    String listed(Kind kind) {
        List<String> names = names(kind);
        return names.isEmpty() ? "none built in" : String.join(", ", names);
    }

    private static SourceFile read(Kind kind, String file) throws ConfigException {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw unreadable(file, "is a folder; name a file in it");
            }
            if (Files.size(path) > YamlDocument.LARGEST_BYTES) {
                throw unreadable(
                        file,
                        "is larger than "
                                + (YamlDocument.LARGEST_BYTES >> 20)
                                + " MiB; no "
                                + kind.word()
                                + " is");
            }
            return new SourceFile(
                    kind,
                    withoutEnding(String.valueOf(path.getFileName())),
                    file,
                    Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw unreadable(
                    file,
                    "no such file; built-in files are given by name, without folder and ending");
        } catch (IOException e) {
            throw unreadable(file, "cannot be read: " + e.getMessage());
        } catch (InvalidPathException e) {
            throw unreadable(file, "is no path: " + e.getReason());
        }
    }

    private static ConfigException unreadable(String file, String why) {
        return new ConfigException(new Diagnostic(file, 0, "", "", why));
    }

    private static String withoutEnding(String file) {
        return file.replaceFirst("\\.ya?ml$", "");
    }

    /**
     * A file of that kind with its shape checked, for readers elsewhere (protocols).
     *
     * @throws ConfigException with everything that is wrong with its shape
     */
    public YamlDocument document(Kind kind, String nameOrFile) throws ConfigException {
        return document(open(kind, nameOrFile), kind);
    }

    YamlDocument document(SourceFile source, Kind kind) throws ConfigException {
        YamlDocument document = YamlDocument.parse(source, kind);
        requireShape(document);
        return document;
    }

    /** A cell's unknown materials are told with what its schema finds, not only after that. */
    private void requireShape(YamlDocument document) throws ConfigException {
        List<Diagnostic> found = schemaCheck.check(document);
        if (found.isEmpty()) {
            return;
        }
        List<Diagnostic> all = new ArrayList<>(found);
        if (document.kind() == Kind.CELL) {
            all.addAll(new CellReader(this, document).unknownMaterials());
        }
        throw new ConfigException(all.stream().distinct().sorted().toList());
    }

    /**
     * A board.
     *
     * @throws ConfigException with everything that is wrong with its file
     */
    public Loaded<BoardSpec> board(String nameOrFile) throws ConfigException {
        YamlDocument document = document(Kind.BOARD, nameOrFile);
        return new Loaded<>(BoardReader.read(document), List.of(document.source()));
    }

    /**
     * A calibration by name or file, checked alone.
     *
     * @throws ConfigException with everything that is wrong with its file
     */
    public Loaded<Calibration> calibration(String nameOrFile) throws ConfigException {
        YamlDocument document = document(Kind.CALIBRATION, nameOrFile);
        return new Loaded<>(CalibrationReader.read(document), List.of(document.source()));
    }

    /**
     * The calibration of one copy of a board, checked against it. Whether it is still good is for
     * {@link Calibration#validAt} with the time of use.
     *
     * @param nameOrFile where it is; a built-in one has the serial for its name
     * @throws ConfigException when there is none, or it is not for this copy, or anything is wrong
     *     with it
     */
    public Loaded<Calibration> calibration(String nameOrFile, BoardSpec board, String serial)
            throws ConfigException {
        YamlDocument document = document(Kind.CALIBRATION, nameOrFile);
        return new Loaded<>(
                CalibrationReader.read(document, board, serial), List.of(document.source()));
    }

    /**
     * The calibration of one copy of a board, looked for by its serial: next to the board's file
     * where that is a user's, else among the built-in ones.
     *
     * @throws ConfigException when there is none, or it is not for this copy, or anything is wrong
     *     with it
     */
    public Loaded<Calibration> calibrationOf(Loaded<BoardSpec> board, String serial)
            throws ConfigException {
        SourceFile source = near(board.source(), Kind.CALIBRATION, serial);
        if (source == null) {
            throw new ConfigException(
                    new Diagnostic(
                            board.source().path(),
                            0,
                            "",
                            "",
                            "no calibration for serial "
                                    + serial
                                    + "; a board without one does not run: put "
                                    + serial
                                    + ENDING
                                    + " next to this file; built in are "
                                    + listed(Kind.CALIBRATION)));
        }
        YamlDocument document = document(source, Kind.CALIBRATION);
        return new Loaded<>(
                CalibrationReader.read(document, board.value(), serial), List.of(source));
    }

    /**
     * A material.
     *
     * @throws ConfigException with everything that is wrong with its file
     */
    public Loaded<MaterialFile> material(String nameOrFile) throws ConfigException {
        SourceFile source = open(Kind.MATERIAL, nameOrFile);
        return new Loaded<>(material(source), List.of(source));
    }

    MaterialFile material(SourceFile source) throws ConfigException {
        if (!isBuiltIn(source)) {
            return MaterialReader.read(document(source, Kind.MATERIAL));
        }
        // Every cell reads the same few: thousands of cells of a campaign should not parse them
        // again.
        synchronized (this) {
            MaterialFile known = builtInMaterials.get(source.name());
            if (known == null) {
                known = MaterialReader.read(document(source, Kind.MATERIAL));
                builtInMaterials.put(source.name(), known);
            }
            return known;
        }
    }

    /**
     * A cell with its materials; a user's material next to the user's cell goes before a built-in
     * one.
     *
     * @throws ConfigException with everything that is wrong with its file and those of its
     *     materials
     */
    public Loaded<CellDesign> cell(String nameOrFile) throws ConfigException {
        return new CellReader(this, document(Kind.CELL, nameOrFile)).read();
    }

    /**
     * Where the values of a cell and of its materials come from, as far as their files say.
     *
     * @throws ConfigException as {@link #cell} does
     */
    public List<Provenance> cellSources(String nameOrFile) throws ConfigException {
        CellReader reader = new CellReader(this, document(Kind.CELL, nameOrFile));
        reader.read();
        return reader.provenance();
    }

    /**
     * Everything that is wrong with a file of any kind, found by its schema line; empty where
     * nothing is. What a protocol or a plan means is checked where they are read: here only their
     * shape is.
     */
    public List<Diagnostic> check(String file) {
        try {
            // The kind is in the file; until it is known, any will do.
            SourceFile source = read(Kind.CELL, file);
            check(source);
            return List.of();
        } catch (ConfigException e) {
            return e.diagnostics();
        }
    }

    /** Reads {@code source} as what its schema line says, for the diagnostics alone. */
    void check(SourceFile source) throws ConfigException {
        YamlDocument document = YamlDocument.parse(source);
        requireShape(document);
        switch (document.kind()) {
            case BOARD -> BoardReader.read(document);
            case CALIBRATION -> CalibrationReader.read(document);
            case CELL -> new CellReader(this, document).read();
            case MATERIAL -> MaterialReader.read(document);
            case PROTOCOL, PLAN, SCENARIO -> {}
        }
    }
}
