package io.presodia.firmware.safety;

import io.presodia.firmware.scan.ChannelScan;
import io.presodia.firmware.scan.Health;
import io.presodia.hal.channel.BoardSample;
import io.presodia.hal.channel.OutputState;
import io.presodia.hal.limit.CellLimits;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The checks of one channel and when they apply. */
final class ChannelSupervisor {
    private static final ChannelCheck[] NO_CHECKS = {};

    private final int number;
    private final AttachedCells cells;
    private final ChannelChecks builder;
    private final ChannelView view;
    private final ChannelCheck[] always;
    private ChannelCheck[] ofCell = NO_CHECKS;
    private @Nullable CellLimits limits;
    private boolean inUse;

    ChannelSupervisor(int number, FaultTable table, SupervisedBoard board, AttachedCells cells) {
        this.number = number;
        this.cells = cells;
        builder = new ChannelChecks(number, table, board);
        view = new ChannelView(board);
        always = toArray(builder.always());
    }

    void supervise(ChannelScan scan, BoardSample sample, Health health, Findings out) {
        CellLimits present = cells.limits(number);
        if (!Objects.equals(present, limits)) {
            release(out);
            limits = present;
            ofCell = present == null ? NO_CHECKS : toArray(builder.ofCell(present));
        }
        view.update(scan, sample, health);
        for (ChannelCheck check : always) {
            check.look(view, out);
        }
        OutputState output = scan.sample().output();
        if (scan.running() || output.relayCommanded() || output.relayClosed()) {
            inUse = true;
            for (ChannelCheck check : ofCell) {
                check.look(view, out);
            }
        } else {
            release(out);
        }
    }

    private void release(Findings out) {
        if (inUse) {
            inUse = false;
            for (ChannelCheck check : ofCell) {
                check.reset(out);
            }
        }
    }

    private static ChannelCheck[] toArray(List<ChannelCheck> checks) {
        return checks.toArray(NO_CHECKS);
    }
}
