package io.presodia.host.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a spectrum as CSV with the column names of BDF: UTF-8, comma, line feed, one header. */
public final class SpectrumCsvWriter {
    private static final String HEADER =
            "frequency_hertz,real_impedance_ohm,imaginary_impedance_ohm,test_time_second,step_id,"
                    + "soc,donor_depletion,data_origin\n";

    private SpectrumCsvWriter() {}

    /**
     * What all rows of a file share.
     *
     * @param testSeconds since the run began, s
     * @param stepId step in which it was taken
     * @param soc state of charge of the cell, 0 to 1; NaN where nobody knows
     * @param donorDepletion share of its sodium that the donor has given; NaN where nobody knows
     * @param dataOrigin {@code virtual} or {@code measured}
     */
    public record State(
            double testSeconds,
            String stepId,
            double soc,
            double donorDepletion,
            String dataOrigin) {}

    /**
     * Writes the file, replacing one that is there.
     *
     * @param hertz frequencies, Hz
     * @param real parts of the impedance, ohm
     * @param imaginary parts, negative where capacitive, ohm
     */
    public static void write(
            double[] hertz, double[] real, double[] imaginary, State state, Path file)
            throws IOException {
        StringBuilder out = new StringBuilder(HEADER);
        for (int i = 0; i < hertz.length; i++) {
            Decimals.append(out, hertz[i]);
            out.append(',');
            Decimals.append(out, real[i]);
            out.append(',');
            Decimals.append(out, imaginary[i]);
            out.append(',');
            Decimals.append(out, state.testSeconds());
            out.append(',');
            CsvText.append(out, state.stepId());
            out.append(',');
            Decimals.append(out, state.soc());
            out.append(',');
            Decimals.append(out, state.donorDepletion());
            out.append(',').append(state.dataOrigin()).append('\n');
        }
        Files.writeString(file, out, StandardCharsets.UTF_8);
    }
}
