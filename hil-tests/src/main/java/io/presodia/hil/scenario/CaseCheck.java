package io.presodia.hil.scenario;

import io.presodia.config.Section;
import io.presodia.config.Spelling;
import io.presodia.firmware.protocol.Step;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hil.bench.ChannelRunRequest;
import io.presodia.hil.bench.Condition;
import io.presodia.hil.fault.AnalogInjection;
import io.presodia.hil.fault.BusInjection;
import io.presodia.hil.fault.CellInjection;
import io.presodia.hil.fault.ChipInjection;
import io.presodia.hil.fault.ForeignInjection;
import io.presodia.hil.fault.Injection;
import io.presodia.hil.fault.MachineInjection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a case names and its board, its cells and its protocols do not have. */
final class CaseCheck {
    private final BoardSpec board;
    private final Set<String> parts;
    private final List<ChannelRunRequest> runs;

    /**
     * @param parts names of parts that are fitted besides those of the board
     */
    CaseCheck(BoardSpec board, Set<String> parts, List<ChannelRunRequest> runs) {
        this.board = board;
        this.parts = parts;
        this.runs = runs;
    }

    /** Collects what is wrong with where a fault breaks. */
    void injection(Section at, Injection injection) {
        switch (injection) {
            case BusInjection bus -> known(at, "device", bus.device(), devices());
            case ChipInjection chip -> known(at, "chip", chip.chip(), chips());
            case AnalogInjection analog -> channel(at, analog.channel());
            case CellInjection cell -> {
                if (channel(at, cell.channel()) && channelsWithRuns().add(cell.channel())) {
                    at.error(
                            "channel",
                            "there is no cell in channel "
                                    + cell.channel()
                                    + "; there are cells in "
                                    + channelsWithRuns());
                }
            }
            case MachineInjection _, ForeignInjection _ -> {}
        }
    }

    /** Collects what is wrong with what is waited for. */
    void condition(Section at, Condition condition) {
        if (!channel(at, condition.channel())
                || !(condition instanceof Condition.StepBegins(int channel, String step))) {
            return;
        }
        Set<String> steps = new TreeSet<>();
        for (ChannelRunRequest run : runs) {
            if (run.channel() == channel) {
                collect(run.protocol().protocol().steps(), steps);
            }
        }
        known(at, "step_begins", step, steps);
    }

    private static void collect(List<Step> steps, Set<String> ids) {
        for (Step step : steps) {
            ids.add(step.head().id());
            if (step instanceof Step.Loop loop) {
                collect(loop.body(), ids);
            }
        }
    }

    private boolean channel(Section at, int channel) {
        boolean there = board.channels().stream().anyMatch(each -> each.number() == channel);
        if (!there) {
            at.error(
                    "channel",
                    "board " + board.name() + " has the channels 1 to " + board.channels().size());
        }
        return there;
    }

    private Set<Integer> channelsWithRuns() {
        Set<Integer> channels = new TreeSet<>();
        runs.forEach(run -> channels.add(run.channel()));
        return channels;
    }

    private Set<String> chips() {
        Set<String> names = new TreeSet<>(parts);
        board.chips().forEach(chip -> names.add(chip.name()));
        return names;
    }

    private Set<String> devices() {
        Set<String> names = chips();
        board.buses().forEach(bus -> names.add(bus.name()));
        board.lines().forEach(line -> names.add(line.name()));
        return names;
    }

    private static void known(Section at, String key, String name, Set<String> names) {
        if (!names.contains(name)) {
            at.error(
                    key,
                    "is not there"
                            + Spelling.hint(name, names)
                            + "; there are "
                            + String.join(", ", names));
        }
    }
}
