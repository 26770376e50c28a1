package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DiffVerbTest {
    @TempDir private Path folder;

    private String run(String name, int seed) throws IOException {
        String protocol =
                TestFiles.write(
                        folder,
                        "rest.yaml",
                        "schema: presodia/protocol/v1\nrecord: {every: 1 s, on_voltage_change_mV: 1000}\nsteps: [{rest: 5 s}]\n");
        Path out = folder.resolve(name);
        Cli cli =
                Cli.run(
                        "run",
                        protocol,
                        "--cell",
                        "nco-sn-3wt",
                        "--board",
                        "bench-4",
                        "--virtual",
                        "--seed",
                        Integer.toString(seed),
                        "--out",
                        out.toString());
        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.DONE);
        return out.toString();
    }

    @Test
    void oneSeedIsTheSameAndAnotherIsNotButForItsNoise() throws IOException {
        String one = run("one", 1);
        String again = run("again", 1);
        String other = run("other", 2);

        Cli same = Cli.run("diff", one, again, "--json");
        assertThat(same.code()).as(same.err()).isEqualTo(Exit.DONE);
        assertThat(same.json().path("same").asBoolean()).isTrue();

        Cli exact = Cli.run("diff", one, other, "--json");
        assertThat(exact.code()).isEqualTo(Exit.FAILED);
        JsonNode first = exact.json().path("first");
        assertThat(first.path("quantity").asString()).isEqualTo("voltage_V");
        assertThat(Cli.run("diff", one, other).out())
                .startsWith("differ first in row 1, scan 0, at 0.000 s: voltage_V is ");

        Cli within =
                Cli.run(
                        "diff",
                        one,
                        other,
                        "--tolerance",
                        "voltage_V=1e-3,current_A=1e-7,temperature_C=1",
                        "--tolerance",
                        "pressure_Pa=2e6,ambient_C=1,charge_Ah=1e-6,discharge_Ah=1e-6",
                        "--tolerance",
                        "charge_Wh=1e-6,discharge_Wh=1e-6");
        assertThat(within.code()).as(within.out()).isEqualTo(Exit.DONE);
        assertThat(within.out()).startsWith("the same: ").contains("voltage_V within ");
    }

    @Test
    void aJournalThatCannotBeReadIsBadInputAndNoDifference() throws Exception {
        String good = run("good", 1);
        byte[] whole = Files.readAllBytes(Path.of(good, "journal.db"));
        damaged("text", "this is no database, and it never was".getBytes(StandardCharsets.UTF_8));
        damaged("empty", new byte[0]);
        damaged("torn", Arrays.copyOf(whole, whole.length / 3));
        byte[] holed = whole.clone();
        Arrays.fill(holed, 4096, whole.length, (byte) 0x5A);
        damaged("holed", holed);

        for (String bad : new String[] {"text", "empty", "torn", "holed"}) {
            String folderOfBad = folder.resolve(bad).toString();
            for (Cli cli :
                    new Cli[] {
                        Cli.run("diff", good, folderOfBad), Cli.run("diff", folderOfBad, good)
                    }) {
                assertThat(cli.code()).as(bad).isEqualTo(Exit.BAD_INPUT);
                assertThat(cli.out()).as(bad).isEmpty();
                assertThat(cli.err().lines()).as(cli.err()).hasSize(1);
                assertThat(cli.err())
                        .startsWith(folder.resolve(bad).resolve("journal.db") + ":")
                        .contains("is no run to read: ");
            }
        }
    }

    private void damaged(String name, byte[] journal) throws IOException {
        Files.createDirectories(folder.resolve(name));
        Files.write(folder.resolve(name).resolve("journal.db"), journal);
    }

    @Test
    void whatIsNoRunOrNoToleranceIsRefused() throws IOException {
        Cli none = Cli.run("diff", folder.toString(), folder.toString());
        assertThat(none.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(none.err()).contains("is no run folder: it has no journal.db");

        Cli wrong = Cli.run("diff", "a", "b", "--tolerance", "volts=1");
        assertThat(wrong.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(wrong.err()).contains("--tolerance: volts=1: must be a quantity");
    }
}
