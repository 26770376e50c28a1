package io.presodia.hil.kit;

import static io.presodia.hil.junit.Hil.completed;
import static io.presodia.hil.junit.Hil.millis;
import static io.presodia.hil.junit.Hil.minutes;
import static io.presodia.hil.junit.Hil.noTrip;
import static io.presodia.hil.junit.Hil.relayOpen;
import static io.presodia.hil.junit.Hil.scans;
import static io.presodia.hil.junit.Hil.seconds;
import static io.presodia.hil.junit.Hil.trip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.presodia.hal.time.VirtualTimebase;
import io.presodia.hil.bench.HilBench;
import io.presodia.hil.junit.Bench;
import io.presodia.hil.junit.Board;
import io.presodia.hil.junit.Cell;
import io.presodia.hil.junit.PresodiaExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PresodiaExtension.class)
@Board("bench-4")
@Cell("nco-sn-3wt")
class ExtensionTest {
    private static final String CHARGE =
            "steps: [rest: 2 s, {id: charge, cc: {rate_C: 0.1, until: {time: 1 min}}}]";

    @Test
    void anOpenSenseLeadIsLatchedWithinTwoScansAndTheContactOpens(Bench bench) throws Exception {
        bench.channel(1).runSteps(CHARGE);
        bench.channel(1).at(seconds(20)).openSenseLead();

        bench.expect(trip("open-sense-lead")).within(scans(3));
        bench.expect(relayOpen(1)).within(millis(200));
        assertThat(bench.channel(1).truth().amperes()).isZero();
    }

    @Test
    void aHealthyRunTripsNothingAndComesToItsEnd(Bench bench, VirtualTimebase clock)
            throws Exception {
        bench.channel(1).runSteps(CHARGE);

        bench.expect(noTrip()).within(seconds(30));
        assertThat(clock.nanos()).isBetween(30_000_000_000L, 30_100_000_000L);
        bench.expect(completed(1)).within(minutes(1));
        bench.expect(noTrip()).within(minutes(1));
    }

    @Test
    void aFaultMayWaitForAStepAndPassAway(Bench bench) throws Exception {
        bench.channel(1).runSteps(CHARGE);
        bench.channel(1).whenStepBegins("charge").lasting(millis(40)).silence("stack_1");

        bench.expect(completed(1)).within(minutes(2));
    }

    @Test
    @Board(faults = false)
    void aBenchThatWasNotStartedForFaultsRefusesEveryFault(Bench bench, HilBench world)
            throws Exception {
        bench.channel(1).runSteps(CHARGE);

        assertThatThrownBy(() -> bench.channel(1).at(seconds(1)).openSenseLead())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not started with faults allowed");
        assertThatThrownBy(() ->
                        world.inject(new io.presodia.hil.fault.CellInjection.SoftShort(1, 10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not started with faults allowed");
        bench.expect(completed(1)).within(minutes(2));
    }

    @Test
    void anExpectationThatIsNotMetSaysWhatCameInstead(Bench bench) throws Exception {
        bench.channel(1).runSteps(CHARGE);
        bench.channel(1).at(seconds(10)).pressEmergencyStop();

        assertThatThrownBy(() -> bench.expect(trip("over-voltage")).within(scans(5)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("tripped emergency-stop")
                .hasMessageContaining("expected [over-voltage]");
    }

    @Test
    @Cell(value = "nco-sn-0wt", channel = 2)
    void aFaultOfOneChannelLeavesTheOtherOne(Bench bench) throws Exception {
        bench.channel(1).runSteps(CHARGE);
        bench.channel(2).runSteps(CHARGE);
        bench.channel(1).at(seconds(10)).openForceLead();

        bench.expect(trip("open-force-lead")).within(scans(5));
        bench.expect(completed(2)).within(minutes(2));
    }

    @Test
    void aRunThatIsKilledGoesOnAfterTheRestart(Bench bench, HilBench world) throws Exception {
        bench.channel(1).runSteps(CHARGE);
        bench.channel(1).at(seconds(20)).crash(seconds(5));

        bench.runFor(seconds(24));
        assertThat(world.killed()).hasSize(1);
        for (int i = 0; i < 20 && world.busy(); i++) {
            bench.runFor(seconds(10));
            world.proceed(1);
        }
        assertThat(world.busy()).isFalse();
        assertThat(world.trips()).isEmpty();
    }
}
