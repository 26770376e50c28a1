package io.presodia.firmware.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    private static NotificationGate gate(String query) throws ProblemException {
        return new NotificationGate(
                Conditions.of(List.of(query.split("&")), Conditions.Kind.NUMBER));
    }

    /** Tells at which of the values, one every tenth of a second, the observer hears something. */
    private static String told(String query, double... values) throws ProblemException {
        NotificationGate gate = gate(query);
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            told.append(gate.due(values[i], values[i], i * 100_000_000L) ? 'x' : '.');
        }
        return told.toString();
    }

    @Test
    void withoutConditionsAChangeIsToldButNotMoreThanOnceASecond() throws ProblemException {
        assertThat(told("a=b", 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3)).isEqualTo("x.........x..");
    }

    @Test
    void crossingALevelIsToldInBothDirections() throws ProblemException {
        assertThat(told("c.gt=3", 2, 2.9, 3.1, 3.2, 2.5, 2.4)).isEqualTo("x.x.x.");
        assertThat(told("c.lt=3", 4, 3.1, 2.9, 2.8, 3.5)).isEqualTo("x.x.x");
    }

    @Test
    void aStepIsMeasuredFromTheLastThatWasTold() throws ProblemException {
        assertThat(told("c.st=0.5", 1, 1.25, 1.5, 1.75, 1.0)).isEqualTo("x.x.x");
    }

    @Test
    void aBandTellsOfEveryChangeInsideIt() throws ProblemException {
        assertThat(told("c.band&c.lt=2&c.gt=3", 1, 2.5, 2.6, 3.5, 2.7)).isEqualTo("xxx.x");
        assertThat(told("c.band&c.lt=3&c.gt=2", 2.5, 2.6, 3.5, 1.5)).isEqualTo("x.xx");
    }

    @Test
    void theLeastPeriodHoldsWhateverHappens() throws ProblemException {
        assertThat(told("c.pmin=0.25&c.gt=3", 2, 4, 2, 4, 4)).isEqualTo("x..x.");
    }

    @Test
    void theLongestPeriodTellsThoughNothingHappens() throws ProblemException {
        assertThat(told("c.pmax=0.3&c.st=1", 2, 2, 2, 2, 2, 2, 2)).isEqualTo("x..x..x");
    }

    @Test
    void aValueThatGoesMissingIsTold() throws ProblemException {
        assertThat(told("c.st=9", 2, Double.NaN, Double.NaN, 2)).isEqualTo("xx.x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c.epmin=1          | c.epmin: unknown",
                "c.edge=1           | c.edge: this is not true or false; alarms are",
                "c.pmin=0           | c.pmin 0: a number above 0",
                "c.pmin=-1          | c.pmin -1: a number above 0",
                "c.pmin=x           | c.pmin x: a number above 0",
                "c.gt=              | c.gt: a finite number",
                "c.gt=NaN           | c.gt NaN: a finite number",
                "c.gt=Infinity      | c.gt Infinity: a finite number",
                "c.gt=1&c.gt=2      | c.gt: given twice",
                "c.pmin=5&c.pmax=4  | c.pmax 4.0: not less than c.pmin 5.0",
                "c.band             | c.band: needs c.gt or c.lt",
                "c.con=maybe        | c.con maybe: true or false"
            })
    void aWrongConditionIsRefused(String query, String message) {
        assertThatThrownBy(() -> gate(query))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(Code.BAD_REQUEST))
                .hasMessageStartingWith(message);
    }

    /** Alarms: true where there are any, with the trips as version. */
    private static String toldOfAlarms(String query, int... alarms) throws ProblemException {
        NotificationGate gate =
                new NotificationGate(
                        Conditions.of(List.of(query.split("&")), Conditions.Kind.FLAG));
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < alarms.length; i++) {
            boolean due = gate.due(Math.min(1, alarms[i]), alarms[i], i * 100_000_000L);
            told.append(due ? 'x' : '.');
        }
        return told.toString();
    }

    @Test
    void anEdgeIsToldInItsDirectionAloneAndAgainEachTime() throws ProblemException {
        assertThat(toldOfAlarms("c.edge=1", 0, 1, 2, 0, 0, 1, 1)).isEqualTo("xx...x.");
        assertThat(toldOfAlarms("c.edge=0", 0, 1, 2, 0, 0, 1, 0)).isEqualTo("x..x..x");
        assertThat(toldOfAlarms("c.edge=1&c.pmin=0.25", 0, 1, 1, 1)).isEqualTo("x..x");
        assertThat(toldOfAlarms("c.con", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)).endsWith(".x");
    }

    @Test
    void whatIsNoNumberTakesOnlyPeriods() {
        assertThatThrownBy(() -> Conditions.of(List.of("c.gt=1"), Conditions.Kind.DOCUMENT))
                .hasMessageContaining("this is no number");
    }
}
