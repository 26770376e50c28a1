package io.presodia.firmware.app;

import io.presodia.config.SourceFile;
import io.presodia.firmware.journal.Bytes;
import io.presodia.firmware.sequencer.Program;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.limit.Band;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An interrupted run between the restart and its first scan. It goes on only when its files are
 * those that it began with, its cell can be the one of the checkpoint, and nothing is latched;
 * otherwise it holds, relay open, until an operator has looked.
 */
final class Takeover {
    private final @Nullable RunCheckpoint checkpoint;
    private final Outage outage;
    private final double squareMetres;
    private final boolean forGood;
    private String cause;
    private String heldFor = "";
    private String confirmedBy = "";

    private Takeover(
            @Nullable RunCheckpoint checkpoint,
            Outage outage,
            double squareMetres,
            String cause,
            boolean forGood) {
        this.checkpoint = checkpoint;
        this.outage = outage;
        this.squareMetres = squareMetres;
        this.cause = cause;
        this.forGood = forGood;
    }

    /**
     * A takeover to be tried.
     *
     * @param doubt what an operator must look at first; empty for nothing
     */
    static Takeover of(
            RunPlan plan,
            RunCheckpoint checkpoint,
            Interrupted found,
            Program program,
            String doubt) {
        String never = mismatch(plan, checkpoint, found, program);
        return new Takeover(
                checkpoint,
                found.outage(),
                plan.stackSquareMetres(),
                never.isEmpty() ? doubt : never,
                !never.isEmpty());
    }

    /** Nothing to go on from was kept: it holds for good. */
    static Takeover lost(Interrupted found) {
        String why = found.damage().isEmpty() ? "no checkpoint of it was kept" : found.damage();
        return new Takeover(null, found.outage(), Double.NaN, why, true);
    }

    /** Why this plan is not the interrupted run; empty when it is. */
    private static String mismatch(
            RunPlan plan, RunCheckpoint checkpoint, Interrupted found, Program program) {
        if (plan.channel() != found.channel()) {
            return "the run began on channel " + found.channel() + ", not on " + plan.channel();
        }
        String changed = found.changed(plan.inputs());
        if (!changed.isEmpty()) {
            return changed;
        }
        if (!checkpoint.inputs().equals(digest(plan.inputs()))) {
            return "the checkpoint is of a run with other files";
        }
        if (!checkpoint.cursor().program().equals(program.fingerprint())) {
            return "this firmware makes another program of its protocol";
        }
        return "";
    }

    /** SHA-256 of files by the names that runs give them. */
    static SortedMap<String, String> digests(List<SourceFile> inputs) {
        SortedMap<String, String> digests = new TreeMap<>();
        for (SourceFile input : inputs) {
            digests.put(InputNames.of(input), input.sha256());
        }
        return digests;
    }

    /** One digest over the files of a run. */
    static String digest(List<SourceFile> inputs) {
        return Bytes.of(digests(inputs).toString().getBytes(StandardCharsets.UTF_8)).sha256();
    }

    /** Where to go on; there is one unless it holds for good. */
    RunCheckpoint checkpoint() {
        return Objects.requireNonNull(checkpoint);
    }

    Outage outage() {
        return outage;
    }

    /** Why it holds; empty while it does not. */
    String cause() {
        return cause;
    }

    boolean held() {
        return !cause.isEmpty();
    }

    void hold(String why) {
        cause = why;
    }

    /**
     * An operator has looked: the next checks go without the fit. False when that cannot help.
     *
     * @param by who, and in which words; not empty
     */
    boolean confirm(String by) {
        if (!held() || forGood) {
            return false;
        }
        confirmedBy = by;
        heldFor = cause;
        cause = "";
        return true;
    }

    /** Whether an operator lets it go on as it is. */
    boolean confirmed() {
        return !confirmedBy.isEmpty();
    }

    /** Who lets it go on, and in which words; empty for nobody. */
    String confirmedBy() {
        return confirmedBy;
    }

    /** Why it held before an operator let it go on. */
    String heldFor() {
        return heldFor;
    }

    /** Where the open circuit voltage may be by now. */
    Band volts() {
        return CellFit.volts(checkpoint().cell(), outage, squareMetres);
    }

    /** What is wrong with the stack pressure; empty when nothing is. */
    String pressureMisfit(Reading pascals) {
        double value = pascals.good() ? pascals.value() : Double.NaN;
        return CellFit.misfit(
                "stack pressure", value, CellFit.pascals(checkpoint().cell()), 1e-6, "MPa");
    }
}
