package io.presodia.hil.support;

import io.presodia.hal.channel.Board;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hil.bench.ForwardingBoard;
import java.util.function.UnaryOperator;

/** A board that passes every sample through a test's hands. */
public final class BoardInFront extends ForwardingBoard {
    private final UnaryOperator<BoardSample> hands;

    /**
     * @param hands gets each sample before the firmware does; may throw
     */
    public BoardInFront(Board board, UnaryOperator<BoardSample> hands) {
        super(board);
        this.hands = hands;
    }

    @Override
    public BoardSample sample(int activeMask) {
        return hands.apply(super.sample(activeMask));
    }
}
