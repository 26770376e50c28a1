package example;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Quality;
import io.presodia.hal.channel.Reading;
import io.presodia.hil.bench.ForwardingBoard;
import java.util.ArrayList;
import java.util.List;

/** A board whose channel 1 has the hotter of PT100 and LM75. */
final class SecondOpinion extends ForwardingBoard {
    private final Lm75 thermometer;

    SecondOpinion(Board board, Lm75 thermometer) {
        super(board);
        this.thermometer = thermometer;
    }

    @Override
    public BoardSample sample(int activeMask) {
        BoardSample sample = super.sample(activeMask);
        List<ChannelSample> channels = new ArrayList<>(sample.channels());
        ChannelSample one = channels.getFirst();
        channels.set(
                0,
                new ChannelSample(
                        one.number(),
                        one.volts(),
                        one.amperes(),
                        one.checkVolts(),
                        one.checkAmperes(),
                        one.stackPascals(),
                        hotter(one.cellCelsius()),
                        one.output()));
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

    private Reading hotter(Reading pt100) {
        try {
            double celsius = thermometer.celsius();
            return pt100.good() && celsius > pt100.value() + 3
                    ? new Reading(celsius, pt100.nanos(), Quality.GOOD)
                    : pt100;
        } catch (BusFault e) {
            return Reading.busFault(pt100.nanos());
        }
    }
}
