package io.presodia.hil.bench;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.CyclerChannel;
import io.presodia.hal.channel.Watchdog;

/** A board in front of another: does what that one does, but for what a subclass does itself. */
public class ForwardingBoard implements Board {
    private final Board board;

    /**
     * In front of that board.
     *
     * @param board does the work
     */
    public ForwardingBoard(Board board) {
        this.board = board;
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
        return board.sample(activeMask);
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
        board.waitUntil(deadlineNanos);
    }

    @Override
    public void close() {
        board.close();
    }
}
