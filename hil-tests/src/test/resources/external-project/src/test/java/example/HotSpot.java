package example;

import io.presodia.hil.fault.FaultSite;
import io.presodia.hil.fault.ForeignInjection;

/** One spot of the stack gets hot, where only the LM75 sits. */
record HotSpot(Lm75Model thermometer, double celsius) implements ForeignInjection {
    @Override
    public String kind() {
        return "hot_spot";
    }

    @Override
    public void begin(FaultSite site) {
        thermometer.celsius(celsius);
    }

    @Override
    public void end(FaultSite site) {
        thermometer.celsius(25);
    }
}
