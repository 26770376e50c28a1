package io.presodia.host.session;

import io.presodia.firmware.safety.BoardFeatures;
import io.presodia.firmware.safety.DeviceMap;
import io.presodia.firmware.safety.SupervisedBoard;
import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.Calibration;
import io.presodia.hal.board.ChannelWiring;
import io.presodia.hal.channel.BoardIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the safety core must know of a board, from the board's file. */
public final class Supervision {
    private Supervision() {}

    /** What is supervised of this board with this calibration. */
    public static SupervisedBoard of(
            BoardSpec board, Calibration calibration, BoardIdentity identity) {
        return new SupervisedBoard(
                identity,
                features(board),
                devices(board),
                board.scanPeriodNanos(),
                calibration.expires());
    }

    private static BoardFeatures features(BoardSpec board) {
        List<ChannelWiring> channels = board.channels();
        boolean stack =
                channels.stream().map(ChannelWiring::stackSensor).allMatch(Objects::nonNull);
        return new BoardFeatures(
                channels.stream().map(ChannelWiring::checkVoltage).allMatch(Objects::nonNull),
                channels.stream().map(ChannelWiring::checkCurrent).allMatch(Objects::nonNull),
                stack && board.loadCell() != null,
                stack && board.pt100() != null);
    }

    /** The stack's converter serves its channel alone; every other device serves them all. */
    private static DeviceMap devices(BoardSpec board) {
        Map<String, Integer> masks = new HashMap<>();
        for (ChannelWiring channel : board.channels()) {
            String sensor = channel.stackSensor();
            if (sensor != null) {
                masks.merge(sensor, 1 << (channel.number() - 1), (a, b) -> a | b);
            }
        }
        return device -> masks.getOrDefault(name(device), -1);
    }

    /** Ports are called {@code bus/device@address}, chips by their own name. */
    private static String name(String device) {
        int end = device.indexOf('@');
        return device.substring(device.lastIndexOf('/') + 1, end < 0 ? device.length() : end);
    }
}
