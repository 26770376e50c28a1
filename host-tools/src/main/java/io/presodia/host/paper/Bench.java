package io.presodia.host.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * Experiments that run side by side on the channels of one virtual bench.
 *
 * @param name of its folder
 * @param experiments one a channel, from channel 1
 * @param slow whether it takes more than a few seconds: runs of 300 cycles
 */
public record Bench(String name, List<Experiment> experiments, boolean slow) {
    /** The paper's first cycle at 0.1C. */
    public static final String FIRST_CYCLE = "first-cycle-activation";

    /** The first charge of a donor alone. */
    public static final String DONOR_CHARGE = "donor-charge";

    /** The paper's 300 cycles at 0.5C. */
    public static final String CYCLE_LIFE = "cycle-0.5C";

    public Bench {
        experiments = List.copyOf(experiments);
    }

    /**
     * Everything that is run, the longest first, so that a second processor has something to do to
     * the end.
     *
     * @param withSlow whether the runs of 300 cycles are among it
     */
    public static List<Bench> programme(boolean withSlow) {
        List<Bench> all = new ArrayList<>();
        all.add(
                of(
                        "cycle-life",
                        true,
                        CYCLE_LIFE,
                        "nco-sn-0wt",
                        "nco-sn-3wt",
                        "nfm-sn-3wt",
                        "nco-sb-5wt"));
        all.add(of("cycle-life-nfm-sb", true, CYCLE_LIFE, "nfm-sb-5wt"));
        all.add(
                of(
                        "full-cells",
                        false,
                        FIRST_CYCLE,
                        "nco-sn-0wt",
                        "nco-sn-1wt",
                        "nco-sn-2wt",
                        "nco-sn-3wt"));
        all.add(
                of(
                        "half-cells",
                        false,
                        FIRST_CYCLE,
                        "nco-na9sn4-0wt",
                        "nco-na9sn4-1wt",
                        "nco-na9sn4-2wt",
                        "nco-na9sn4-3wt"));
        all.add(
                of(
                        "other-cells",
                        false,
                        FIRST_CYCLE,
                        "nfm-sn-0wt",
                        "nfm-sn-3wt",
                        "nco-sb-0wt",
                        "nco-sb-5wt"));
        all.add(
                new Bench(
                        "nfm-sb-and-hand-mix",
                        List.of(
                                new Experiment(FIRST_CYCLE, "nfm-sb-0wt"),
                                new Experiment(FIRST_CYCLE, "nfm-sb-5wt"),
                                new Experiment(DONOR_CHARGE, "donor-na9sn4-hand")),
                        false));
        all.add(
                of(
                        "donors",
                        false,
                        DONOR_CHARGE,
                        "donor-na9sn4-1-1",
                        "donor-na9sn4-1-2",
                        "donor-na9sn4-1-3",
                        "donor-na9sn4-nps"));
        return all.stream().filter(bench -> withSlow || !bench.slow()).toList();
    }

    private static Bench of(String name, boolean slow, String protocol, String... cells) {
        List<Experiment> experiments = new ArrayList<>();
        for (String cell : cells) {
            experiments.add(new Experiment(protocol, cell));
        }
        return new Bench(name, experiments, slow);
    }
}
