package io.presodia.host.analyze;

import io.presodia.host.report.PlotCanvas;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What came of an analysis. */
public interface Finding {
    /** What was analysed, in a word or two, for the head of a plot. */
    String title();

    /** Whether there was anything to analyse; the text says what was missing where not. */
    boolean found();

    /** Adds everything to a document. */
    void put(ObjectNode root);

    /** The result for people, one line each. */
    List<String> text();

    /** The plot, from top to bottom; empty where there is nothing to draw. */
    List<PlotCanvas.Panel> panels();
}
