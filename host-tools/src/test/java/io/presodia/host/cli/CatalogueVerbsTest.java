package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.firmware.safety.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void theTextOfTheFaultTableHasAllColumns() {
        String text = Cli.run("list", "faults").out();

        assertThat(row(text, 301))
                .containsExactly(
                        "301  voltage-disagreement      channel  open the channel within 200 ms",
                        "     The two voltage converters read the same cell differently: one of them lies, and the limits cannot be trusted.",
                        "     watched: difference of main and check converter",
                        "     tiers: inform > 0.01 V, warn > 0.015 V, trip > 0.025 V",
                        "     debounce: 3 scans and 100 ms",
                        "     latch: latched, cleared by an operator after a preflight check",
                        "     proof: voltage-disagreement, voltage-disagreement-near-miss");
        assertThat(row(text, 508))
                .contains(
                        "     tiers: inform > -14 d, warn > 0 d",
                        "     latch: not latched, cleared by itself");
        assertThat(row(text, 101))
                .contains("     tiers: inform cell's volts, warn cell's volts, trip cell's volts");
    }

    /** Lines of one fault. */
    private static List<String> row(String text, int code) {
        List<String> lines = text.lines().toList();
        int first = 0;
        while (!lines.get(first).startsWith(code + "  ")) {
            first++;
        }
        int last = first + 1;
        while (last < lines.size() && lines.get(last).startsWith(" ")) {
            last++;
        }
        return lines.subList(first, last);
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
