package io.presodia.host.report;

/** Builds HTML; whatever is not markup of ours is escaped. */
final class HtmlWriter {
    private final StringBuilder out = new StringBuilder(1 << 20);

    /** Markup of ours. */
    HtmlWriter raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Text, for content and quoted attributes. */
    HtmlWriter text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    // Control characters are not allowed in HTML.
                    boolean control = c < ' ' && c != '\n' && c != '\t';
                    out.append(control ? '\uFFFD' : c);
                }
            }
        }
        return this;
    }

    /** An element with text in it. */
    HtmlWriter element(String name, String text) {
        return raw("<").raw(name).raw(">").text(text).raw("</").raw(name).raw(">");
    }

    /** A table cell with text. */
    HtmlWriter cell(String text) {
        return element("td", text);
    }

    /** A table cell with a number. */
    HtmlWriter number(String text) {
        return raw("<td class=\"n\">").text(text).raw("</td>");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
