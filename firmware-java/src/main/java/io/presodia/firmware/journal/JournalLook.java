package io.presodia.firmware.journal;

/**
 * Something that asks a journal more than once.
 *
 * @param <T> what it makes of the answers
 */
@FunctionalInterface
public interface JournalLook<T> {
    /** Asks. */
    T look() throws JournalException;
}
