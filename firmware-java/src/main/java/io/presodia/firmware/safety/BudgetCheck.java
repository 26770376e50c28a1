package io.presodia.firmware.safety;

/** Net charge of the run against what cathode and donor can hold. */
final class BudgetCheck implements ChannelCheck {
    private final Watch watch;
    private final Thresholds.Fixed fractions;
    private final double budgetAmpereHours;

    BudgetCheck(Watch watch, Thresholds.Fixed fractions, double budgetAmpereHours) {
        this.watch = watch;
        this.fractions = fractions;
        this.budgetAmpereHours = budgetAmpereHours;
    }

    @Override
    public void look(ChannelView view, Findings out) {
        double net = view.scan().total().netAmpereHours();
        int severity = fractions.severity(net / budgetAmpereHours);
        watch.see(severity, net, fractions.limit(severity) * budgetAmpereHours, out);
    }

    @Override
    public void reset(Findings out) {
        watch.reset(out);
    }
}
