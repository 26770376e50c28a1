package io.presodia.host.paper;

/**
 * A picture of the validation.
 *
 * @param name of its file without the ending, such as {@code figure-1e}
 * @param title what it shows
 * @param caption what to see in it, in sentences
 * @param png the picture; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record Figure(String name, String title, String caption, byte[] png) {}
