package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.safety.Fault;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The verbs list and check. */
class CatalogueVerbsTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cells", "boards", "protocols", "materials", "plans", "faults"})
    void everythingCanBeListedForPeopleAndPrograms(String what) {
        JsonNode items = Cli.run("list", what, "--json").json().path("items");
        Cli text = Cli.run("list", what);

        assertThat(items).isNotEmpty();
        assertThat(text.code()).isEqualTo(Exit.DONE);
        for (JsonNode item : items) {
            assertThat(text.out()).contains(item.path("name").asString());
            assertThat(item.path("description").asString()).isNotBlank();
        }
    }

    @Test
    void theFaultTableIsComplete() {
        JsonNode items = Cli.run("list", "faults", "--json").json().path("items");

        assertThat(items).hasSize(Fault.values().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cells", "materials"})
    void everyValueHasASource(String what) {
        for (JsonNode item : Cli.run("list", what, "--sources", "--json").json().path("items")) {
            assertThat(item.path("sources")).as(item.path("name").asString()).isNotEmpty();
        }
        assertThat(Cli.run("list", "materials", "--sources").out())
                .contains("[paper]")
                .contains("[assumed]");
    }

    @Test
    void onlyCellsAndMaterialsHaveSources() {
        assertThat(Cli.run("list", "boards", "--sources").code()).isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void everythingBuiltInIsValid() {
        for (String what : new String[] {"cells", "boards", "protocols", "materials", "plans"}) {
            for (JsonNode item : Cli.run("list", what, "--json").json().path("items")) {
                Cli cli = Cli.run("check", item.path("name").asString(), "--json");
                assertThat(cli.code()).as(cli.out()).isEqualTo(Exit.DONE);
                assertThat(cli.json().path("valid").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void aGoodProtocolFitsItsCellAndBoard() throws IOException {
        String protocol = TestFiles.write(folder, "short.yaml", TestFiles.SHORT);
        String cell = TestFiles.write(folder, "cell.yaml", TestFiles.CELL);

        assertThat(Cli.run("check", protocol, cell).code()).isEqualTo(Exit.DONE);
        assertThat(Cli.run("check", protocol, "--cell", cell, "--board", "bench-4").code())
                .isEqualTo(Exit.DONE);
        assertThat(Cli.run("check", protocol, "--cell", cell).code()).isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void aMissingFileIsBadInput() {
        Cli cli = Cli.run("check", folder.resolve("none.yaml").toString(), "--json");

        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.json().path("errors").path(0).path("message").asString())
                .contains("no such file");
        assertThat(Cli.run("check", folder.resolve("none.bdf.csv").toString()).code())
                .isEqualTo(Exit.BAD_INPUT);
        assertThat(Cli.run("check", "no-such-name").out())
                .contains("nothing built in has this name");
    }

    @Test
    void dataThatBreakTheRulesOfTheirFormatAreFoundWithTheirLine() throws IOException {
        String good =
                TestFiles.write(
                        folder,
                        "good.bdf.csv",
                        "Test Time / s,Voltage / V,Current / A\n0,3,0\n1,3,0\n");
        String bad =
                TestFiles.write(
                        folder,
                        "bad.bdf.csv",
                        "Test Time / s,Voltage / V,Current / A\n1,3,0\n0,3,0\n");
        String other = TestFiles.write(folder, "other.csv", "a,b\n1,2\n");

        assertThat(Cli.run("check", good).code()).isEqualTo(Exit.DONE);
        Cli cli = Cli.run("check", bad, "--json");
        assertThat(cli.code()).isEqualTo(Exit.FAILED);
        // The header is line 1, and time falls in the second row below it.
        assertThat(cli.json().path("errors").path(0).path("line").asInt()).isEqualTo(3);
        assertThat(Cli.run("check", other).code()).isEqualTo(Exit.FAILED);
    }
}
