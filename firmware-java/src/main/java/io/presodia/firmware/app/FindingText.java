package io.presodia.firmware.app;

import io.presodia.firmware.safety.Finding;
import java.math.BigDecimal;
import java.math.MathContext;

/** Says a finding in one sentence with value, limit and unit. */
public final class FindingText {
    private static final MathContext DIGITS = new MathContext(5);

    private FindingText() {}

    /** For people: what was found, with which value, against which limit. */
    public static String of(Finding finding, String unit) {
        StringBuilder text = new StringBuilder(finding.fault().id().replace('_', ' '));
        text.append(": ").append(finding.watched().label());
        if (Double.isFinite(finding.value())) {
            text.append(' ').append(number(finding.value())).append(' ').append(unit);
        }
        if (Double.isFinite(finding.limit())) {
            text.append(", limit ").append(number(finding.limit())).append(' ').append(unit);
        }
        if (!finding.detail().isEmpty()) {
            text.append(" (").append(finding.detail()).append(')');
        }
        return text.toString().stripTrailing();
    }

    private static String number(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString();
    }
}
