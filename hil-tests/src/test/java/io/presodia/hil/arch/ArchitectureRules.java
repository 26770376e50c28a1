package io.presodia.hil.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Who may see whom; docs/architecture.md says why. */
final class ArchitectureRules {
    private static final String CHANNEL = "io.presodia.hal.channel.CyclerChannel";
    private static final String WATCHDOG = "io.presodia.hal.channel.Watchdog";
    private static final String OUTPUT_GATE = "io.presodia.firmware.safety.OutputGate";
    private static final String BUS_FAULT = "io.presodia.hal.bus.BusFault";
    private static final String SAFETY = "io.presodia.firmware.safety..";
    private static final String HAL = "io.presodia.hal..";
    private static final String SIM = "io.presodia.hal.sim..";
    private static final String CHIP = "io.presodia.hal.chip..";
    private static final String CELL = "io.presodia.hal.cell..";
    private static final String ESTIMATE = "io.presodia.firmware.estimate..";

    /** What a class may ask of a channel or the watchdog without moving anything. */
    private static final Set<String> QUESTIONS = Set.of("number", "earliestNanos", "latestNanos");

    /** Packages that rules speak of and that are not written yet: their rules may find nobody. */
    private static final Set<String> YET_TO_COME = Set.of(SAFETY, SIM, CHIP, ESTIMATE);

    /** Results of these may differ between processors; StrictMath's do not. */
    private static final Set<String> INEXACT_MATH =
            Set.of(
                    "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh",
                    "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

    private ArchitectureRules() {}

    /** The supervisor must not depend on what it supervises. */
    static ArchRule safetySeesOnlyUnitsTimeChannelsLimitsAndScans() {
        DescribedPredicate<JavaClass> known =
                resideInAnyPackage(
                                "java.lang..",
                                "java.util..",
                                "java.time..",
                                "org.jspecify..",
                                "io.presodia.hal.unit..",
                                "io.presodia.hal.time..",
                                "io.presodia.hal.channel..",
                                "io.presodia.hal.limit..",
                                "io.presodia.firmware.scan..",
                                SAFETY)
                        .or(namedOrInside(BUS_FAULT));
        return classes()
                .that()
                .resideInAPackage(SAFETY)
                .should()
                .onlyDependOnClassesThat(known)
                .allowEmptyShould(YET_TO_COME.contains(SAFETY));
    }

    /** Everybody else emits a setpoint; the drivers in the HAL are the actuators themselves. */
    static ArchRule onlyTheOutputGateMovesAChannel() {
        return noClasses()
                .that(not(namedOrInside(OUTPUT_GATE)).and(not(resideInAPackage(HAL))))
                .should()
                .accessTargetWhere(movesSomethingOf(CHANNEL));
    }

    /** Who cannot hold a channel cannot move it by a way round. */
    static ArchRule onlyTheOutputGateHoldsAChannel() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(
                        not(namedOrInside(OUTPUT_GATE)).and(not(resideInAPackage(HAL))))
                .should(
                        new ArchCondition<>("hold a channel") {
                            @Override
                            public void check(
                                    com.tngtech.archunit.core.domain.JavaField field,
                                    ConditionEvents events) {
                                boolean holds =
                                        field.getAllInvolvedRawTypes().stream()
                                                .anyMatch(type -> type.isAssignableTo(CHANNEL));
                                events.add(
                                        new SimpleConditionEvent(
                                                field, holds, field.getDescription()));
                            }
                        });
    }

    /** A heartbeat from anywhere else would keep the relays closed over a dead supervisor. */
    static ArchRule onlySafetyBeatsTheWatchdog() {
        return noClasses()
                .that(not(resideInAnyPackage(SAFETY, HAL)))
                .should()
                .accessTargetWhere(movesSomethingOf(WATCHDOG));
    }

    /** A driver is proven against a model only if neither was written from the other. */
    static ArchRule driversDoNotSeeModels() {
        return noClasses()
                .that()
                .resideInAPackage(CHIP)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SIM)
                .allowEmptyShould(YET_TO_COME.contains(CHIP));
    }

    /** The other half of {@link #driversDoNotSeeModels()}. */
    static ArchRule modelsDoNotSeeDrivers() {
        return noClasses()
                .that()
                .resideInAPackage(SIM)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CHIP)
                .allowEmptyShould(YET_TO_COME.contains(SIM));
    }

    /** The same board file builds the real board and the virtual one, so assembly knows neither. */
    static ArchRule boardAssemblyDoesNotSeeTheSimulation() {
        return noClasses()
                .that()
                .resideInAnyPackage("io.presodia.hal.board..", "io.presodia.hal.channel..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SIM);
    }

    /** The firmware cannot tell a virtual board from a real one. */
    static ArchRule inTheFirmwareOnlyTheCompositionRootSeesTheSimulation() {
        return noClasses()
                .that(
                        resideInAPackage("io.presodia.firmware..")
                                .and(not(resideInAPackage("io.presodia.firmware.app.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SIM);
    }

    /** Estimates may add a trip, never delay or clear one: they reach safety in the next scan. */
    static ArchRule estimatorsDoNotReachSafety() {
        return noClasses()
                .that()
                .resideInAPackage(ESTIMATE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SAFETY)
                .allowEmptyShould(YET_TO_COME.contains(ESTIMATE));
    }

    /** A library that may be exchanged one day is seen by few. */
    static ArchRule libraryIsSeenOnlyBy(String library, String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    /** Pi4J stands behind the bus seam. */
    static ArchRule pi4jStaysBehindTheBusSeam() {
        return libraryIsSeenOnlyBy("com.pi4j..", "io.presodia.hal.bus.pi4j..");
    }

    /** Californium stands behind our own resources and client. */
    static ArchRule californiumStaysInTheTransports() {
        return libraryIsSeenOnlyBy(
                "org.eclipse.californium..",
                "io.presodia.firmware.coap..",
                "io.presodia.firmware.serial..",
                "io.presodia.host.client..",
                "io.presodia.host.collector..");
    }

    /** jSerialComm stands behind the two ends of the serial line. */
    static ArchRule jSerialCommStaysAtTheSerialLine() {
        return libraryIsSeenOnlyBy(
                "com.fazecast.jSerialComm..",
                "io.presodia.firmware.serial..",
                "io.presodia.host.client..");
    }

    /** One seed gives one result on every machine. */
    static ArchRule timeAndChanceComeFromOutside() {
        return noClasses()
                .that(not(AmbientSources.EDGES))
                .should()
                .accessTargetWhere(AmbientSources.ACCESS);
    }

    /** Months of virtual time must come out bit-identical on every processor. */
    static ArchRule plantAndEstimatorsUseStrictMath() {
        return noClasses()
                .that()
                .resideInAnyPackage(SIM, CELL, ESTIMATE)
                .should()
                .accessTargetWhere(
                        access(
                                "a Math function whose last bit depends on the processor",
                                access ->
                                        access.getTargetOwner().isEquivalentTo(Math.class)
                                                && INEXACT_MATH.contains(
                                                        access.getTarget().getName())));
    }

    static ArchRule packagesHaveNoCycles() {
        return slices().matching("io.presodia.(**)").should().beFreeOfCycles();
    }

    static ArchRule everyPackageIsNullMarked() {
        return classes()
                .should(
                        new ArchCondition<>("be in a package that is @NullMarked") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                boolean marked =
                                        type.getPackage().isAnnotatedWith(NullMarked.class);
                                events.add(
                                        new SimpleConditionEvent(
                                                type,
                                                marked,
                                                type.getPackageName() + " is not @NullMarked"));
                            }
                        });
    }

    /** Calls and method references alike: {@code channel::open} opens it, too. */
    private static DescribedPredicate<JavaAccess<?>> movesSomethingOf(String type) {
        return access(
                "an actuating method of " + type,
                access ->
                        access.getTargetOwner().isAssignableTo(type)
                                && !QUESTIONS.contains(access.getTarget().getName()));
    }

    static DescribedPredicate<JavaAccess<?>> access(
            String description, java.util.function.Predicate<JavaAccess<?>> test) {
        return DescribedPredicate.describe(description, test);
    }

    private static DescribedPredicate<JavaClass> namedOrInside(String name) {
        return DescribedPredicate.describe(
                name, type -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
    }
}
