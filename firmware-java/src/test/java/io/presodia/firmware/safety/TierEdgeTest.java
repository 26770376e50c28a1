package io.presodia.firmware.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.limit.Band;
import io.presodia.hal.limit.Tier;
import io.presodia.hal.limit.TieredBand;
import org.junit.jupiter.api.Test;

/** A limit itself is still allowed; the next number beyond it is not. */
class TierEdgeTest {
    private static final TieredBand BAND =
            new TieredBand(new Band(-1, 1), new Band(-2, 2), new Band(-3, 3));
    private static final Thresholds.Fixed FIXED = new Thresholds.Fixed(1, 2, 3, "a test");

    @Test
    void onTheUpperEdgeOfATierIsTheTierBelow() {
        assertThat(Severity.above(BAND, 1)).isEqualTo(Severity.NONE);
        assertThat(Severity.above(BAND, Math.nextUp(1.0))).isEqualTo(Severity.INFORM);
        assertThat(Severity.above(BAND, 2)).isEqualTo(Severity.INFORM);
        assertThat(Severity.above(BAND, Math.nextUp(2.0))).isEqualTo(Severity.WARN);
        assertThat(Severity.above(BAND, 3)).isEqualTo(Severity.WARN);
        assertThat(Severity.above(BAND, Math.nextUp(3.0))).isEqualTo(Severity.TRIP);
        assertThat(Severity.above(BAND, -9)).isEqualTo(Severity.NONE);
    }

    @Test
    void onTheLowerEdgeOfATierIsTheTierBelow() {
        assertThat(Severity.below(BAND, -1)).isEqualTo(Severity.NONE);
        assertThat(Severity.below(BAND, Math.nextDown(-1.0))).isEqualTo(Severity.INFORM);
        assertThat(Severity.below(BAND, -2)).isEqualTo(Severity.INFORM);
        assertThat(Severity.below(BAND, Math.nextDown(-2.0))).isEqualTo(Severity.WARN);
        assertThat(Severity.below(BAND, -3)).isEqualTo(Severity.WARN);
        assertThat(Severity.below(BAND, Math.nextDown(-3.0))).isEqualTo(Severity.TRIP);
        assertThat(Severity.below(BAND, 9)).isEqualTo(Severity.NONE);
    }

    @Test
    void whatIsNoNumberCrossesNothing() {
        assertThat(Severity.above(BAND, Double.NaN)).isEqualTo(Severity.NONE);
        assertThat(Severity.below(BAND, Double.NaN)).isEqualTo(Severity.NONE);
        assertThat(FIXED.severity(Double.NaN)).isEqualTo(Severity.NONE);
    }

    @Test
    void eachTierNamesItsOwnLimit() {
        assertThat(Severity.high(BAND, Severity.INFORM)).isEqualTo(1);
        assertThat(Severity.high(BAND, Severity.WARN)).isEqualTo(2);
        assertThat(Severity.high(BAND, Severity.TRIP)).isEqualTo(3);
        assertThat(Severity.low(BAND, Severity.INFORM)).isEqualTo(-1);
        assertThat(Severity.low(BAND, Severity.WARN)).isEqualTo(-2);
        assertThat(Severity.low(BAND, Severity.TRIP)).isEqualTo(-3);
        assertThat(FIXED.limit(Severity.INFORM)).isEqualTo(1);
        assertThat(FIXED.limit(Severity.WARN)).isEqualTo(2);
        assertThat(FIXED.limit(Severity.TRIP)).isEqualTo(3);
    }

    @Test
    void onAFixedTierIsTheTierBelow() {
        assertThat(FIXED.severity(1)).isEqualTo(Severity.NONE);
        assertThat(FIXED.severity(2)).isEqualTo(Severity.INFORM);
        assertThat(FIXED.severity(3)).isEqualTo(Severity.WARN);
        assertThat(FIXED.severity(Math.nextUp(3.0))).isEqualTo(Severity.TRIP);
    }

    @Test
    void aDebounceEndsWithItsLastScanAndItsLastNanosecond() {
        Debounce debounce = new Debounce(3, 100);
        assertThat(debounce.passed(2, 100)).isFalse();
        assertThat(debounce.passed(3, 99)).isFalse();
        assertThat(debounce.passed(3, 100)).isTrue();
        assertThat(new Debounce(1, 0).passed(1, 0)).isTrue();
        assertThatThrownBy(() -> new Debounce(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Debounce(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void evidenceIsNeverNegative() {
        assertThatThrownBy(() -> new Evidence(-1, 0, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Evidence(0, -1, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Evidence.ofScans(4, "why")).isEqualTo(new Evidence(4, 0, "why"));
    }

    @Test
    void theHighestTierOfARowIsTheOneItCanReach() {
        FaultTable table = FaultTable.standard();
        assertThat(table.row(Fault.OVER_VOLTAGE).highestTier()).isEqualTo(Tier.TRIP);
        assertThat(table.row(Fault.SCAN_OVERRUN).highestTier()).isEqualTo(Tier.TRIP);
        assertThat(table.row(Fault.CLOCK_JUMP).highestTier()).isEqualTo(Tier.WARN);
        assertThat(table.row(Fault.EMERGENCY_STOP).highestTier()).isEqualTo(Tier.TRIP);
    }

    @Test
    void aSlopeIsThatOfTheLineThroughTheSlots() {
        SlopeWindow window = SlopeWindow.ofAMinute();
        boolean known = false;
        for (int i = 0; i <= 1200; i++) {
            known |= window.add(i * 50_000_000L, 7 + 0.25 * i * 0.05);
        }
        assertThat(known).isTrue();
        assertThat(window.perSecond())
                .isCloseTo(0.25, org.assertj.core.api.Assertions.within(1e-9));
        // The newest slot is not complete: the window's middle is 30 s before 60 s.
        assertThat(window.mean())
                .isCloseTo(7 + 0.25 * 29.975, org.assertj.core.api.Assertions.within(0.02));
        assertThat(window.rises()).isTrue();
    }

    @Test
    void aSlopeNeedsFourSlotsOrAllOfTenMinutes() {
        SlopeWindow minute = SlopeWindow.ofAMinute();
        SlopeWindow tenMinutes = SlopeWindow.ofTenMinutes();
        long minuteFirst = -1;
        long tenFirst = -1;
        for (long second = 0; second <= 700; second++) {
            long nanos = second * 1_000_000_000L;
            if (minute.add(nanos, 1) && minuteFirst < 0) {
                minuteFirst = second;
            }
            if (tenMinutes.add(nanos, 1) && tenFirst < 0) {
                tenFirst = second;
            }
        }
        assertThat(minuteFirst).isEqualTo(20);
        assertThat(tenFirst).isEqualTo(600);
        assertThat(tenMinutes.rises()).as("level").isFalse();
    }

    @Test
    void oneSlotThatFallsIsNoSteadyRise() {
        SlopeWindow window = SlopeWindow.ofAMinute();
        for (int second = 0; second <= 60; second++) {
            double value = second / 5 == 7 ? 0 : second;
            window.add(second * 1_000_000_000L, value);
        }
        assertThat(window.rises()).isFalse();
        assertThat(window.add(1, 5)).as("older than the last").isFalse();
    }
}
