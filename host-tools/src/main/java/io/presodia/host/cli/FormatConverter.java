package io.presodia.host.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Formats as the command line spells them. */
final class FormatConverter implements ITypeConverter<ExportCommand.Format> {
    @Override
    public ExportCommand.Format convert(String text) {
        for (ExportCommand.Format format : ExportCommand.Format.values()) {
            if (word(format).equals(text)) {
                return format;
            }
        }
        throw new TypeConversionException(
                "'" + text + "' is no format; there are bdf-csv and bdf-parquet");
    }

    static String word(ExportCommand.Format format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
