package io.presodia.host.format;

/** Text cells of a CSV file as RFC 4180 quotes them. */
final class CsvText {
    private CsvText() {}

    static void append(StringBuilder out, String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        if (plain) {
            out.append(text);
            return;
        }
        out.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
}
