package io.presodia.hal.board;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.CyclerChannel;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.chip.ad5754r.Ad5754r;
import io.presodia.hal.chip.ad5754r.Ad5754rChannel;
import io.presodia.hal.time.Timebase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The actuators of one channel: setpoint converter, mode, range and relay. Mode and range change
 * only with the relay open and the setpoint at zero.
 */
final class ChannelOutput implements CyclerChannel {
    /**
     * A range is left for the next smaller one only below this share of its full scale, so that it
     * does not chatter.
     */
    private static final double STEP_DOWN_SHARE = 0.9;

    /**
     * Part of the remaining current error taken away by one trim: slow against noise, fast against
     * drift.
     */
    private static final double TRIM_GAIN = 0.25;

    /** Trim ends within this many codes, where the converter cannot do better. */
    private static final double TRIM_DEAD_BAND_CODES = 0.6;

    /**
     * A setpoint that moves by no more than this many codes settles within the move's own noise.
     */
    private static final int SMALL_STEP_CODES = 300;

    /**
     * Trim may move the setpoint by this share of full scale and no further; more is a fault to be
     * seen.
     */
    private static final double TRIM_LIMIT_SHARE = 0.01;

    private static final List<Ad5754rChannel> OUTPUTS = List.of(Ad5754rChannel.values());

    private final int number;
    private final FrontEndSpec frontEnd;
    private final ChannelPath path;
    private final Ad5754r converter;
    private final Ad5754rChannel output;
    private final Pins.Output relay;
    private final Pins.@Nullable Output mode;
    private final List<Pins.Output> rangeBits;
    private final Timebase timebase;

    private Drive drive = Drive.Open.OPEN;
    private int rangeIndex;
    private boolean relayCommanded;
    private boolean potentiostatic;
    private boolean known;
    private double exactCode;
    private int code;
    private double trimCodes;
    private long changedNanos;
    private double kelvinsFromCalibration;

    ChannelOutput(
            ChannelWiring wiring,
            FrontEndSpec frontEnd,
            ChannelPath path,
            Ad5754r converter,
            Pins.Output relay,
            Pins.@Nullable Output mode,
            List<Pins.Output> rangeBits,
            Timebase timebase) {
        this.number = wiring.number();
        this.frontEnd = frontEnd;
        this.path = path;
        this.converter = converter;
        this.output = OUTPUTS.get(wiring.setpoint().output());
        this.relay = relay;
        this.mode = mode;
        this.rangeBits = List.copyOf(rangeBits);
        this.timebase = timebase;
    }

    @Override
    public int number() {
        return number;
    }

    Drive drive() {
        return drive;
    }

    int rangeIndex() {
        return rangeIndex;
    }

    boolean relayCommanded() {
        return relayCommanded;
    }

    /** When the output last changed. */
    long changedNanos() {
        return changedNanos;
    }

    void boardTemperature(double kelvins) {
        kelvinsFromCalibration = kelvins;
    }

    @Override
    public void drive(Drive wanted) throws BusFault {
        if (known && wanted.equals(drive)) {
            return;
        }
        switch (wanted) {
            case Drive.Open _ -> open();
            case Drive.Galvanostatic galvanostatic -> galvanostatic(galvanostatic);
            case Drive.Potentiostatic potentiostatic -> potentiostatic(potentiostatic);
        }
    }

    private void galvanostatic(Drive.Galvanostatic wanted) throws BusFault {
        double amperes = wanted.current().amperes();
        int range = rangeFor(Math.abs(amperes));
        exactCode =
                path.galvanostatVolts(amperes, range, kelvinsFromCalibration)
                        / converter.range().voltsPerCode();
        int wantedCode = checkedCode(exactCode);
        // The trim is in codes of the range it was learnt in and says little about another.
        boolean sameSetup = relayCommanded && !potentiostatic && range == rangeIndex;
        if (!sameSetup) {
            trimCodes = 0;
            arrange(range, false, 0);
        }
        int previousCode = code;
        writeCode(checkedCode(wantedCode + trimCodes));
        boolean smallStep = sameSetup && Math.abs(code - previousCode) <= SMALL_STEP_CODES;
        done(wanted, smallStep ? changedNanos : timebase.nanos());
    }

    private void potentiostatic(Drive.Potentiostatic wanted) throws BusFault {
        LinearMap map = frontEnd.potentiostat();
        if (map == null || mode == null) {
            throw new IllegalArgumentException("channel " + number + " has no potentiostat");
        }
        double volts = wanted.voltage().volts();
        if (volts < frontEnd.minimumVolts() || volts > frontEnd.maximumVolts()) {
            throw new IllegalArgumentException(
                    "channel "
                            + number
                            + ": "
                            + volts
                            + " V is outside the board's "
                            + frontEnd.minimumVolts()
                            + " to "
                            + frontEnd.maximumVolts()
                            + " V");
        }
        int range = rangeFor(wanted.currentLimit().amperes());
        int wantedCode =
                checkedCode(
                        path.potentiostatVolts(map, volts, kelvinsFromCalibration)
                                / converter.range().voltsPerCode());
        if (!relayCommanded || !potentiostatic || range != rangeIndex) {
            trimCodes = 0;
            arrange(range, true, wantedCode);
        } else {
            writeCode(wantedCode);
        }
        done(wanted, timebase.nanos());
    }

    /** Switches mode and range with the relay open, sets the converter, closes the relay. */
    private void arrange(int range, boolean potentiostat, int closingCode) throws BusFault {
        known = false;
        relay.set(false);
        relayCommanded = false;
        writeCode(0);
        for (int bit = 0; bit < rangeBits.size(); bit++) {
            rangeBits.get(bit).set((range >> bit & 1) != 0);
        }
        if (mode != null) {
            mode.set(potentiostat);
        }
        rangeIndex = range;
        potentiostatic = potentiostat;
        writeCode(closingCode);
        relay.set(true);
        relayCommanded = true;
    }

    private void done(Drive reached, long sinceNanos) {
        drive = reached;
        known = true;
        changedNanos = sinceNanos;
    }

    private int rangeFor(double amperes) {
        List<RangeSpec> ranges = frontEnd.ranges();
        int smallest = 0;
        while (smallest < ranges.size() && amperes > ranges.get(smallest).fullScaleAmperes()) {
            smallest++;
        }
        if (smallest == ranges.size()) {
            throw new IllegalArgumentException(
                    "channel "
                            + number
                            + ": "
                            + amperes
                            + " A is above the largest range, "
                            + ranges.getLast().fullScaleAmperes()
                            + " A");
        }
        boolean keep =
                relayCommanded
                        && smallest == rangeIndex - 1
                        && amperes > STEP_DOWN_SHARE * ranges.get(smallest).fullScaleAmperes();
        return keep ? rangeIndex : smallest;
    }

    private int checkedCode(double wanted) {
        double rounded = Math.rint(wanted);
        if (!(rounded >= Ad5754r.MIN_CODE && rounded <= Ad5754r.MAX_CODE)) {
            throw new IllegalArgumentException(
                    "channel "
                            + number
                            + ": setpoint converter has no code "
                            + rounded
                            + " for "
                            + wanted);
        }
        return (int) rounded;
    }

    private void writeCode(int wanted) throws BusFault {
        converter.write(output, wanted);
        code = wanted;
    }

    @Override
    public void trim(double measuredAmperes) throws BusFault {
        if (!known
                || !(drive instanceof Drive.Galvanostatic wanted)
                || settling(timebase.nanos())) {
            return;
        }
        double codeAmperes =
                path.amperesPerConverterVolt(rangeIndex) * converter.range().voltsPerCode();
        double errorCodes = (wanted.current().amperes() - measuredAmperes) / codeAmperes;
        if (Math.abs(errorCodes) <= TRIM_DEAD_BAND_CODES) {
            return;
        }
        double limit = TRIM_LIMIT_SHARE * Ad5754r.MAX_CODE;
        trimCodes = Math.clamp(trimCodes + TRIM_GAIN * errorCodes, -limit, limit);
        int trimmed =
                (int)
                        Math.clamp(
                                Math.rint(exactCode + trimCodes),
                                Ad5754r.MIN_CODE,
                                Ad5754r.MAX_CODE);
        if (trimmed != code) {
            writeCode(trimmed);
        }
    }

    /** Whether the output changed so short a time before {@code nanos} that it has not settled. */
    boolean settling(long nanos) {
        return nanos - changedNanos < frontEnd.settlingNanos();
    }

    @Override
    public void open() throws BusFault {
        known = false;
        @Nullable BusFault first = null;
        try {
            relay.set(false);
            relayCommanded = false;
        } catch (BusFault fault) {
            first = fault;
        }
        // Zero is no current in the galvanostat, but a voltage in the potentiostat, which would
        // drive
        // the cell there for the milliseconds in which the contact still opens.
        try {
            if (potentiostatic && mode != null) {
                mode.set(false);
                potentiostatic = false;
            }
            writeCode(0);
        } catch (BusFault fault) {
            first = first == null ? fault : first;
        }
        drive = Drive.Open.OPEN;
        changedNanos = timebase.nanos();
        if (first != null) {
            throw first;
        }
        trimCodes = 0;
        known = true;
    }
}
