package io.presodia.host.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFoldersTest {
    @TempDir private Path folder;

    @Test
    void aNameThatIsTakenGetsANumber() throws IOException {
        assertThat(RunFolders.fresh(folder, "a")).isEqualTo(folder.resolve("a"));
        Files.createDirectory(folder.resolve("a"));
        assertThat(RunFolders.fresh(folder, "a")).isEqualTo(folder.resolve("a_2"));
        Files.createDirectory(folder.resolve("a_2"));
        assertThat(RunFolders.fresh(folder, "a")).isEqualTo(folder.resolve("a_3"));
    }

    @Test
    void aFolderWithOtherFilesIsFreeOneWithARunIsNot() throws IOException {
        RunFolders.requireFree(folder.resolve("not-there"));
        Files.writeString(folder.resolve("notes.txt"), "mine");
        RunFolders.requireFree(folder);
        Files.writeString(folder.resolve("summary.json"), "{}");
        assertThatThrownBy(() -> RunFolders.requireFree(folder))
                .hasMessageContaining("holds a run already (summary.json)");
        assertThatThrownBy(() -> RunFolders.requireFree(folder.resolve("notes.txt")))
                .hasMessageContaining("is a file");
    }
}
