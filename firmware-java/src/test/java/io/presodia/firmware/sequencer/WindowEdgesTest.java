package io.presodia.firmware.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows at their edges, and their blocks held against a line through every single reading. */
class WindowEdgesTest {
    @Test
    void aSlopeIsThereWithTheReadingThatFillsItsWindow() {
        SlopeWindow window = new SlopeWindow(64);
        for (int second = 0; second < 64; second++) {
            window.observe(second, 3 + second * 1e-3);
        }
        assertThat(window.voltsPerHour()).isNaN();
        window.observe(64, 3.064);
        assertThat(window.voltsPerHour()).isCloseTo(3.6, within(1e-9));
    }

    /** Blocks of 2 s, of which only those with a reading count: at least eight of them. */
    @Test
    void eightBlocksOfReadingsMakeASlopeAndSevenDoNot() {
        SlopeWindow every8 = new SlopeWindow(64);
        SlopeWindow every9 = new SlopeWindow(64);
        for (int i = 0; i <= 20; i++) {
            every8.observe(2 + 8 * i, 3 + 8 * i * 1e-3);
            every9.observe(2 + 9 * i, 3 + 9 * i * 1e-3);
            assertThat(every9.voltsPerHour()).isNaN();
        }
        assertThat(every8.voltsPerHour()).isCloseTo(3.6, within(1e-9));
    }

    /** A reading: seconds, volts and ampere hours. */
    private record Point(double seconds, double volts, double ampereHours) {}

    /** dQ/dV of a plain line through all readings of the newest stretch, A h/V. */
    private static double throughAll(List<Point> points, double windowVolts) {
        double newest = points.getLast().volts();
        int from = points.size() - 1;
        while (Math.abs(newest - points.get(from).volts()) < windowVolts) {
            from--;
        }
        List<Point> used = points.subList(from, points.size());
        double meanVolts = used.stream().mapToDouble(Point::volts).average().orElseThrow();
        double mean = used.stream().mapToDouble(Point::ampereHours).average().orElseThrow();
        double across = 0;
        double along = 0;
        for (Point point : used) {
            double charge = point.ampereHours() - mean;
            across += charge * (point.volts() - meanVolts);
            along += charge * charge;
        }
        return along / across;
    }

    /** 5 mV in 200 s, 40 mV in 100 s, then flat again: 50 mV take 500 s. */
    private static double stairs(double seconds) {
        if (seconds < 200) {
            return 3 + 2.5e-5 * seconds;
        }
        return seconds < 300 ? 3.005 + 4e-4 * (seconds - 200) : 3.045 + 2.5e-5 * (seconds - 300);
    }

    /** Of 64 blocks of 1 s 32 of 2 s are made, and so on: whole stretches would be missing. */
    @Test
    void blocksThatWereMergedTellWhatAllReadingsTell() {
        DifferentialWindow window = new DifferentialWindow(0.05);
        List<Point> points = new ArrayList<>();
        for (int second = 0; second <= 560; second++) {
            Point point = new Point(second, stairs(second), second * 1e-6);
            points.add(point);
            window.observe(point.seconds(), point.volts(), point.ampereHours());
            if (second > 515) {
                assertThat(window.ampereHoursPerVolt() / throughAll(points, 0.05))
                        .as("at %d s", second)
                        .isCloseTo(1, within(0.05));
            }
        }
    }
}
