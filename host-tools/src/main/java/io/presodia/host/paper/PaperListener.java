package io.presodia.host.paper;

/** Hears how the programme gets on; called from several threads, one after the other. */
public interface PaperListener {
    /** Nobody listens. */
    PaperListener NONE = new PaperListener() {};

    /**
     * Something went on.
     *
     * @param done benches that are finished
     * @param benches of the programme
     * @param simulatedSeconds time simulated so far by all of them, s
     */
    default void progress(int done, int benches, double simulatedSeconds) {}
}
