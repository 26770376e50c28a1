package io.presodia.hil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.hil.campaign.Campaign;
import io.presodia.hil.support.BlindToGas;
import io.presodia.hil.support.PublishedSchemas;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CampaignVerbTest {
    private static final int CANDIDATES = 6;

    @TempDir private Path folder = Path.of("");

    private record Outcome(int code, String out, String err) {}

    private static Outcome campaign(IntFunction<Campaign> campaign, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                new CommandLine(
                                new CampaignCommand(
                                        new PrintWriter(out), new PrintWriter(err), campaign))
                        .execute(arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    private static Campaign blind(int threads) {
        return new Campaign(threads, BlindToGas::plant);
    }

    /**
     * Seeds with two faults, of which one is gas that lifts the pressure far, early and for good.
     */
    private static List<Long> seedsWithGas() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seeds.size() < CANDIDATES; seed++) {
            List<String> faults = Campaign.draw(seed).faults();
            if (faults.size() == 2 && faults.stream().anyMatch(CampaignVerbTest::isMuchGas)) {
                seeds.add(seed);
            }
        }
        return seeds;
    }

    private static boolean isMuchGas(String fault) {
        return fault.matches(
                "\\{at: [0-9]{1,3}\\.[0-9]+ s, gas: \\{channel: 1, pressure_MPa:"
                        + " [34][0-9][.0-9]*}}");
    }

    /** The first in which current flows in the cell with the gas, so that the defect shows. */
    private static Outcome firstBreach() {
        Outcome outcome = new Outcome(0, "", "");
        for (long seed : seedsWithGas()) {
            outcome =
                    campaign(
                            CampaignVerbTest::blind,
                            "--first",
                            Long.toString(seed),
                            "--seeds",
                            "1",
                            "--json");
            if (outcome.code() != 0) {
                return outcome;
            }
        }
        return outcome;
    }

    @Test
    void aPlantedDefectIsPrintedWithItsSeedAndTheSmallestScenarioThatShowsIt() throws Exception {
        Outcome outcome = firstBreach();

        assertThat(outcome.code()).as(outcome.err()).isEqualTo(1);
        JsonNode document = JsonMapper.shared().readTree(outcome.out());
        PublishedSchemas.assertFits(document);
        long seed = document.path("first_seed").asLong();
        assertThat(outcome.err())
                .contains("seed " + seed + " broke an invariant:")
                .contains("again: presodia hil campaign --first " + seed + " --seeds 1")
                .contains("beyond the limit of pressure-high");
        assertThat(document.path("failed").asInt()).isEqualTo(1);
        String smallest = document.path("breaches").path(0).path("scenario").asString();
        assertThat(smallest.split("- \\{at:", -1)).as(smallest).hasSize(2);
        assertThat(smallest).contains("gas:");
        smallest.lines().forEach(line -> assertThat(outcome.err()).contains(line));

        String file = Files.writeString(folder.resolve("breach.yaml"), smallest).toString();
        Outcome again = campaign(CampaignVerbTest::blind, "--replay", file);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.out()).contains("beyond the limit of pressure-high");
        Outcome healthy = campaign(Campaign::new, "--replay", file);
        assertThat(healthy.code()).as(healthy.out()).isZero();
        assertThat(healthy.out()).contains("trips [pressure-").contains("0 breaches");
    }

    @Test
    void aFileThatIsNotThereIsBadInput() {
        StringWriter err = new StringWriter();
        int code =
                HilCommandLine.of(
                                new io.presodia.config.Catalogue(),
                                new PrintWriter(new StringWriter()),
                                new PrintWriter(err))
                        .execute("campaign", "--replay", "nowhere.yaml");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3"})
    void aCampaignWithoutSeedsIsBadInput(String seeds) {
        StringWriter err = new StringWriter();
        int code =
                HilCommandLine.of(
                                new io.presodia.config.Catalogue(),
                                new PrintWriter(new StringWriter()),
                                new PrintWriter(err))
                        .execute("campaign", "--seeds", seeds);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("--seeds: " + seeds + ": must be 1 or more");
    }
}
