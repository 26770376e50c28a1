package io.presodia.hal.sim.board;

import io.presodia.hal.board.BoardAssembler;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.Calibration;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Drive;
import io.presodia.hal.channel.Reading;
import io.presodia.hal.sim.cell.CellPlant;
import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hal.unit.Current;
import io.presodia.hal.unit.Voltage;

/** A virtual bench with its board configured, scanned by hand; beats the watchdog itself. */
final class TestBench {
    static final double DIE_SQUARE_METRES = Math.PI * 0.005 * 0.005;
    private static final long PERIOD_NANOS = 50_000_000L;

    final VirtualTimebase timebase = new VirtualTimebase();
    final VirtualBench bench;
    final Board board;
    private long nextNanos;
    private boolean beating = true;

    TestBench(long seed) throws BusFault {
        BoardSpec spec = TestBoard.spec();
        Calibration calibration = TestBoard.calibration();
        bench = VirtualBench.of(spec, calibration, timebase, seed, true);
        board = BoardAssembler.assemble(spec, calibration, bench.ports(), timebase, true);
        board.configure();
        nextNanos = timebase.nanos();
    }

    void fit(int channel, CellPlant cell) {
        bench.fit(channel, cell, DIE_SQUARE_METRES);
        board.fitCell(channel, DIE_SQUARE_METRES);
    }

    void starveWatchdog() {
        beating = false;
    }

    BoardSample scan(int activeMask) throws BusFault, InterruptedException {
        BoardSample sample = board.sample(activeMask);
        if (beating) {
            board.watchdog().beat();
        }
        nextNanos += PERIOD_NANOS;
        board.waitUntil(nextNanos);
        return sample;
    }

    /** Scans channel 1 for some time, trimming as the firmware does; returns its last sample. */
    ChannelSample scanFirst(int scans) throws BusFault, InterruptedException {
        ChannelSample last = scan(1).channel(1);
        for (int i = 1; i < scans; i++) {
            Reading amperes = last.amperes();
            if (amperes.good() && !last.output().settling()) {
                board.channel(1).trim(amperes.value());
            }
            last = scan(1).channel(1);
        }
        return last;
    }

    void galvanostatic(int channel, double amperes) throws BusFault {
        board.channel(channel).drive(new Drive.Galvanostatic(new Current(amperes)));
    }

    void potentiostatic(int channel, double volts, double limitAmperes) throws BusFault {
        board.channel(channel)
                .drive(new Drive.Potentiostatic(new Voltage(volts), new Current(limitAmperes)));
    }
}
