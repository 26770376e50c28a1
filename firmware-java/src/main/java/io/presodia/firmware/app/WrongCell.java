package io.presodia.firmware.app;

import io.presodia.firmware.safety.Preflight;
import io.presodia.firmware.safety.PreflightFinding;
import io.presodia.hal.limit.Band;
import java.util.Locale;
import java.util.StringJoiner;

/** Says what is wrong with a cell that a preflight check turns away, not only which number is. */
final class WrongCell {
    /** A voltage so close to zero is none: sense leads and converters leave a few millivolts. */
    private static final double NOTHING_VOLTS = 0.1;

    private static final double PASCALS_PER_MEGAPASCAL = 1e6;

    private WrongCell() {}

    /** All findings in one line, those that tell something of the cell with their cause. */
    static String cause(Preflight result, String cellName) {
        StringJoiner causes = new StringJoiner("; ");
        for (PreflightFinding finding : result.findings()) {
            boolean told = !Double.isNaN(finding.value());
            causes.add(
                    switch (finding.item()) {
                        case OPEN_CIRCUIT_VOLTAGE ->
                                told ? voltage(finding, cellName) : finding.text();
                        case PRESSURE -> told ? pressure(finding) : finding.text();
                        case CELL,
                                CALIBRATION,
                                TEMPERATURE,
                                CHECK_CONVERTER,
                                RELAY,
                                WATCHDOG,
                                INTERLOCK ->
                                finding.text();
                    });
        }
        return causes.toString();
    }

    private static String voltage(PreflightFinding finding, String cellName) {
        double volts = finding.value();
        Band fresh = finding.allowed();
        if (fresh.contains(volts)) {
            // Inside, but not to be relied upon: the finding says why.
            return finding.text();
        }
        return String.format(
                Locale.ROOT,
                "%s: %.2f V at rest, a fresh %s rests at %.2f to %.2f V",
                suspicion(volts, fresh),
                volts,
                cellName,
                fresh.low(),
                fresh.high());
    }

    private static String suspicion(double volts, Band fresh) {
        if (fresh.contains(0)) {
            // As with hard carbon, whose sign as assembled is open.
            return "the cell has been charged before, is connected in reverse, or is another cell";
        }
        if (Math.abs(volts) <= NOTHING_VOLTS) {
            return "the cell is shorted, or not connected";
        }
        if (volts < 0) {
            return "the cell is connected in reverse";
        }
        return volts > fresh.high()
                ? "the cell is not fresh: it has been charged before (then its file must say used:"
                        + " true), or it is another cell"
                : "the cell has lost voltage, as with a short inside, or it is another cell";
    }

    private static String pressure(PreflightFinding finding) {
        Band allowed = finding.allowed();
        if (allowed.contains(finding.value())) {
            return finding.text();
        }
        return String.format(
                Locale.ROOT,
                "%s: stack pressure is %.1f MPa, must be %.0f to %.0f MPa",
                finding.value() < allowed.low()
                        ? "the cell is not pressed enough"
                        : "the cell is pressed too hard",
                finding.value() / PASCALS_PER_MEGAPASCAL,
                allowed.low() / PASCALS_PER_MEGAPASCAL,
                allowed.high() / PASCALS_PER_MEGAPASCAL);
    }
}
