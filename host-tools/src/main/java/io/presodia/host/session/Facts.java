package io.presodia.host.session;

import io.presodia.firmware.app.FindingText;
import io.presodia.firmware.app.RunStatus;
import io.presodia.firmware.safety.FaultTable;
import io.presodia.firmware.safety.Trip;
import io.presodia.firmware.scan.RunClock;
import io.presodia.hal.board.Calibration;
import io.presodia.hal.board.ChannelCalibration.RangeCalibration;
import io.presodia.hal.board.Correction;
import io.presodia.hal.cell.CellDesign;
import io.presodia.host.analysis.DonorUse;
import io.presodia.host.report.CellFacts;
import io.presodia.host.report.CurrentFacts;
import io.presodia.host.report.TripDetail;
import io.presodia.host.run.RunData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reports must know of a run besides its samples. */
final class Facts {
    /**
     * Assumed: 0.01 mg balance on a pellet's 10 to 20 mg of composite, and as much again from its
     * mixing.
     */
    static final double MASS_RELATIVE_SIGMA = 0.001;

    private Facts() {}

    static CellFacts cell(CellDesign cell) {
        return new CellFacts(
                cell.referenceMassGrams(),
                MASS_RELATIVE_SIGMA,
                donor(cell),
                cell.voltageWindowVolts().low(),
                cell.voltageWindowVolts().high(),
                cell.oneCAmperes() * 1e3 / cell.referenceMassGrams(),
                cell.cellLimits(),
                cell.cathode() == null
                        ? Double.NaN
                        : cell.electrolyte().activationEnergy().value());
    }

    private static DonorUse donor(CellDesign cell) {
        if (!(cell.donorMassGrams() > 0)) {
            return DonorUse.NONE;
        }
        return cell.cathode() == null ? DonorUse.ALONE : DonorUse.IN_CATHODE;
    }

    /** The residuals of the smallest range that holds the largest current of the run. */
    static CurrentFacts current(RunData run, Calibration calibration) {
        double largest = 0;
        for (double amperes : run.amperes()) {
            if (Math.abs(amperes) > largest) {
                largest = Math.abs(amperes);
            }
        }
        List<RangeCalibration> ranges = calibration.channel(run.info().channel()).ranges();
        RangeCalibration range = ranges.getLast();
        for (RangeCalibration candidate : ranges.reversed()) {
            if (candidate.fullScaleAmperes() >= largest) {
                range = candidate;
            }
        }
        Correction current = range.current();
        // One linear path measures both directions: what it leaves of asymmetry is in the offset.
        return new CurrentFacts(current.residualGainPpm(), current.residualOffset(), 0);
    }

    /** The latched cause of a trip; null where there is none. */
    static @Nullable TripDetail trip(RunStatus status, FaultTable table) {
        Trip trip = status.trip();
        if (trip == null) {
            return null;
        }
        RunClock clock = status.clock();
        String unit = table.row(trip.fault()).unit();
        return new TripDetail(
                trip.fault().id().replace('-', ' '),
                trip.fault().id(),
                trip.value(),
                trip.limit(),
                unit,
                trip.channel(),
                clock == null ? Double.NaN : clock.runSeconds(),
                FindingText.of(trip, unit));
    }
}
