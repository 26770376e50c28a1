package io.presodia.config;

import io.presodia.hal.board.BoardSpec;
import io.presodia.hal.board.Calibration;
import io.presodia.hal.board.ChannelCalibration;
import io.presodia.hal.board.ChannelWiring;
import io.presodia.hal.board.Correction;
import io.presodia.hal.board.FrontEndSpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a calibration file whose schema has been checked, and holds it against its board. */
final class CalibrationReader {
    private static final double MICRO = 1e6;
    private static final double NANO = 1e9;

    private CalibrationReader() {}

    /**
     * The calibration, checked alone.
     *
     * @throws ConfigException with everything that is wrong
     */
    static Calibration read(YamlDocument document) throws ConfigException {
        Diagnostics diagnostics = new Diagnostics(document.source().path());
        Calibration calibration = read(Section.root(document, diagnostics));
        diagnostics.throwIfAny();
        return calibration;
    }

    /**
     * The calibration of the copy of {@code board} with that serial.
     *
     * @throws ConfigException when it is for another copy, or lacks a channel, range or path that
     *     the board has
     */
    static Calibration read(YamlDocument document, BoardSpec board, String serial)
            throws ConfigException {
        Diagnostics diagnostics = new Diagnostics(document.source().path());
        Section root = Section.root(document, diagnostics);
        Calibration calibration = read(root);
        if (!calibration.board().equals(board.name())) {
            root.error("board", "must be " + board.name() + ", the board it is used with");
        }
        if (!calibration.serial().equals(serial)) {
            root.error(
                    "serial",
                    "must be " + serial + ": a calibration is good for one copy of a board only");
        }
        List<Section> channels = root.sections("channels");
        if (channels.size() != board.channels().size()) {
            root.error(
                    "channels",
                    "must have "
                            + board.channels().size()
                            + " channels, as the board has; found "
                            + channels.size());
        }
        for (int i = 0; i < Math.min(channels.size(), board.channels().size()); i++) {
            match(channels.get(i), board.channels().get(i), board.frontEnd());
        }
        diagnostics.throwIfAny();
        return calibration;
    }

    private static Calibration read(Section root) throws ConfigException {
        List<ChannelCalibration> channels = new ArrayList<>();
        for (Section channel : root.sections("channels")) {
            channels.add(channel(channel));
            if (channel.integer("number") != channels.size()) {
                channel.error(
                        "number",
                        "must be "
                                + channels.size()
                                + ": channels are numbered from 1 in order, without gaps");
            }
        }
        Instant date = instant(root, "date");
        Instant expires = instant(root, "expires");
        if (!expires.isAfter(date)) {
            root.error("expires", "must be after date");
        }
        return new Calibration(
                root.text("id"),
                root.text("board"),
                root.text("serial"),
                date,
                expires,
                root.text("reference"),
                root.number("ambient_celsius"),
                channels);
    }

    private static void match(Section channel, ChannelWiring wiring, FrontEndSpec frontEnd)
            throws ConfigException {
        need(channel, "check_voltage", wiring.checkVoltage() != null);
        need(channel, "potentiostat", frontEnd.potentiostat() != null);
        need(channel, "force", wiring.stackSensor() != null);
        need(channel, "temperature", wiring.stackSensor() != null);
        List<Section> ranges = channel.sections("ranges");
        if (ranges.size() != frontEnd.ranges().size()) {
            channel.error(
                    "ranges",
                    "must have "
                            + frontEnd.ranges().size()
                            + " ranges, as the board has; found "
                            + ranges.size());
        }
        for (int i = 0; i < Math.min(ranges.size(), frontEnd.ranges().size()); i++) {
            Section range = ranges.get(i);
            double boardMilliamperes = frontEnd.ranges().get(i).fullScaleAmperes() * 1e3;
            if (Math.abs(range.number("full_scale_ma") / boardMilliamperes - 1) > 1e-9) {
                range.error(
                        "full_scale_ma",
                        "must be " + boardMilliamperes + ", the board's range at this place");
            }
            need(range, "check_current", wiring.checkCurrent() != null);
        }
    }

    private static void need(Section section, String key, boolean fitted) {
        if (fitted && !section.has(key)) {
            section.error(key, "missing; the board has this path, so it needs its correction");
        }
    }

    private static ChannelCalibration channel(Section channel) throws ConfigException {
        List<ChannelCalibration.RangeCalibration> ranges = new ArrayList<>();
        for (Section range : channel.sections("ranges")) {
            ranges.add(
                    new ChannelCalibration.RangeCalibration(
                            range.number("full_scale_ma") / 1e3,
                            correction(range.section("current"), "na", NANO),
                            correctionOrNull(range, "check_current", "na", NANO),
                            correction(range.section("galvanostat"), "na", NANO)));
        }
        return new ChannelCalibration(
                channel.integer("number"),
                correction(channel.section("voltage"), "uv", MICRO),
                correctionOrNull(channel, "check_voltage", "uv", MICRO),
                correctionOrNull(channel, "potentiostat", "uv", MICRO),
                ranges,
                correctionOrNull(channel, "force", "n", 1),
                correctionOrNull(channel, "temperature", "k", 1));
    }

    private static @Nullable Correction correctionOrNull(
            Section parent, String key, String unit, double perUnit) throws ConfigException {
        Section section = parent.sectionOrNull(key);
        return section == null ? null : correction(section, unit, perUnit);
    }

    private static Correction correction(Section section, String unit, double perUnit)
            throws ConfigException {
        return new Correction(
                section.number("gain"),
                section.number("offset_" + unit) / perUnit,
                section.number("gain_ppm_per_kelvin", 0),
                section.number("offset_" + unit + "_per_kelvin", 0) / perUnit,
                section.number("residual_gain_ppm"),
                section.number("residual_offset_" + unit) / perUnit);
    }

    private static Instant instant(Section root, String key) throws ConfigException {
        String text = root.text(key);
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            root.error(key, "is no day of the calendar; write it like 2025-12-31");
            return Instant.MAX;
        }
    }
}
