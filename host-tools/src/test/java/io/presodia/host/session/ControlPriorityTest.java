package io.presodia.host.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.presodia.hal.time.RealTimePriority;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlPriorityTest {
    private final List<String> notes = new ArrayList<>();
    private final SessionListener listener =
            new SessionListener() {
                @Override
                public void note(String text) {
                    notes.add(text);
                }
            };

    @Test
    void aRefusalIsToldToTheUser() {
        String refusal;
        try (RealTimePriority asked = RealTimePriority.ask()) {
            refusal = asked.refusal();
        }
        try (ControlPriority _ = ControlPriority.ask(board(true), listener)) {
            assertThat(notes).hasSize(refusal.isEmpty() ? 0 : 1).allMatch(n -> n.contains(refusal));
        }
    }

    @Test
    void aBenchThatRunsAsFastAsItCanDoesNotAsk() {
        try (ControlPriority _ = ControlPriority.ask(board(false), listener);
                RealTimePriority another = RealTimePriority.ask()) {
            assertThat(notes).isEmpty();
            assertThat(another).isNotNull();
        }
    }

    private static BoardAccess board(boolean inStep) {
        BoardAccess board = mock(BoardAccess.class);
        when(board.inStep()).thenReturn(inStep);
        return board;
    }
}
