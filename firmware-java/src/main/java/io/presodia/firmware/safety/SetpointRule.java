package io.presodia.firmware.safety;

import io.presodia.hal.channel.Drive;
import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.CellLimits;
import io.presodia.hal.limit.Tier;
import org.jspecify.annotations.Nullable;

/** Whether a drive lies within the limits of the channel's cell and of the board. */
final class SetpointRule {
    private final AttachedCells cells;
    private final Band boardVolts;
    private final Band boardAmperes;

    SetpointRule(SupervisedBoard board, AttachedCells cells) {
        this.cells = cells;
        boardVolts = new Band(board.identity().minimumVolts(), board.identity().maximumVolts());
        boardAmperes = new Band(-board.largestAmperes(), board.largestAmperes());
    }

    /** What speaks against the drive; null when nothing does. */
    @Nullable Finding refusal(int channel, Drive drive, long nanos, long scanIndex) {
        if (drive instanceof Drive.Open) {
            return null;
        }
        CellLimits limits = cells.limits(channel);
        if (limits == null) {
            return refuse(
                    channel, Watched.SETPOINT, Double.NaN, Double.NaN, nanos, scanIndex, "no cell");
        }
        Band cellAmperes = limits.amperes().trip();
        return switch (drive) {
            case Drive.Open open -> null;
            case Drive.Galvanostatic galvanostatic -> {
                double amperes = galvanostatic.current().amperes();
                yield amperesRefusal(channel, amperes, cellAmperes, nanos, scanIndex);
            }
            case Drive.Potentiostatic potentiostatic -> {
                double volts = potentiostatic.voltage().volts();
                double amperes = potentiostatic.currentLimit().amperes();
                if (!limits.volts().trip().contains(volts)) {
                    Band cell = limits.volts().trip();
                    yield outside(channel, Watched.VOLTS, volts, cell, nanos, scanIndex, "cell");
                }
                if (!boardVolts.contains(volts)) {
                    yield outside(
                            channel, Watched.VOLTS, volts, boardVolts, nanos, scanIndex, "board");
                }
                // The limit of a potentiostat only names the range that must carry the current.
                yield amperesRefusal(channel, amperes, Band.UNLIMITED, nanos, scanIndex);
            }
        };
    }

    private @Nullable Finding amperesRefusal(
            int channel, double amperes, Band cellAmperes, long nanos, long scanIndex) {
        Watched watched = Watched.AMPERES;
        if (!cellAmperes.contains(amperes)) {
            return outside(channel, watched, amperes, cellAmperes, nanos, scanIndex, "cell");
        }
        return boardAmperes.contains(amperes)
                ? null
                : outside(channel, watched, amperes, boardAmperes, nanos, scanIndex, "board");
    }

    private static Finding outside(
            int channel,
            Watched watched,
            double value,
            Band allowed,
            long nanos,
            long scanIndex,
            String whose) {
        double limit = value > allowed.high() ? allowed.high() : allowed.low();
        return refuse(
                channel,
                watched,
                value,
                limit,
                nanos,
                scanIndex,
                "outside the limits of the " + whose);
    }

    private static Finding refuse(
            int channel,
            Watched watched,
            double value,
            double limit,
            long nanos,
            long scanIndex,
            String detail) {
        return new Finding(
                Fault.SETPOINT_REFUSED,
                Tier.TRIP,
                channel,
                watched,
                value,
                limit,
                nanos,
                nanos,
                scanIndex,
                detail);
    }
}
