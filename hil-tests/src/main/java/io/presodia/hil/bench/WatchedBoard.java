package io.presodia.hil.bench;

import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardSample;

/** A board that tells a listener when it is sampled and when a scan has come to its wait. */
final class WatchedBoard extends ForwardingBoard {
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
        super(board);
        this.listener = listener;
    }

    @Override
    public BoardSample sample(int activeMask) {
        listener.scanBegins();
        BoardSample sample = listener.shown(super.sample(activeMask));
        listener.sampled(sample);
        return sample;
    }

    @Override
    public void waitUntil(long deadlineNanos) throws InterruptedException {
        listener.waits();
        super.waitUntil(deadlineNanos);
    }
}
