package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.BootPolicy;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.Exit;
import io.presodia.firmware.protocol.Interlock;
import io.presodia.firmware.protocol.LoadProfile;
import io.presodia.firmware.protocol.Protocol;
import io.presodia.firmware.protocol.RecordRule;
import io.presodia.firmware.protocol.SafetyLimits;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.protocol.StepHead;
import io.presodia.firmware.protocol.Then;
import io.presodia.firmware.protocol.VoltageLevel;
import io.presodia.hal.limit.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Valid protocols by chance: every step has an end that is sure to come. */
final class RandomProtocols {
    private final Random random;
    private int number;

    RandomProtocols(long seed) {
        this.random = new Random(seed);
    }

    Protocol next() {
        number = 0;
        Interlock require =
                random.nextBoolean()
                        ? Interlock.NONE
                        : new Interlock(
                                new Band(70e6, 80e6),
                                Band.UNLIMITED,
                                Band.UNLIMITED,
                                0.1,
                                300,
                                900);
        return new Protocol(
                "random",
                require,
                SafetyLimits.NONE,
                RecordRule.DEFAULT,
                body(3, 2 + random.nextInt(5)));
    }

    private List<Step> body(int depth, int length) {
        List<Step> steps = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            String id = "s" + ++number;
            steps.add(step(depth, id, ids));
            ids.add(id);
        }
        return steps;
    }

    private Step step(int depth, String id, List<String> earlier) {
        StepHead head = head(id);
        double sign = random.nextBoolean() ? 1 : -1;
        CurrentDemand current = new CurrentDemand.Rate(sign * (2 + 8 * random.nextDouble()));
        return switch (random.nextInt(depth > 0 ? 13 : 11)) {
            case 0 -> new Step.Rest(head, exits(earlier, time(), slope(), temperature()));
            case 1 -> new Step.Cc(head, current, exits(earlier, volts(sign > 0), differential()));
            case 2 ->
                    new Step.Cc(
                            head,
                            current,
                            exits(earlier, new EndCondition.StepCapacity(30), time()));
            case 3 -> new Step.Cccv(head, current, level(), exits(earlier, time(), fallen()));
            case 4 -> new Step.Cv(head, level(), null, exits(earlier, fallen(), both()));
            case 5 -> new Step.Cp(head, sign * 10e-3, exits(earlier, either(sign > 0), time()));
            case 6 -> new Step.Pulse(head, current, 0.5, List.of(0.001, 0.5));
            case 7 ->
                    new Step.Gitt(
                            head,
                            current,
                            20 + random.nextInt(100),
                            30 + random.nextInt(200),
                            exits(earlier, volts(sign > 0), time()));
            case 8 ->
                    new Step.DcPolarisation(
                            head, 2.4 + random.nextDouble(), 20 + random.nextInt(200), 0.01);
            case 9 -> new Step.Ramp(head, course(sign), 20 + random.nextInt(500), ways(earlier));
            case 10 -> new Step.Profile(head, load(), ways(earlier));
            case 11 ->
                    earlier.isEmpty()
                            ? new Step.Rest(head, exits(earlier, time()))
                            : new Step.Goto(head, back(earlier));
            default ->
                    new Step.Loop(
                            head,
                            1 + random.nextInt(3),
                            random.nextBoolean(),
                            timed(body(depth - 1, 1 + random.nextInt(3))));
        };
    }

    private Step.Course course(double sign) {
        return random.nextBoolean()
                ? new Step.Course.OfVoltage(
                        2.2 + random.nextDouble(), 2.4 + random.nextDouble(), null)
                : new Step.Course.OfCurrent(
                        new CurrentDemand.Rate(sign * random.nextDouble()),
                        new CurrentDemand.Rate(10 * random.nextDouble() - 5));
    }

    private List<Exit> ways(List<String> earlier) {
        return random.nextBoolean() ? List.of() : exits(earlier, differentialOrSlope());
    }

    private EndCondition differentialOrSlope() {
        return random.nextBoolean() ? differential() : slope();
    }

    private LoadProfile load() {
        LoadProfile.Quantity quantity =
                List.of(
                                LoadProfile.Quantity.CURRENT,
                                LoadProfile.Quantity.RATE,
                                LoadProfile.Quantity.POWER)
                        .get(random.nextInt(3));
        StringBuilder csv = new StringBuilder("seconds," + quantity.column() + "\n");
        int seconds = 0;
        for (int i = 0; i < 2 + random.nextInt(8); i++) {
            csv.append(seconds).append(',').append(5 * random.nextGaussian()).append('\n');
            seconds += 1 + random.nextInt(90);
        }
        return Profiles.of(csv.toString());
    }

    /** A loop needs a step that takes time. */
    private List<Step> timed(List<Step> body) {
        List<Step> steps = new ArrayList<>(body);
        String id = "s" + ++number;
        steps.add(new Step.Rest(head(id), exits(List.of(), time())));
        return steps;
    }

    private StepHead head(String id) {
        BootPolicy boot =
                switch (random.nextInt(3)) {
                    case 0 -> BootPolicy.Resume.RESUME;
                    case 1 -> new BootPolicy.RestThenResume(60);
                    default -> BootPolicy.HoldForOperator.HOLD;
                };
        return new StepHead(
                id, id, new RecordRule(120, 0.05, Double.POSITIVE_INFINITY), boot, Interlock.NONE);
    }

    private Then.Goto back(List<String> earlier) {
        return new Then.Goto(earlier.get(random.nextInt(earlier.size())), 1 + random.nextInt(2));
    }

    private List<Exit> exits(List<String> earlier, EndCondition... conditions) {
        List<Exit> exits = new ArrayList<>();
        for (EndCondition condition : conditions) {
            boolean jump = !earlier.isEmpty() && random.nextInt(4) == 0;
            exits.add(new Exit("until", condition, jump ? back(earlier) : Then.Next.NEXT, ""));
        }
        return exits;
    }

    private EndCondition time() {
        return new EndCondition.StepTime(10 + random.nextInt(500));
    }

    private VoltageLevel level() {
        return new VoltageLevel.Fixed(2.4 + random.nextDouble());
    }

    private EndCondition volts(boolean charging) {
        return new EndCondition.CellVoltage(
                charging ? Comparison.ABOVE : Comparison.BELOW, level());
    }

    private static EndCondition slope() {
        return new EndCondition.VoltageSlope(Comparison.MAGNITUDE_BELOW, 0.01, 100);
    }

    private static EndCondition differential() {
        return new EndCondition.DifferentialCapacity(Comparison.ABOVE, 200, 0.1);
    }

    private static EndCondition temperature() {
        return new EndCondition.CellTemperature(Comparison.ABOVE, 25.02);
    }

    private static EndCondition fallen() {
        return new EndCondition.CurrentMagnitude(
                Comparison.MAGNITUDE_BELOW, new CurrentDemand.Rate(0.5));
    }

    private EndCondition both() {
        return new EndCondition.AllOf(List.of(time(), fallen()));
    }

    private EndCondition either(boolean charging) {
        return new EndCondition.AnyOf(
                List.of(volts(charging), new EndCondition.StepCharge(0.5e-3)));
    }
}
