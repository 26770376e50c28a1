package io.presodia.host.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.Stored;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.time.ClockQuality;
import io.presodia.hal.time.VirtualTimebase;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people are told, where to, and how often. */
@Timeout(30)
class NotificationTest {
    private static final String FROM = "presodia@lab.example";
    private static final String TO = "alice@lab.example, bob@lab.example";

    private final VirtualTimebase clock = new VirtualTimebase();
    private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();

    private static Stored<JournalEntry.Event> trip(double volts) {
        JournalEntry.Event event =
                new JournalEntry.Event(
                        "trip",
                        Tier.TRIP,
                        2,
                        "run-a",
                        17,
                        "over voltage " + volts + " V",
                        volts,
                        4.3,
                        "V",
                        "{}");
        return new Stored<>(
                new Cursor(3, 4711), 1_767_225_600_000_000_000L, ClockQuality.SYNCHRONIZED, event);
    }

    private static MailSettings letters(MailServer server) {
        return new MailSettings(server.address(), FROM, TO, "", "");
    }

    private JsonNode next() throws InterruptedException {
        return Objects.requireNonNull(told.poll(10, TimeUnit.SECONDS), "nothing was told");
    }

    @Test
    void aTripGoesOutByMailWithCauseValueAndLimit() throws Exception {
        try (MailServer server = new MailServer(0);
                Outbox outbox = new Outbox(new Mail(letters(server)), clock)) {
            outbox.tell(Notification.of("pack-17", trip(4.31)));
            String mail =
                    Objects.requireNonNull(server.mails.poll(10, TimeUnit.SECONDS), "no mail");
            assertThat(mail)
                    .contains("Subject: [presodia] pack-17: trip: over voltage 4.31 V")
                    .contains("From: " + FROM)
                    .contains("To: " + TO)
                    .contains("value: 4.31")
                    .contains("limit: 4.3")
                    .contains("time: 2026-01-01T00:00:00Z", "clock: synchronized")
                    .contains("run: run-a", "boot: 3", "seq: 4711")
                    .contains("channel: 2");
        }
    }

    @Test
    void aMailServerThatRefusesIsAskedAgain() throws Exception {
        try (MailServer server = new MailServer(2);
                Outbox outbox = new Outbox(new Mail(letters(server)), clock)) {
            outbox.tell(Notification.of("pack-17", "silent", "the pack is silent", 0));
            assertThat(server.mails.poll(10, TimeUnit.SECONDS)).contains("pack-17: silent");
        }
    }

    @Test
    void theSameThingWithinTenMinutesIsToldOnceAndCounted() throws Exception {
        try (Outbox outbox = new Outbox(told::add, clock)) {
            outbox.tell(Notification.of("pack-17", trip(4.31)));
            assertThat(next().has("repeated_before")).isFalse();
            outbox.tell(Notification.of("pack-17", trip(4.32)));
            outbox.tell(Notification.of("pack-17", trip(4.33)));
            outbox.tell(Notification.of("pack-18", trip(4.33)));
            assertThat(next().path("pack").asString()).isEqualTo("pack-18");
            clock.sleep(Outbox.QUIET_NANOS);
            outbox.tell(Notification.of("pack-17", trip(4.34)));
            assertThat(next().path("repeated_before").asInt()).isEqualTo(2);
        }
    }

    @Test
    void whatIsNotTakenIsGivenUpAfterSixTriesAndTheNextGoesOut() throws Exception {
        NotificationSink refusing =
                message -> {
                    told.add(message.deepCopy().put("try", told.size()));
                    if (message.path("kind").asString("").equals("silent")) {
                        throw new IOException("not taken");
                    }
                };
        try (Outbox outbox = new Outbox(refusing, clock)) {
            outbox.tell(Notification.of("pack-17", "silent", "the pack is silent", 0));
            outbox.tell(Notification.of("pack-17", "back", "the pack is back", 0));
            for (int i = 0; i < 6; i++) {
                assertThat(next().path("kind").asString()).isEqualTo("silent");
            }
            assertThat(next().path("kind").asString()).isEqualTo("back");
        }
    }

    /** A pack says what it likes; a line of its text must not become a header. */
    @Test
    void noTextOfAPackBecomesAHeader() throws Exception {
        try (MailServer server = new MailServer(0)) {
            ObjectNode message =
                    Notification.of("pack-17", "note", "x\r\nBcc: eve@evil.example", 0).json(0, 0);
            new Mail(letters(server)).send(message);
            String mail =
                    Objects.requireNonNull(server.mails.poll(10, TimeUnit.SECONDS), "no mail");
            String headers = mail.substring(0, mail.indexOf("\n\n"));
            assertThat(headers.lines()).noneMatch(line -> line.startsWith("Bcc"));
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedAtOnceAndNoPasswordIsSentInClear() throws Exception {
        URI server = URI.create("smtp://127.0.0.1");
        assertThatThrownBy(() -> new Mail(new MailSettings(server, FROM, "no address", "", "")))
                .isInstanceOf(IOException.class);
        try (MailServer plain = new MailServer(0)) {
            Mail mail = new Mail(new MailSettings(plain.address(), FROM, TO, "user", "secret"));
            assertThat(Outbox.test(mail, clock)).contains("STARTTLS");
            assertThat(plain.mails).isEmpty();
        }
    }
}
