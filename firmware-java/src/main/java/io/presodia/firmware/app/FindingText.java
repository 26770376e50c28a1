package io.presodia.firmware.app;

import io.presodia.firmware.safety.Finding;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.safety.Watched;
import io.presodia.hal.unit.PlainNumber;
import java.util.ArrayList;
import java.util.List;

/** Says a finding in one sentence with value, limit and unit. */
public final class FindingText {
    private FindingText() {}

    /** For people: what was found, with which value, against which limit. */
    public static String of(Finding finding, String unit) {
        return finding.fault().id()
                + ": "
                + text(finding.watched(), finding.value(), finding.limit(), unit, finding.detail());
    }

    /** For people: what tripped, with which value, against which limit. */
    public static String of(Trip trip, String unit) {
        return trip.fault().id().replace('-', ' ')
                + ": "
                + text(trip.watched(), trip.value(), trip.limit(), unit, trip.detail());
    }

    /**
     * The numbers and the detail of a trip, in brackets after a blank; empty where there are none.
     */
    public static String inBrackets(Trip trip) {
        List<String> parts = new ArrayList<>();
        if (Double.isFinite(trip.value())) {
            parts.add("value " + PlainNumber.besides(trip.value(), trip.limit()));
        }
        if (Double.isFinite(trip.limit())) {
            parts.add("limit " + PlainNumber.besides(trip.limit(), trip.value()));
        }
        if (!trip.detail().isEmpty()) {
            parts.add(trip.detail());
        }
        return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
    }

    /** A limit of 0 says nothing: anything at all is beyond it. */
    private static String text(
            Watched watched, double value, double limit, String unit, String detail) {
        StringBuilder text = new StringBuilder(watched.label());
        String behind = unit.isEmpty() ? "" : " " + unit;
        if (Double.isFinite(value)) {
            text.append(' ').append(PlainNumber.besides(value, limit)).append(behind);
        }
        if (Double.isFinite(limit) && limit != 0) {
            text.append(", limit ").append(PlainNumber.besides(limit, value)).append(behind);
        }
        return text.append(detail.isEmpty() ? "" : " (" + detail + ")").toString();
    }
}
