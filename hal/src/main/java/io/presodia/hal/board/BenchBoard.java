package io.presodia.hal.board;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.bus.Ports;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.BurstPoint;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.CyclerChannel;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.channel.Watchdog;
import io.presodia.hal.time.Timebase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cycler board over its drivers. Built from the board file and the calibration of one copy;
 * whether the ports lead to hardware or to models makes no difference here.
 */
public final class BenchBoard implements Board {
    private final BoardIdentity identity;
    private final Ports ports;
    private final Timebase timebase;
    private final ChipAssembly chips;
    private final List<ChannelInput> inputs;
    private final List<ChannelOutput> outputs;
    private final List<Pins.ExpanderInputs> expanderInputs;
    private final @Nullable AmbientSensor ambient;
    private final BoardWatchdog watchdog;
    private final Pins.@Nullable Input emergencyStop;
    private final Pins.@Nullable Input enclosureOpen;
    private final BurstCapture burst;
    private final double calibrationCelsius;
    private int idleTurn;
    private int verifyTurn;
    private double kelvinsFromCalibration;

    BenchBoard(
            BoardIdentity identity,
            Ports ports,
            Timebase timebase,
            BoardParts parts,
            double calibrationCelsius) {
        this.identity = identity;
        this.ports = ports;
        this.timebase = timebase;
        this.chips = parts.chips();
        this.inputs = List.copyOf(parts.inputs());
        this.outputs = List.copyOf(parts.outputs());
        this.expanderInputs = List.copyOf(parts.expanderInputs());
        this.ambient = parts.ambient();
        this.watchdog = parts.watchdog();
        this.emergencyStop = parts.emergencyStop();
        this.enclosureOpen = parts.enclosureOpen();
        this.burst = new BurstCapture(timebase);
        this.calibrationCelsius = calibrationCelsius;
    }

    @Override
    public BoardIdentity identity() {
        return identity;
    }

    @Override
    public void configure() throws BusFault {
        for (ChipAssembly.ChipAction configuration : chips.configurations()) {
            configuration.run();
        }
        if (ambient != null) {
            ambient.reset();
        }
        for (ChannelOutput output : outputs) {
            output.open();
        }
    }

    @Override
    public void fitCell(int number, double stackSquareMetres) {
        StackSensor stack = inputs.get(number - 1).stack();
        if (stack != null) {
            stack.fitCell(stackSquareMetres);
        }
    }

    @Override
    public BoardSample sample(int activeMask) {
        long started = timebase.nanos();
        List<BusFault> faults = new ArrayList<>(0);
        readShared(faults);
        int idle = nextIdle(activeMask);
        ChannelSample[] samples = new ChannelSample[inputs.size()];
        for (int i = 0; i < samples.length; i++) {
            ChannelInput input = inputs.get(i);
            input.readContact(faults);
            if ((activeMask >> i & 1) != 0 || i == idle) {
                input.read(kelvinsFromCalibration, faults);
            }
            samples[i] = input.sample();
        }
        boolean stopped = read(emergencyStop, faults);
        boolean open = read(enclosureOpen, faults);
        boolean tripped = readTrip(faults);
        List<BurstPoint> points = burst.take(faults);
        return new BoardSample(
                started,
                timebase.nanos(),
                Arrays.asList(samples),
                ambient == null ? Reading.missing(started) : ambient.celsius(),
                stopped,
                open,
                tripped,
                points,
                faults);
    }

    private void readShared(List<BusFault> faults) {
        for (Pins.ExpanderInputs expander : expanderInputs) {
            try {
                expander.refresh();
            } catch (BusFault fault) {
                faults.add(fault);
            }
        }
        if (ambient == null) {
            return;
        }
        BusFault fault = ambient.service();
        if (fault != null) {
            faults.add(fault);
        }
        Reading celsius = ambient.celsius();
        if (celsius.good()) {
            kelvinsFromCalibration = celsius.value() - calibrationCelsius;
            for (ChannelOutput output : outputs) {
                output.boardTemperature(kelvinsFromCalibration);
            }
        }
    }

    private int nextIdle(int activeMask) {
        for (int tried = 0; tried < inputs.size(); tried++) {
            idleTurn = (idleTurn + 1) % inputs.size();
            if ((activeMask >> idleTurn & 1) == 0) {
                return idleTurn;
            }
        }
        return -1;
    }

    private static boolean read(Pins.@Nullable Input input, List<BusFault> faults) {
        if (input == null) {
            return false;
        }
        try {
            return input.high();
        } catch (BusFault fault) {
            faults.add(fault);
            return true;
        }
    }

    private boolean readTrip(List<BusFault> faults) {
        try {
            return watchdog.tripped();
        } catch (BusFault fault) {
            faults.add(fault);
            return true;
        }
    }

    @Override
    public void verifyNext() throws BusFault {
        List<ChipAssembly.ChipAction> verifications = chips.verifications();
        int turn = verifyTurn;
        verifyTurn = (verifyTurn + 1) % verifications.size();
        verifications.get(turn).run();
    }

    @Override
    public CyclerChannel channel(int number) {
        return outputs.get(number - 1);
    }

    @Override
    public Watchdog watchdog() {
        return watchdog;
    }

    @Override
    public boolean startBurst(int number, long durationNanos) {
        return burst.start(inputs.get(number - 1), durationNanos);
    }

    @Override
    public void waitUntil(long deadlineNanos) throws InterruptedException {
        burst.workUntil(deadlineNanos, kelvinsFromCalibration);
        timebase.sleepUntil(deadlineNanos);
    }

    @Override
    public void close() {
        for (ChannelOutput output : outputs) {
            openQuietly(output);
        }
        ports.close();
    }

    private static void openQuietly(ChannelOutput output) {
        try {
            output.open();
        } catch (BusFault fault) {
            // Nobody is left to tell; the watchdog drops the relay supply when the beats stop.
        }
    }
}
