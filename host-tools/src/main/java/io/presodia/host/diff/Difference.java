package io.presodia.host.diff;

/**
 * Where two runs part.
 *
 * @param row row of the data, from 1
 * @param scan number of the scan since the run began, from 0, by the first run's clock
 * @param seconds since the run began, by the first run's clock, s
 * @param quantity what differs
 * @param a the first run's value
 * @param b the second run's value
 * @param difference second less first; NaN where it is no number
 * @param tolerance what was allowed
 */
public record Difference(
        int row,
        long scan,
        double seconds,
        String quantity,
        String a,
        String b,
        double difference,
        double tolerance) {}
