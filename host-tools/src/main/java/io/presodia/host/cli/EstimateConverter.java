package io.presodia.host.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number that may carry its standard uncertainty: {@code 78.7}, {@code 78.7±1}. */
final class EstimateConverter implements ITypeConverter<EstimateConverter.Given> {
    private static final String NUMBER = "([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)";
    private static final Pattern FORM =
            Pattern.compile(NUMBER + "(?:\\s*(?:±|\\+/?-)\\s*" + NUMBER + ")?");

    /**
     * What was given.
     *
     * @param value the number
     * @param sigma its standard uncertainty; NaN where none was given
     */
    record Given(double value, double sigma) {}

    @Override
    public Given convert(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'"
                            + text
                            + "' must be a number, or a number with its standard uncertainty such"
                            + " as 78.7±1 or 78.7+-1");
        }
        return new Given(
                Double.parseDouble(matcher.group(1)),
                matcher.group(2) == null ? Double.NaN : Double.parseDouble(matcher.group(2)));
    }
}
