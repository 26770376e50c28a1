package io.presodia.host.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.presodia.host.run.RunData;
import io.presodia.host.run.Uncertain;
import org.junit.jupiter.api.Test;

/** What stays behind: a host of 1 mAh for 3.75 Na that is empty at 0.6 V. */
class TitrationTest {
    private static final Uncertain LENGTH = new Uncertain(6.8e-4, 0);
    private static final Titration.Electrode HALF =
            new Titration.Electrode(LENGTH, 1e-3, 3.75, true, true, 0.6);
    private static final Titration.Electrode FULL =
            new Titration.Electrode(LENGTH, 1e-3, 3.75, false, false, 1.75);

    /** 1 mAh in, {@code back} out, until so many volts. */
    private static Rows run(double back, double volts) {
        return new Rows()
                .step("rest", "rest")
                .row(60, 1, 0)
                .step("in", "gitt")
                .row(1800, 0.1, -5e-4)
                .counted(0, 1e-3)
                .row(7200, -0.1, 0)
                .step("out", "gitt")
                .row(1800, volts, 5e-4)
                .counted(back, 1e-3)
                .row(7200, volts - 0.05, 0);
    }

    @Test
    void ofAHostThatWasEmptiedItTellsWhatStaysBehind() {
        Titration titration = Titration.of(run(0.8e-3, 0.6).run(), HALF);

        assertThat(titration.untold(HALF)).isEmpty();
        // 0.2 of 1 mAh.
        assertThat(titration.trapped(HALF)).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void notEmptiedToItsEndItTellsNothing() {
        Titration titration = Titration.of(run(0.5e-3, 0.3).run(), HALF);

        assertThat(titration.untold(HALF))
                .isEqualTo("not desodiated to its end: no trapped figure");
        assertThat(titration.trapped(HALF)).isNaN();
        assertThat(titration.sodiumIn()).isCloseTo(1e-3, within(1e-12));
        assertThat(titration.sodiumOut()).isCloseTo(0.5e-3, within(1e-12));
    }

    @Test
    void whatOtherStepsMovedIsNotTheTitrations() {
        RunData run =
                run(0.8e-3, 0.6)
                        .step("cc", "cc")
                        .counted(0.8e-3, 1.5e-3)
                        .row(3600, 0.05, -5e-4)
                        .run();
        Titration titration = Titration.of(run, HALF);

        assertThat(titration.sodiumIn()).isCloseTo(1e-3, within(1e-12));
        assertThat(titration.untold(HALF))
                .isEqualTo("other steps of the run moved 0.5000 mAh: no trapped figure");
        assertThat(titration.trapped(HALF)).isNaN();
    }

    @Test
    void aFullCellTellsNothingOfItsAnodeAlone() {
        Titration titration = Titration.of(run(0.8e-3, 0.6).run(), FULL);

        assertThat(titration.untold(FULL)).contains("full cell").contains("no trapped figure");
        assertThat(titration.trapped(FULL)).isNaN();
    }
}
