package io.presodia.firmware.app;

import io.presodia.config.Kind;
import io.presodia.config.SourceFile;

/** Where an input file goes below a run's inputs. */
final class InputNames {
    private InputNames() {}

    /** Folder by kind, then the file's own name. */
    static String of(SourceFile file) {
        Kind kind = file.kind();
        String name = file.name();
        String leaf = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        boolean ended = leaf.endsWith(".yaml") || leaf.endsWith(".yml") || leaf.endsWith(".csv");
        return kind.folder() + "/" + leaf + (ended ? "" : ".yaml");
    }
}
