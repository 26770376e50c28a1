package io.presodia.firmware.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReservoirLedgerTest {
    private static final double GRAMS = 8e-3;

    /** 300 cycles of 4 h in which 3.8 mAh/g come out of the residue and 11.3 are lost. */
    private static ReservoirLedger after300(
            double offsetAmperes, double stated, boolean zeroed, boolean ruledOut) {
        ReservoirLedger ledger = new ReservoirLedger(stated, GRAMS);
        double perCycle = offsetAmperes * 1e3 / GRAMS * 2;
        double discharge = 107.5;
        ledger.cycle(120, discharge - perCycle, 4, zeroed);
        for (int i = 1; i < 300; i++) {
            double charge = discharge + 3.8 / 299;
            discharge -= 11.3 / 299;
            ledger.cycle(charge + perCycle, discharge - perCycle, 4, zeroed);
        }
        ledger.softShortRuledOut(ruledOut);
        return ledger;
    }

    @Test
    void aGoodInstrumentFindsTheReservoirWithinOneMilliampereHourPerGram() {
        ReservoirLedger ledger = after300(0, 5e-9, true, true);
        assertThat(ledger.finding()).isEqualTo(ReservoirLedger.Finding.DETERMINED);
        assertThat(ledger.released().value()).isCloseTo(3.8, within(1.0));
        assertThat(ledger.released().sigma()).isLessThan(1.0);
    }

    @Test
    void fiveNanoamperesThatStayAreWithinTheStatedBand() {
        ReservoirLedger ledger = after300(5e-9, 5e-9, false, true);
        // 5 nA over 1200 h on 8 mg are 0.75 mAh/g.
        assertThat(ledger.released().value() - 3.8).isCloseTo(0.75, within(0.15));
        assertThat(ledger.released().covers(3.8)).isTrue();
    }

    @Test
    void aTenthOfAMicroampereMakesTheSumMeaningless() {
        ReservoirLedger ledger = after300(0.1e-6, 0.1e-6, false, true);
        assertThat(ledger.finding()).isEqualTo(ReservoirLedger.Finding.NOT_DETERMINABLE);
        assertThat(ledger.released().known()).isFalse();
    }

    @Test
    void withoutARestAtTheTopItMayBeASoftShort() {
        assertThat(after300(0, 5e-9, true, false).finding())
                .isEqualTo(ReservoirLedger.Finding.OR_SOFT_SHORT);
    }

    @Test
    void oneCycleTellsNothing() {
        ReservoirLedger ledger = new ReservoirLedger(5e-9, GRAMS);
        ledger.cycle(120, 118, 20, true);
        assertThat(ledger.finding()).isEqualTo(ReservoirLedger.Finding.TOO_FEW);
        assertThat(ledger.released().known()).isFalse();
    }

    @Test
    void theSumGoesFromOneSlowCycleToTheLast() {
        ReservoirLedger ledger = new ReservoirLedger(5e-9, GRAMS);
        ledger.cycle(150, 118, 24, true);
        ledger.check(108.0, 107.5, 20, true);
        for (int i = 0; i < 24; i++) {
            // Fast cycles end early where the resistance has grown: their length says nothing.
            double discharge = 90 - 0.5 * i;
            ledger.cycle(discharge + 0.1, discharge, 4, true);
        }
        assertThat(ledger.finding()).isEqualTo(ReservoirLedger.Finding.TOO_FEW);
        ledger.check(106.6, 106.5, 20, true);
        ledger.softShortRuledOut(true);
        // 25 times 0.1 stayed inside, of which 107.5 - 106.5 went into fewer free sites.
        assertThat(ledger.released().value()).isCloseTo(1.5, within(1e-9));

        double sigma = ledger.released().sigma();
        ledger.cycle(77, 70, 4, true);
        assertThat(ledger.released().value()).isCloseTo(1.5, within(1e-9));
        assertThat(ledger.released().sigma()).isEqualTo(sigma);
    }
}
