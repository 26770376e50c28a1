package io.presodia.firmware.sequencer;

import io.presodia.firmware.protocol.BootPolicy;
import io.presodia.firmware.protocol.Comparison;
import io.presodia.firmware.protocol.CurrentDemand;
import io.presodia.firmware.protocol.EndCondition;
import io.presodia.firmware.protocol.Exit;
import io.presodia.firmware.protocol.Interlock;
import io.presodia.firmware.protocol.RecordRule;
import io.presodia.firmware.protocol.Step;
import io.presodia.firmware.protocol.StepHead;
import io.presodia.firmware.protocol.Then;
import io.presodia.firmware.protocol.VoltageLevel;
import io.presodia.hal.channel.Drive;
import java.util.ArrayList;
import java.util.List;

/** Short ways to write steps in tests. */
final class Steps {
    private Steps() {}

    static StepHead head(String id) {
        return StepHead.named(id);
    }

    static StepHead head(String id, RecordRule rule) {
        return new StepHead(id, id, rule, BootPolicy.Resume.RESUME, Interlock.NONE);
    }

    static StepHead head(String id, BootPolicy boot) {
        return new StepHead(id, id, RecordRule.DEFAULT, boot, Interlock.NONE);
    }

    static EndCondition time(double seconds) {
        return new EndCondition.StepTime(seconds);
    }

    static EndCondition volts(Comparison comparison, double volts) {
        return new EndCondition.CellVoltage(comparison, new VoltageLevel.Fixed(volts));
    }

    static List<Exit> exits(EndCondition... conditions) {
        List<Exit> exits = new ArrayList<>();
        for (EndCondition condition : conditions) {
            exits.add(Exit.next("until", condition));
        }
        return exits;
    }

    static Exit then(EndCondition condition, Then then) {
        return new Exit("until", condition, then, "");
    }

    static boolean holdsVoltage(Decision decision) {
        return decision.setpoint().drive() instanceof Drive.Potentiostatic;
    }

    /** The current that is held; 0 where none is. */
    static double amperes(Decision decision) {
        return decision.setpoint().drive() instanceof Drive.Galvanostatic held
                ? held.current().amperes()
                : 0;
    }

    static Step.Rest rest(String id, double seconds) {
        return new Step.Rest(head(id), exits(time(seconds)));
    }

    static Step.Cc cc(String id, double rate, EndCondition... conditions) {
        return new Step.Cc(head(id), new CurrentDemand.Rate(rate), exits(conditions));
    }
}
