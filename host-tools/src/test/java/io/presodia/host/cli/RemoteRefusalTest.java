package io.presodia.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the verbs of network and collector refuse before they do anything. */
class RemoteRefusalTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "firmware --board bench-4 --state S --virtual --cap 5 | --cap: 5.0: goes with --collector",
                "firmware --board bench-4 --state S --virtual --collector-key k | --collector-key: k: goes with --collector",
                "firmware --board bench-4 --state S --virtual --plain-for-all | --plain-for-all: goes with --coap",
                "firmware --board bench-4 --state S --virtual --collector coaps://127.0.0.1:99999 | --collector: coaps://127.0.0.1:99999: port 99999: must be from 1 to 65535",
                "host status --device coaps://127.0.0.1:99999 | --device: coaps://127.0.0.1:99999: port 99999: must be from 1 to 65535",
                "host status --device coap://127.0.0.1:0 | port 0: must be from 1 to 65535",
                "host status --device coap://127.0.0.1:99999999999 | port 99999999999: must be from 1 to 65535",
                "host start 2 --protocol x | --cell: is missing",
                "host start 2 --cell x | --protocol: is missing",
                "collector --state S --page 80000 | --page: 80000: must be a port from 1 to 65535",
                "collector --state S --mail-login f | --mail-login: f: goes with --mail",
                "collector --state S --mail-from a@b | --mail-from: a@b: goes with --mail",
                "collector --state S --mail-server smtp://h | --mail-server: smtp://h: goes with --mail",
                "collector --state S --mail a@b --mail-server smtp://h:99999 | a port from 1 to 65535",
                "provision --state S --role operator | --role: operator: goes with --owner",
                "provision --state S --out f | --out: f: goes with --owner",
            })
    void whatCannotBeIsRefusedByItsOption(String line, String why) {
        String state = folder.resolve("state").toString();
        Cli cli =
                Cli.run(
                        Stream.of(line.split(" ", -1))
                                .map(word -> word.equals("S") ? state : word)
                                .toArray(String[]::new));
        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err()).contains(why).hasLineCount(1);
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void aKeyThatCannotBeHandedOverIsNotMade() {
        String state = folder.resolve("state").toString();
        Path out = folder.resolve("nowhere").resolve("k.json");
        Cli cli = Cli.run("provision", "--state", state, "--owner", "x", "--out", out.toString());
        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err()).contains("--out: " + out + ": the folder does not exist");
        assertThat(Cli.run("provision", "--state", state).out()).startsWith("no keys");
    }

    @Test
    void theFolderOfAFirmwareIsNoCollectorAndStaysAsItIs() throws Exception {
        Files.createFile(folder.resolve("journal.db"));
        for (String verb : new String[] {"", "packs", "order pack-1", "ack pack-1"}) {
            Cli cli =
                    Cli.run(
                            ("collector " + verb + " --state " + folder)
                                    .replace("  ", " ")
                                    .split(" ", -1));
            assertThat(cli.code()).as(verb).isEqualTo(Exit.BAD_INPUT);
            assertThat(cli.err()).contains("is the state folder of a firmware");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("journal.db"));
        }
    }

    @Test
    void packsOfACollectorThatNobodyHasCalledAreNone() {
        String state = folder.resolve("state").toString();
        Cli.run("provision", "--state", state, "--owner", "pack-1");
        Cli cli = Cli.run("collector", "packs", "--state", state);
        assertThat(cli.code()).as(cli.err()).isEqualTo(Exit.DONE);
        assertThat(cli.out()).isEmpty();
        assertThat(folder.resolve("state").resolve("rows.db")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--key, host status --device coaps://127.0.0.1 --key",
        "--collector-key, firmware --board bench-4 --state s --virtual --collector coaps://127.0.0.1 --collector-key"
    })
    void aFileThatIsNoCredentialIsBadInput(String option, String line) throws Exception {
        Path file = Files.writeString(folder.resolve("my-cell.yaml"), "schema: presodia/cell/v1\n");
        Cli cli = Cli.run((line + " " + file).split(" ", -1));
        assertThat(cli.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(cli.err())
                .contains(option + ": " + file + ": is no credential (presodia/credential/v1): ")
                .contains("line 1")
                .doesNotContain("REDACTED");
    }
}
