package io.presodia.hil.campaign;

import io.presodia.firmware.journal.Cursor;
import io.presodia.firmware.journal.JournalEntry;
import io.presodia.firmware.journal.JournalException;
import io.presodia.firmware.journal.JournalReader;
import io.presodia.firmware.journal.Stored;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Tier;
import io.presodia.hil.bench.HilBench;
import io.presodia.hil.bench.SeenTrip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds a journal against what the board showed: every number once, nothing lost that was
 * acknowledged, nothing that was not measured, every trip with its cause.
 */
final class JournalAudit {
    private static final int ALL = Integer.MAX_VALUE;

    private final Map<Long, Reading[]> shown = new HashMap<>();
    private final List<Stored<JournalEntry.Sample>> samples = new ArrayList<>();
    private final List<Stored<JournalEntry.Event>> events = new ArrayList<>();

    /** Keeps what the firmware was shown in a scan. */
    void sampled(BoardSample sample) {
        Reading[] readings = new Reading[2 * sample.channels().size()];
        for (int i = 0; i < sample.channels().size(); i++) {
            readings[2 * i] = sample.channels().get(i).volts();
            readings[2 * i + 1] = sample.channels().get(i).stackPascals();
        }
        shown.put(sample.startedNanos(), readings);
    }

    /** After the end. */
    void judge(HilBench bench, boolean rowsMayBeLost, List<String> breaches)
            throws JournalException {
        try (JournalReader reader = JournalReader.open(bench.journalFile())) {
            samples.addAll(reader.samples(Cursor.START, ALL));
            events.addAll(reader.events(Cursor.START, ALL));
        }
        numbers(bench, breaches);
        for (Stored<JournalEntry.Sample> stored : samples) {
            if (!measured(stored.entry())) {
                breaches.add(
                        text(
                                "journal: row %s was never measured: channel %d, %.6f s, %s",
                                stored.cursor(),
                                stored.entry().channel(),
                                stored.entry().nanos() * 1e-9,
                                stored.entry().volts()));
                break;
            }
        }
        if (!rowsMayBeLost) {
            causes(bench, breaches);
        }
    }

    private void numbers(HilBench bench, List<String> breaches) {
        Map<Long, TreeSet<Long>> byBoot = new TreeMap<>();
        int rows = 0;
        for (Stored<JournalEntry.Sample> sample : samples) {
            rows += add(byBoot, sample.cursor());
        }
        for (Stored<JournalEntry.Event> event : events) {
            rows += add(byBoot, event.cursor());
        }
        if (rows != samples.size() + events.size()) {
            breaches.add("journal: numbers that are there twice");
        }
        byBoot.forEach((boot, numbers) -> {
            if (numbers.last() - numbers.first() + 1 != numbers.size()) {
                breaches.add(
                        text(
                                "journal: boot %d has %d rows between %d and %d",
                                boot, numbers.size(), numbers.first(), numbers.last()));
            }
        });
        for (HilBench.Life life : bench.killed()) {
            TreeSet<Long> numbers = byBoot.get(life.bootId());
            long last = numbers == null ? 0 : numbers.last();
            if (life.acknowledgedSeq() > last) {
                breaches.add(
                        text(
                                "journal: boot %d had acknowledged %d, and ends with %d",
                                life.bootId(), life.acknowledgedSeq(), last));
            }
        }
    }

    @SuppressWarnings("NonApiType") // Its order is what is looked at later.
    private static int add(Map<Long, TreeSet<Long>> byBoot, Cursor cursor) {
        return byBoot.computeIfAbsent(cursor.bootId(), _ -> new TreeSet<>()).add(cursor.seq())
                ? 1
                : 0;
    }

    private boolean measured(JournalEntry.Sample sample) {
        Reading[] readings = shown.get(sample.nanos());
        if (readings == null) {
            return false;
        }
        int index = 2 * (sample.channel() - 1);
        return same(readings[index], sample.volts())
                && same(readings[index + 1], sample.stackPascals());
    }

    private static boolean same(Reading shown, Reading kept) {
        return shown.quality() == kept.quality()
                && (!shown.good() || shown.value() == kept.value());
    }

    private void causes(HilBench bench, List<String> breaches) {
        for (SeenTrip seen : bench.trips()) {
            boolean told = false;
            for (Stored<JournalEntry.Event> event : events) {
                told |=
                        event.entry().kind().equals(seen.trip().fault().id())
                                && event.entry().channel() == seen.trip().channel()
                                && event.entry().severity() == Tier.TRIP;
            }
            if (!told) {
                breaches.add(
                        text(
                                "journal: says nothing of the trip %s of channel %d",
                                seen.trip().fault().id(), seen.trip().channel()));
            }
        }
        for (Stored<JournalEntry.Event> event : events) {
            if (event.entry().kind().equals("run_ended") && event.entry().text().isEmpty()) {
                breaches.add("journal: a run ended without a word of why");
            }
        }
    }

    /** One number for everything that was kept: the same run gives the same. */
    int digest() {
        int hash = 1;
        for (Stored<JournalEntry.Sample> sample : samples) {
            hash = 31 * hash + sample.hashCode();
        }
        for (Stored<JournalEntry.Event> event : events) {
            hash = 31 * hash + event.hashCode();
        }
        return hash;
    }

    List<Stored<JournalEntry.Sample>> samples() {
        return samples;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
