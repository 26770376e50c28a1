package io.presodia.hil.bench;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.CyclerChannel;
import io.presodia.hal.channel.Watchdog;

/** A board that tells a listener when it is sampled and when a scan has come to its wait. */
final class WatchedBoard implements Board {
    private final Board board;
    private final Listener listener;

    /** Hears of each scan. */
    interface Listener {
        /** The scan begins. */
        void scanBegins();

        /** What the firmware is shown of what was sampled. */
        BoardSample shown(BoardSample sample);

        /** The board has been sampled. */
        void sampled(BoardSample sample);

        /** The scan is over, the wait for the next begins. */
        void waits();
    }

    WatchedBoard(Board board, Listener listener) {
        this.board = board;
        this.listener = listener;
    }

    @Override
    public BoardIdentity identity() {
        return board.identity();
    }

    @Override
    public void configure() throws BusFault {
        board.configure();
    }

    @Override
    public void fitCell(int number, double stackSquareMetres) {
        board.fitCell(number, stackSquareMetres);
    }

    @Override
    public BoardSample sample(int activeMask) {
        listener.scanBegins();
        BoardSample sample = listener.shown(board.sample(activeMask));
        listener.sampled(sample);
        return sample;
    }

    @Override
    public void verifyNext() throws BusFault {
        board.verifyNext();
    }

    @Override
    public CyclerChannel channel(int number) {
        return board.channel(number);
    }

    @Override
    public Watchdog watchdog() {
        return board.watchdog();
    }

    @Override
    public boolean startBurst(int number, long durationNanos) {
        return board.startBurst(number, durationNanos);
    }

    @Override
    public void waitUntil(long deadlineNanos) throws InterruptedException {
        listener.waits();
        board.waitUntil(deadlineNanos);
    }

    @Override
    public void close() {
        board.close();
    }
}
