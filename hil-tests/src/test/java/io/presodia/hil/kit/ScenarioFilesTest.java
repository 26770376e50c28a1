package io.presodia.hil.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.presodia.config.Catalogue;
import io.presodia.hil.cli.HilCommandLine;
import io.presodia.hil.support.PublishedSchemas;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scenario files through the verb, as scripts see them. */
class ScenarioFilesTest {
    private static final String LEAD =
            """
            schema: presodia/scenario/v1
            fault: open-sense-lead
            description: The sense lead comes off.
            given:
              cell: nco-sn-3wt
              scan_ms: 100
              steps:
                - rest: 1 s
                - cc: {rate_C: 0.1, until: {time: 10 s}}
            inject:
              - at: 5 s
                open_sense_lead: {}
            expect:
              trip: open-sense-lead
              on: channel
              within: 3 scans
              relay_open_within: 4 scans
            near_miss:
              - description: Nothing comes off.
                inject: []
            """;

    @TempDir private Path folder = Path.of("");

    private record Outcome(int code, String out, String err) {
        JsonNode json() {
            JsonNode document = JsonMapper.shared().readTree(out);
            PublishedSchemas.assertFits(document);
            return document;
        }
    }

    private static Outcome hil(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                HilCommandLine.of(new Catalogue(), new PrintWriter(out), new PrintWriter(err))
                        .execute(arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    private String write(String text) throws Exception {
        return Files.writeString(folder.resolve("lead.yaml"), text).toString();
    }

    @Test
    void aScenarioAndItsNearMissPassAndTellTheirLatency() throws Exception {
        Path junit = folder.resolve("out/hil.xml");
        Outcome outcome = hil(write(LEAD), "--json", "--junit", junit.toString());

        assertThat(outcome.code()).as(outcome.out()).isZero();
        JsonNode first = outcome.json().path("scenarios").path(0);
        assertThat(first.path("id").asString()).isEqualTo("lead");
        assertThat(first.path("fault").asString()).isEqualTo("open-sense-lead");
        assertThat(first.path("verdict").asString()).isEqualTo("pass");
        // Two scans of 100 ms at most lie between the lead and the scan that latches.
        assertThat(first.path("detection_ms").asDouble()).isBetween(1.0, 200.0);
        assertThat(first.path("reaction").asString()).contains("relay 1 open");
        JsonNode near = outcome.json().path("scenarios").path(1);
        assertThat(near.path("id").asString()).isEqualTo("lead-near-miss");
        assertThat(near.path("detection_ms").isNull()).isTrue();
        assertThat(outcome.json().path("passed").asInt()).isEqualTo(2);
        assertThat(outcome.json().path("failed").asInt()).isZero();
        assertThat(Files.readString(junit))
                .contains("tests=\"2\" failures=\"0\"")
                .contains("name=\"lead-near-miss\"");
    }

    @Test
    void aScenarioThatIsNotRightFailsAndSaysWhy() throws Exception {
        String file = write(LEAD.replace("trip: open-sense-lead", "trip: over-voltage"));
        Path junit = folder.resolve("hil.xml");
        Outcome outcome = hil(file, "--junit", junit.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("tripped open-sense-lead first; over-voltage was expected")
                .contains("1 passed, 1 failed, 0 skipped");
        assertThat(Files.readString(junit))
                .contains("failures=\"1\"")
                .contains("<failure message=");
    }

    @Test
    void aNearMissThatTripsFails() throws Exception {
        String file =
                write(
                        LEAD.replace(
                                "    inject: []\n",
                                "    inject: [{at: 2 s, open_sense_lead: {}}]\n"));

        assertThat(hil(file).out()).contains("lead-near-miss: tripped: open-sense-lead");
    }

    @Test
    void aScenarioWhosePartDoesNotExistIsSkippedWithItsReason() throws Exception {
        Outcome outcome =
                hil(write(LEAD.replace("given:", "waits_for: the network link\ngiven:")), "--json");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.json().path("skipped").asInt()).isEqualTo(1);
        assertThat(outcome.json().path("skipped_scenarios").path(0).path("reason").asString())
                .isEqualTo("waits for the network link");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    open_sense_lead: {}       | open_sens_lead: {}           | 12 | inject[0].open_sens_lead            | did you mean open_sense_lead?
                    open_sense_lead: {}       | nack: {}                     | 12 | inject[0].nack.device               | missing; add it
                    fault: open-sense-lead    | fault: open-lead             | 2  | fault: open-lead                    | is no row of the fault table
                    at: 5 s                   | for: 5 s                     | 11 | inject[0]                           | needs either at or when
                    within: 3 scans           | within: soon                 | 16 | expect.within: soon                 | must be
                    rate_C: 0.1               | rate_C: 7                    | 9  | rate_C: 7                           | current limits
                    rest: 1 s                 | rests: 1 s                   | 8  | given.steps[0].rests                | did you mean rest?
                    cell: nco-sn-3wt          | cell: nco-sn-33wt            | 5  | given.cell: nco-sn-33wt             | did you mean nco-sn-3wt?
                    scan_ms: 100              | board: bench-5               | 6  | given.board: bench-5                | did you mean bench-4?
                    open_sense_lead: {}       | open_sense_lead: {channel: 9} | 12 | inject[0].open_sense_lead.channel: 9 | the channels 1 to 4
                    open_sense_lead: {}       | heat: {channel: 3, watts: 1} | 12 | inject[0].heat.channel: 3           | there are cells in [1]
                    open_sense_lead: {}       | nack: {device: stack_5}      | 12 | inject[0].nack.device: stack_5      | did you mean stack_
                    open_sense_lead: {}       | frozen_result: {chip: i2c-1} | 12 | inject[0].frozen_result.chip: i2c-1 | there are adc_current
                    at: 5 s                   | when: {step_begins: charged} | 11 | inject[0].when.step_begins: charged | there are
                    trip: open-sense-lead     | trip: none                   | 2  | fault: open-sense-lead              | proves nothing
                    """)
    void aBadScenarioIsRefusedWithFileLineKeyAndWhatWouldBeRight(
            String right, String wrong, int line, String key, String message) throws Exception {
        String file = write(LEAD.replace(right, wrong));
        Outcome outcome = hil(file, "--json");

        assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.json().path("schema").asString()).isEqualTo("presodia/error/v1");
        assertThat(outcome.err()).contains(key).contains(message);
        if (line > 0) {
            assertThat(outcome.err()).contains(file + ":" + line + ": ");
        }
    }

    @Test
    void aFaultThatNeverBeginsIsNamedWithWhatItWaitsFor() throws Exception {
        String file =
                write(LEAD.replace("at: 5 s", "when: {voltage_above_V: 4.0}\n    after: 2 s"));
        Outcome outcome = hil(file);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("a fault never began: open_sense_lead: 2.000 s after volts above 4.0");
    }

    @Test
    void aFolderWithoutScenariosIsBadInput() {
        Outcome outcome = hil(folder.toString());

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(folder + ": this folder holds no scenario");
    }
}
