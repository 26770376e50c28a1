package example;

import static io.presodia.hil.junit.Hil.completed;
import static io.presodia.hil.junit.Hil.minutes;
import static io.presodia.hil.junit.Hil.relayOpen;
import static io.presodia.hil.junit.Hil.scans;
import static io.presodia.hil.junit.Hil.seconds;
import static io.presodia.hil.junit.Hil.trip;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.presodia.config.Catalogue;
import io.presodia.hal.bus.BusFault;
import io.presodia.hal.channel.Board;
import io.presodia.hal.sim.board.VirtualBench;
import io.presodia.hil.fault.ForeignInjection;
import io.presodia.hil.junit.Bench;
import io.presodia.hil.junit.Cell;
import io.presodia.hil.junit.PresodiaExtension;
import io.presodia.hil.scenario.CaseResult;
import io.presodia.hil.scenario.Scenario;
import io.presodia.hil.scenario.ScenarioReader;
import io.presodia.hil.scenario.ScenarioRunner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody's own chip, with somebody's own fault, on the virtual board. */
@Cell("nco-sn-3wt")
class OwnThermometerTest {
    private static final String CHARGE =
            "steps: [rest: 1 s, cc: {rate_C: 0.1, until: {time: 30 s}}]";

    private Lm75Model model = new Lm75Model("lm75", 25);

    @RegisterExtension
    final PresodiaExtension presodia = PresodiaExtension.with(this::fit, this::front);

    private void fit(VirtualBench bench) {
        model = new Lm75Model("lm75", 25);
        bench.attach("i2c-1", 0x4F, model);
    }

    private Board front(Board board, VirtualBench bench) {
        try {
            return new SecondOpinion(board, new Lm75(bench.ports().i2c("lm75")));
        } catch (BusFault e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aHotSpotOpensTheRelay(Bench bench) throws Exception {
        bench.channel(1).runSteps(CHARGE);
        bench.channel(1).at(seconds(10)).inject(new HotSpot(model, 60));

        bench.expect(trip("over-temperature", "temperature-jump")).within(scans(20));
        bench.expect(relayOpen(1)).within(scans(25));
    }

    @Test
    void withoutAFaultTheRunComesToItsEnd(Bench bench) throws Exception {
        bench.channel(1).runSteps(CHARGE);

        bench.expect(completed(1)).within(minutes(1));
    }

    @Test
    void theBusFaultsOfTheBenchReachTheChip(Bench bench) throws Exception {
        bench.channel(1).runSteps(CHARGE);
        bench.channel(1).at(seconds(10)).silence("lm75");

        bench.expect(trip("reading-lost", "stale-reading", "bus-fault")).within(seconds(5));
    }

    @Test
    void aScenarioFileNamesTheFault() throws Exception {
        byte[] text;
        try (var in = getClass().getResourceAsStream("/hot-spot.yaml")) {
            text = in.readAllBytes();
        }
        Map<String, ForeignInjection.Factory> own =
                Map.of(
                        "hot-spot",
                        parameters ->
                                new HotSpot(
                                        model, Double.parseDouble(parameters.get("celsius"))));
        // The model is made with the bench, after the scenario was read.
        Map<String, ForeignInjection.Factory> late =
                Map.of(
                        "hot-spot",
                        parameters -> new LateHotSpot(() -> own.get("hot-spot").make(parameters)));
        Scenario scenario =
                new ScenarioReader(new Catalogue(), late, null)
                        .readText("hot-spot", new String(text, StandardCharsets.UTF_8));

        List<CaseResult> results = new ScenarioRunner(this::fit, this::front).run(scenario);

        for (CaseResult result : results) {
            assertEquals(List.of(), result.problems(), result.id());
        }
        assertEquals(2, results.size());
    }

    /** Looks for its chip only when it begins. */
    private record LateHotSpot(java.util.function.Supplier<ForeignInjection> own)
            implements ForeignInjection {
        @Override
        public String kind() {
            return "hot_spot";
        }

        @Override
        public void begin(io.presodia.hil.fault.FaultSite site) {
            own.get().begin(site);
        }

        @Override
        public void end(io.presodia.hil.fault.FaultSite site) {
            own.get().end(site);
        }
    }
}
