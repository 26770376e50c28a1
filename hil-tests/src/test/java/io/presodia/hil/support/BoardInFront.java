package io.presodia.hil.support;

import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardIdentity;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.CyclerChannel;
import io.presodia.hal.channel.Watchdog;
import java.util.function.UnaryOperator;

/** A board that passes every sample through a test's hands. */
public final class BoardInFront implements Board {
    private final Board board;
    private final UnaryOperator<BoardSample> hands;

    /**
     * @param hands gets each sample before the firmware does; may throw
     */
    public BoardInFront(Board board, UnaryOperator<BoardSample> hands) {
        this.board = board;
        this.hands = hands;
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
        return hands.apply(board.sample(activeMask));
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
