package io.presodia.host.session;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Diagnostics;
import io.presodia.config.Kind;
import io.presodia.config.Section;
import io.presodia.config.SourceFile;
import io.presodia.config.YamlDocument;
import io.presodia.firmware.protocol.Durations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What several channels of one board are to do.
 *
 * @param name the plan's name
 * @param board name or file of the board
 * @param seed seed of the virtual bench
 * @param runs one a channel
 * @param source the file
 */
public record Plan(String name, String board, long seed, List<RunRequest> runs, SourceFile source) {
    public Plan {
        runs = List.copyOf(runs);
    }

    /**
     * Reads a plan.
     *
     * @param operator who starts the runs that name nobody
     * @throws ConfigException with everything that is wrong with the plan itself
     */
    public static Plan read(Catalogue catalogue, String nameOrFile, String operator)
            throws ConfigException {
        YamlDocument document = catalogue.document(Kind.PLAN, nameOrFile);
        SourceFile source = document.source();
        Diagnostics diagnostics = new Diagnostics(source.path());
        Section root = Section.root(document, diagnostics);
        Path folder = Catalogue.isFile(nameOrFile) ? Path.of(nameOrFile).getParent() : null;
        List<RunRequest> runs = new ArrayList<>();
        Map<Integer, Integer> lines = new HashMap<>();
        for (Section run : root.sections("runs")) {
            int channel = run.integer("channel");
            Integer earlier = lines.putIfAbsent(channel, run.line("channel"));
            if (earlier != null) {
                run.error(
                        "channel",
                        "has a run already, in line " + earlier + "; each channel has one");
            }
            runs.add(
                    new RunRequest(
                            channel,
                            near(folder, run.text("protocol")),
                            near(folder, run.text("cell")),
                            run.has("start_after") ? Durations.seconds(run, "start_after") : 0,
                            run.text("sample_id", ""),
                            run.text("operator", operator)));
        }
        String board = near(folder, root.text("board"));
        double seed = root.number("seed", 1);
        if (seed != Math.rint(seed) || Math.abs(seed) > 1L << 53) {
            root.error("seed", "must be a whole number of at most 16 digits");
        }
        diagnostics.throwIfAny();
        return new Plan(root.text("name", source.name()), board, (long) seed, runs, source);
    }

    /** A file is meant from the folder of the plan that names it. */
    private static String near(@Nullable Path folder, String nameOrFile) {
        return folder == null || !Catalogue.isFile(nameOrFile)
                ? nameOrFile
                : folder.resolve(nameOrFile).toString();
    }
}
