package io.presodia.host.report;

/**
 * A plot as it goes into a report.
 *
 * @param name of its file, without the ending
 * @param caption what it shows, in a sentence
 * @param png the picture; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
record PlotFile(String name, String caption, byte[] png) {}
