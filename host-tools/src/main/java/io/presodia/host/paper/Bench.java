package io.presodia.host.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * Experiments that run side by side on the channels of one virtual bench.
 *
 * @param name of its folder
 * @param experiments one a channel, from channel 1
 * @param slow whether it takes more than a few seconds: runs of 300 cycles
 * @param fineScans whether it needs scans of 200 ms, where others are content with a second: the
 *     steady current of a polarisation
 */
public record Bench(String name, List<Experiment> experiments, boolean slow, boolean fineScans) {
    /** The paper's first cycle at 0.1C. */
    public static final String FIRST_CYCLE = "first-cycle-activation";

    /** The first charge of a donor alone. */
    public static final String DONOR_CHARGE = "donor-charge";

    /** The paper's 300 cycles at 0.5C. */
    public static final String CYCLE_LIFE = "cycle-0.5C";

    /** Ionic conductivity. */
    public static final String DC_IONIC = "dc-ionic";

    /** Electronic conductivity. */
    public static final String DC_ELECTRONIC = "dc-electronic";

    /** Ionic conductivity at five temperatures. */
    public static final String ARRHENIUS = "arrhenius";

    /** Titration of tin. */
    public static final String TITRATION = "gitt-sn-0.05C";

    /** Hourly pulses, and spectra of the virtual cell. */
    public static final String SPECTRA = "eis-hourly";

    public Bench {
        experiments = List.copyOf(experiments);
    }

    /**
     * Everything that is run, the longest first, so that a second processor has something to do to
     * the end.
     */
    public static List<Bench> programme() {
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
        donors(all);
        transport(all);
        return List.copyOf(all);
    }

    private static void donors(List<Bench> all) {
        all.add(
                new Bench(
                        "nfm-sb-and-hand-mix",
                        List.of(
                                new Experiment(FIRST_CYCLE, "nfm-sb-0wt"),
                                new Experiment(FIRST_CYCLE, "nfm-sb-5wt"),
                                new Experiment(DONOR_CHARGE, "donor-na9sn4-hand")),
                        false,
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
    }

    private static void transport(List<Bench> all) {
        all.add(of("titration", false, TITRATION, "sn-na9sn4"));
        all.add(of("spectra", false, SPECTRA, "donor-na9sn4-1-2"));
        all.add(
                new Bench(
                        "conductivity",
                        List.of(
                                new Experiment(DC_IONIC, "sigma-ions-1-1"),
                                new Experiment(DC_IONIC, "sigma-ions-1-2"),
                                new Experiment(DC_IONIC, "sigma-ions-1-3"),
                                new Experiment(DC_ELECTRONIC, "sigma-electrons-1-1")),
                        false,
                        true));
        all.add(
                new Bench(
                        "conductivity-and-temperature",
                        List.of(
                                new Experiment(DC_ELECTRONIC, "sigma-electrons-1-2"),
                                new Experiment(DC_ELECTRONIC, "sigma-electrons-1-3"),
                                new Experiment(ARRHENIUS, "sigma-ions-1-2"),
                                new Experiment(ARRHENIUS, "sigma-ions-1-2-hand")),
                        false,
                        true));
    }

    private static Bench of(String name, boolean slow, String protocol, String... cells) {
        List<Experiment> experiments = new ArrayList<>();
        for (String cell : cells) {
            experiments.add(new Experiment(protocol, cell));
        }
        return new Bench(name, experiments, slow, false);
    }
}
