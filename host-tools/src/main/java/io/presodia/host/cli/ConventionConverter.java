package io.presodia.host.cli;

import io.presodia.host.design.Convention;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Conventions as the command line spells them. */
final class ConventionConverter implements ITypeConverter<Convention> {
    @Override
    public Convention convert(String text) {
        for (Convention convention : Convention.values()) {
            if (word(convention).equals(text)) {
                return convention;
            }
        }
        throw new TypeConversionException(
                "'" + text + "' is no convention; there are on-top and inside");
    }

    static String word(Convention convention) {
        return convention.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
