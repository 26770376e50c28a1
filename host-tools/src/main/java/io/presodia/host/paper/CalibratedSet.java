package io.presodia.host.paper;

import io.presodia.config.Catalogue;
import io.presodia.config.ConfigException;
import io.presodia.config.Kind;
import io.presodia.config.Provenance;
import io.presodia.hal.cell.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All constants of the built-in materials that were fitted. Which they are, their values and what
 * they were fitted to is read from the material files; only which row that is stands here. The same
 * key with the same value in several materials is one constant: donors share their potentials,
 * hosts their fade.
 */
public final class CalibratedSet {
    /** Material and key of each constant in the file in which it was fitted. */
    private static final List<Fit> FITS =
            List.of(
                    new Fit(
                            Parameter.Group.NCO,
                            "nacro2",
                            "reversible_capacity",
                            "nco-half-0wt-discharge"),
                    new Fit(Parameter.Group.NCO, "nacro2", "first_efficiency", "nco-half-0wt-ice"),
                    new Fit(
                            Parameter.Group.DONOR,
                            "na2s-nps-c-1-2",
                            "stage_1.potential",
                            "donor-1-2-peak-1"),
                    new Fit(
                            Parameter.Group.DONOR,
                            "na2s-nps-c-1-2",
                            "stage_2.potential",
                            "donor-1-2-peak-2"),
                    new Fit(
                            Parameter.Group.DONOR,
                            "na2s-nps-c-1-2",
                            "nps.rise",
                            "donor-1-2-complete"),
                    new Fit(
                            Parameter.Group.DONOR,
                            "na2s-nps-c-1-2",
                            "kinetics.charge_transfer_exponent",
                            "spectrum-r2-70"),
                    new Fit(Parameter.Group.FADE, "sn", "interphase_growth", "life-nco-sn-0wt"),
                    new Fit(
                            Parameter.Group.NFM,
                            "nfm",
                            "reversible_capacity",
                            "nfm-sn-0wt-discharge"),
                    new Fit(Parameter.Group.NFM, "sn-nfm", "trap_fraction", "nfm-sn-0wt-ice"),
                    new Fit(
                            Parameter.Group.SB,
                            "sb",
                            "trap_fraction",
                            "nco-sb-0wt-ice",
                            "nfm-sb-0wt-ice"),
                    new Fit(
                            Parameter.Group.MIXES,
                            "na2s-nps-c-1-3",
                            "kinetics.network.reach",
                            "donor-1-3-charge"),
                    new Fit(Parameter.Group.MIXES, "nps-c", "nps.rise", "nps-complete"));

    private CalibratedSet() {}

    /** What a constant was fitted to. */
    private record Fit(Parameter.Group group, String material, String key, List<String> rows) {
        Fit(Parameter.Group group, String material, String key, String... rows) {
            this(group, material, key, List.of(rows));
        }
    }

    /** A constant as a material file has it. */
    private record Found(String material, Provenance constant) {
        boolean sameAs(Found other) {
            return constant.path().equals(other.constant.path())
                    && constant.value().equals(other.constant.value())
                    && constant.unit().equals(other.constant.unit());
        }
    }

    /**
     * Reads them all.
     *
     * @throws ConfigException when a material cannot be read
     * @throws IllegalStateException when a file has a fitted constant of which nothing is known
     *     here, or the other way round
     */
    public static List<Parameter> read(Catalogue catalogue) throws ConfigException {
        List<Found> found = new ArrayList<>();
        for (String material : catalogue.names(Kind.MATERIAL)) {
            for (Provenance constant : catalogue.material(material).value().provenance()) {
                if (constant.source().kind() == Source.Kind.CALIBRATED) {
                    found.add(new Found(material, constant));
                }
            }
        }
        List<Parameter> parameters = new ArrayList<>();
        for (Fit fit : FITS) {
            parameters.add(parameter(fit, found));
        }
        if (!found.isEmpty()) {
            throw new IllegalStateException(
                    "fitted, but to no row: "
                            + found.getFirst().material()
                            + " "
                            + found.getFirst().constant().path());
        }
        return parameters;
    }

    /** Takes the constant of a fit and all its copies out of what was found. */
    private static Parameter parameter(Fit fit, List<Found> found) {
        Found own = null;
        for (Found each : found) {
            if (each.material().equals(fit.material())
                    && each.constant().path().equals(fit.key())) {
                own = each;
            }
        }
        if (own == null) {
            throw new IllegalStateException(
                    fit.material() + " has no fitted constant " + fit.key());
        }
        List<String> materials = new ArrayList<>();
        materials.add(fit.material());
        for (Found each : found) {
            if (!each.equals(own) && each.sameAs(own)) {
                materials.add(each.material());
            }
        }
        Found first = own;
        found.removeIf(each -> each.sameAs(first));
        return new Parameter(
                fit.group(),
                fit.key(),
                first.constant().value(),
                first.constant().unit(),
                materials,
                first.constant().source().ref(),
                fit.rows());
    }

    /** Ids of all rows that something was fitted to. */
    public static Set<String> rows(Collection<Parameter> parameters) {
        Set<String> rows = new HashSet<>();
        parameters.forEach(parameter -> rows.addAll(parameter.rows()));
        return rows;
    }

    /** How many constants each group has. */
    public static Map<Parameter.Group, Integer> sizes(Collection<Parameter> parameters) {
        Map<Parameter.Group, Integer> sizes = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            sizes.merge(parameter.group(), 1, Integer::sum);
        }
        return sizes;
    }
}
