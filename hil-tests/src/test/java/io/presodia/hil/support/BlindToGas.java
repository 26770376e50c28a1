package io.presodia.hil.support;

import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Reading;
import io.presodia.hil.bench.BenchOptions;
import io.presodia.hil.bench.ForwardingBoard;
import java.util.ArrayList;
import java.util.List;

/** A planted defect: the supervisor looks at a pressure that gas does not lift. */
public final class BlindToGas extends ForwardingBoard {
    private static final double MOST_PASCALS = 80e6;
    private static final double SHOWN_PASCALS = 75e6;

    private BlindToGas(Board board) {
        super(board);
    }

    /** The same bench with a firmware that is blind. */
    public static BenchOptions plant(BenchOptions options) {
        return options.with(BenchOptions.Fitting.NONE, (board, _) -> new BlindToGas(board));
    }

    @Override
    public BoardSample sample(int activeMask) {
        BoardSample sample = super.sample(activeMask);
        List<ChannelSample> channels = new ArrayList<>();
        for (ChannelSample one : sample.channels()) {
            Reading shown = one.stackPascals();
            // The last digits go on moving, or it would be a frozen sensor.
            Reading before =
                    shown.good() && shown.value() > MOST_PASCALS
                            ? new Reading(
                                    SHOWN_PASCALS + shown.value() * 1e-3,
                                    shown.nanos(),
                                    shown.quality())
                            : shown;
            channels.add(
                    new ChannelSample(
                            one.number(),
                            one.volts(),
                            one.amperes(),
                            one.checkVolts(),
                            one.checkAmperes(),
                            before,
                            one.cellCelsius(),
                            one.output()));
        }
        return new BoardSample(
                sample.startedNanos(),
                sample.completedNanos(),
                channels,
                sample.ambientCelsius(),
                sample.emergencyStop(),
                sample.enclosureOpen(),
                sample.watchdogTripped(),
                sample.burst(),
                sample.faults());
    }
}
