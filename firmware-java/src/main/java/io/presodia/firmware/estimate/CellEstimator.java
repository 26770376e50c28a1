package io.presodia.firmware.estimate;

import io.presodia.firmware.scan.ChannelScan;
import io.presodia.hal.cell.CellDesign;
import io.presodia.hal.channel.ChannelSample;
import io.presodia.hal.channel.Reading;
import java.nio.ByteBuffer;

/**
 * The estimators of one channel, called once a scan between supervise and sequence. A new cell's
 * first charge goes to the donor's fit; when it has turned, the filter of the state of charge takes
 * over from the sodium balance of that charge. A used cell goes to the filter at once.
 *
 * <p>{@link #update} takes bounded time and allocates nothing but once, when a first charge turns,
 * and a record for each full cycle. A reading that is not good is no update. What the estimators
 * know survives a restart through {@link #toBytes} and {@link #restore}. Not thread safe.
 */
public final class CellEstimator implements ChannelEstimator {
    private static final double STATE_MAGIC = 5_013_006;
    private static final int HEAD = 7;

    /** Model steps of the donor's fit in a scan, some 0.2 us each. */
    private static final int FIT_STEPS = 12;

    /** Hypotheses of the filter in a scan, some 3 us each; at most 9 in 30 s. */
    private static final int FILTER_STEPS = 1;

    private final CellModel model;
    private final Meters meters;
    private final SocTuning tuning = SocTuning.STANDARD;
    private final SocEstimator soc;
    private final DonorEstimator donor;
    private final FirstCharge balance;
    private final CycleWatch cycles;
    private final boolean dosed;

    /** Tells cells with other materials apart. */
    private final double electrodes;

    private boolean first;
    private boolean used;

    /**
     * @param design of the cell; it must have a cathode
     * @param meters how far the readings may be off
     * @param history of the cell
     */
    public CellEstimator(CellDesign design, Meters meters, History history) {
        soc = new SocEstimator(design, meters, tuning);
        donor = new DonorEstimator(design, meters);
        model = soc.model();
        this.meters = meters;
        electrodes = electrodes(design);
        balance = new FirstCharge(model, tuning);
        cycles = new CycleWatch(model, meters);
        dosed = design.donor() != null && design.donorMassGrams() > 0;
        first = history == History.NEW;
        used = !first;
        if (used) {
            soc.startUsed();
        }
    }

    private static double electrodes(CellDesign design) {
        CellDesign.CathodePart cathode = design.cathode();
        String names =
                (cathode == null ? "" : cathode.material().name())
                        + "||"
                        + design.anode().material().name();
        return names.hashCode();
    }

    /** Whether a cell can be estimated: without a cathode there is no state of charge. */
    public static boolean canEstimate(CellDesign design) {
        return design.cathode() != null;
    }

    @Override
    public void update(ChannelScan scan) {
        ChannelSample sample = scan.sample();
        if (sample.output().settling()) {
            return;
        }
        boolean closed = sample.output().relayClosed();
        Reading volts = scan.volts();
        Reading amperes = scan.amperes();
        double current = closed ? value(amperes) : 0;
        long nanos = Math.max(volts.nanos(), amperes.nanos());
        double net = scan.total().netAmpereHours();
        double celsius = value(sample.cellCelsius());
        cycles.sample(
                nanos,
                scan.total().chargeAmpereHours(),
                scan.total().dischargeAmpereHours(),
                scan.uncountedSeconds(),
                current,
                value(volts),
                scan.zeroAmperes(),
                celsius);
        if (first) {
            donor.sample(nanos, net, scan.uncountedSeconds(), current, value(volts), celsius);
            donor.work(FIT_STEPS);
            if (donor.turned()) {
                first = false;
                soc.start(priorAfterFirstCharge());
            }
            return;
        }
        soc.sample(nanos, net, scan.uncountedSeconds(), current, value(volts), celsius);
        soc.work(FILTER_STEPS);
        if (donor.turned()) {
            donor.work(1);
        }
    }

    private static double value(Reading reading) {
        return reading.good() ? reading.value() : Double.NaN;
    }

    private SocPrior priorAfterFirstCharge() {
        return balance.after(
                donor.passed(),
                donor.most(),
                donor.na2sGiven(),
                donor.npsGiven(),
                meters.offsetAmperes() * 1e3 / model.grams(),
                meters.voltsBias());
    }

    @Override
    public CellEstimate estimate() {
        DonorEstimate ofDonor = used ? donor.estimateOfUsed() : donor.estimate();
        Reservoir reservoir = dosed ? cycles.reservoir() : null;
        if (first) {
            SocPrior now = priorAfterFirstCharge();
            return new CellEstimate(
                    now.soc(), ofDonor, null, now.deficit(), now.trapped(), reservoir, null);
        }
        SocEstimate inside = soc.estimate();
        return new CellEstimate(
                inside.soc(),
                ofDonor,
                inside,
                inside.deficitMilliampereHoursPerGram(),
                inside.trappedMilliampereHoursPerGram(),
                reservoir,
                cycles.drift());
    }

    @Override
    public String takeTrouble() {
        return soc.takeLost()
                ? "the voltage was not what the estimates foretold for hours: they begin anew, as of a"
                        + " cell of which nothing is known"
                : "";
    }

    @Override
    public byte[] toBytes() {
        int ofCycles = HEAD + soc.size();
        int ofDonor = ofCycles + CycleWatch.size();
        double[] state = new double[ofDonor + donor.size()];
        state[0] = STATE_MAGIC;
        state[1] = state.length;
        state[2] = model.grams();
        state[3] = model.firstCharge();
        state[4] = first ? 1 : 0;
        state[5] = used ? 1 : 0;
        state[6] = electrodes;
        soc.copyTo(state, HEAD);
        cycles.copyTo(state, ofCycles);
        donor.copyTo(state, ofDonor);
        ByteBuffer bytes = ByteBuffer.allocate(state.length * Double.BYTES);
        bytes.asDoubleBuffer().put(state);
        return bytes.array();
    }

    @Override
    public void restore(byte[] bytes) {
        if (bytes.length < HEAD * Double.BYTES || bytes.length % Double.BYTES != 0) {
            throw new IllegalArgumentException(
                    "an estimator's state has a multiple of 8 bytes and 56 at least, was "
                            + bytes.length);
        }
        double[] state = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(state);
        if (state[0] != STATE_MAGIC || state[1] != state.length) {
            throw new IllegalArgumentException(
                    "not an estimator's state of this version, or cut off");
        }
        if (state[6] != electrodes) {
            throw new IllegalArgumentException(
                    "the estimator's state is that of a cell with other electrodes");
        }
        if (state[2] != model.grams() || state[3] != model.firstCharge()) {
            throw new IllegalArgumentException(
                    "the estimator's state is that of a cell of "
                            + state[2]
                            + " g of cathode, this one has "
                            + model.grams()
                            + " g or another donor");
        }
        first = state[4] != 0;
        used = state[5] != 0;
        soc.copyFrom(state, HEAD);
        cycles.copyFrom(state, HEAD + soc.size());
        donor.copyFrom(state, HEAD + soc.size() + CycleWatch.size());
    }
}
