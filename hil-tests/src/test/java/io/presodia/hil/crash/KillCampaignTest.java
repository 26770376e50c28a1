package io.presodia.hil.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.config.Catalogue;
import io.presodia.config.Kind;
import io.presodia.hil.support.Sessions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * A firmware that is killed again and again, against a twin that nobody disturbs. Ten kills of a
 * short run in every build; {@code -Dpresodia.kills=200} kills that often during one activation.
 */
@DisabledOnOs(OS.WINDOWS)
class KillCampaignTest {
    /** Issue: charge throughput within 0.05 % of the twin. */
    private static final double SHARE = 0.0005;

    private static final double SCAN_MILLIS = 1000;

    private static final String SHORT =
            """
            schema: presodia/protocol/v1
            name: short
            record: {every: 30 s, on_voltage_change_mV: 5}
            boot: {rest_then_resume: 1 min}
            steps:
              - rest: 1 min
              - pulse: {rate_C: 0.1, duration: 1 s, at: [1 ms, 10 ms, 100 ms, 1 s]}
              - rest: 60 s
              - cc: {rate_C: 0.1, until: {voltage_V: 2.2}}
              - rest: 2 min
              - cc: {rate_C: -0.1, until: {voltage_V: 1.9}}
              - rest: 1 min
            """;

    @TempDir(factory = InMemory.class)
    private Path folder = Path.of("");

    @Test
    void aShortRunSurvivesTenKills() throws Exception {
        String protocol = Sessions.write(folder, "short.yaml", SHORT);
        survives(new KillCampaign.Task(10, seed(), protocol, SCAN_MILLIS, 60, 4));
    }

    @Test
    @EnabledIfSystemProperty(named = "presodia.kills", matches = "[1-9][0-9]*")
    void anActivationSurvivesAsManyKillsAsAsked() throws Exception {
        int kills = Integer.getInteger("presodia.kills", 200);
        survives(new KillCampaign.Task(kills, seed(), activation(), SCAN_MILLIS, 600, 2));
    }

    /**
     * The shipped activation, with a first rest of two hours: the shipped one waits for a slope
     * over 30 minutes, which a power cut begins anew, and gives up after six hours in which it was
     * never left in peace for so long. It is right to; a cell that is never seen at rest must not
     * be activated.
     */
    private String activation() throws Exception {
        String shipped =
                new String(
                        new Catalogue()
                                .document(Kind.PROTOCOL, "first-cycle-activation")
                                .source()
                                .bytes(),
                        StandardCharsets.UTF_8);
        int begin = shipped.indexOf("    rest:\n", shipped.indexOf("id: rest-start"));
        int end = shipped.indexOf("  - id: pulse-start");
        assertThat(begin).isBetween(1, end);
        return Sessions.write(
                folder,
                "activation.yaml",
                shipped.substring(0, begin) + "    rest: 2 h\n" + shipped.substring(end));
    }

    private static long seed() {
        return Long.getLong("seed", 1);
    }

    private void survives(KillCampaign.Task task) throws Exception {
        Path alone = Files.createDirectories(folder.resolve("twin"));
        Path killed = Files.createDirectories(folder.resolve("killed"));
        long begin = Patience.nanos();
        KillCampaign.Outcome twin = KillCampaign.twin(task, alone);
        double twinRealSeconds = (Patience.nanos() - begin) * 1e-9;
        assertThat(twin.ended()).startsWith("ended COMPLETED");

        KillCampaign campaign = KillCampaign.of(task, killed);
        KillCampaign.Outcome outcome = campaign.run(twin.seconds());
        JournalRows rows = JournalRows.read(killed.resolve("journal.db"));
        print(task, campaign, outcome, twin, rows);
        Sessions.figure("twin: %.1f s of real time", twinRealSeconds);
        Sessions.figure("all: %.1f s of real time", (Patience.nanos() - begin) * 1e-9);

        String seed = "seed " + task.seed();
        assertThat(outcome.ended()).as(seed).startsWith("ended COMPLETED");
        assertThat(campaign.kills()).as(seed).isEqualTo(task.kills());
        assertThat(outcome.losses()).as("seen by the bench, " + seed).isEqualTo(task.kills());
        assertThat(campaign.recoveries()).as(seed).isEqualTo(task.kills());
        // Of processor time, since the machine may have other things to do.
        assertThat(campaign.medianCpuSeconds())
                .as("start to recovered")
                .isLessThan(task.startSeconds());
        assertThat(rows.duplicates()).as(seed).isEmpty();
        assertThat(rows.lost(campaign.acknowledged())).as(seed).isEmpty();
        assertThat(outcome.throughputAmpereHours())
                .as("true charge throughput, " + seed)
                .isCloseTo(
                        twin.throughputAmpereHours(), within(SHARE * twin.throughputAmpereHours()));
    }

    private static void print(
            KillCampaign.Task task,
            KillCampaign campaign,
            KillCampaign.Outcome outcome,
            KillCampaign.Outcome twin,
            JournalRows rows) {
        Sessions.figure(
                "%d kills %s, %d recoveries",
                campaign.kills(), campaign.struck(), campaign.recoveries());
        Sessions.figure(
                "start to safe: median %.2f s; start to a run that goes on: median %.2f s, of processor time %.2f s",
                campaign.medianSafeSeconds(),
                campaign.medianRecoveredSeconds(),
                campaign.medianCpuSeconds());
        Sessions.figure(
                "charge %.6f mAh, twin %.6f mAh, %+.4f %%",
                outcome.chargeAmpereHours() * 1e3,
                twin.chargeAmpereHours() * 1e3,
                (outcome.chargeAmpereHours() / twin.chargeAmpereHours() - 1) * 100);
        Sessions.figure(
                "discharge %.6f mAh, twin %.6f mAh, %+.4f %%",
                outcome.dischargeAmpereHours() * 1e3,
                twin.dischargeAmpereHours() * 1e3,
                (outcome.dischargeAmpereHours() / twin.dischargeAmpereHours() - 1) * 100);
        Sessions.figure(
                "charge throughput: %+.4f %%",
                (outcome.throughputAmpereHours() / twin.throughputAmpereHours() - 1) * 100);
        Sessions.figure(
                "%d rows in %d boots, %d acknowledged, %d lost, %d twice; %.0f s of virtual time, twin %.0f s",
                rows.count(),
                task.kills() + 1,
                campaign.acknowledged(),
                rows.lost(campaign.acknowledged()).size(),
                rows.duplicates().size(),
                outcome.seconds(),
                twin.seconds());
    }

    /**
     * What a killed process has written is there whether or not it has reached the disk: where the
     * system has a file system in memory, a commit for every second costs no seconds.
     */
    static final class InMemory implements TempDirFactory {
        private static final Path MEMORY = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test)
                throws IOException {
            return Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "kills")
                    : Files.createTempDirectory("kills");
        }
    }
}
