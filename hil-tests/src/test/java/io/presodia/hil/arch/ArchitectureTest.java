package io.presodia.hil.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds the modules on the class path to the rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private JavaClasses project = new ClassFileImporter().importClasses();

    @BeforeAll
    void readTheProject() {
        project =
                new ClassFileImporter()
                        .withImportOption(location -> !location.contains("/test-classes/"))
                        .importPackages("io.presodia");
    }

    @Test
    void everyModuleIsRead() {
        for (String root : new String[] {"hal", "config", "firmware", "host", "hil"}) {
            assertThat(project.containPackage("io.presodia." + root)).as(root).isTrue();
        }
    }

    @Test
    void safetySeesOnlyUnitsTimeChannelsLimitsAndScans() {
        ArchitectureRules.safetySeesOnlyUnitsTimeChannelsLimitsAndScans().check(project);
    }

    @Test
    void onlyTheOutputGateHoldsAndMovesAChannel() {
        ArchitectureRules.onlyTheOutputGateHoldsAChannel().check(project);
        ArchitectureRules.onlyTheOutputGateMovesAChannel().check(project);
    }

    @Test
    void onlySafetyBeatsTheWatchdog() {
        ArchitectureRules.onlySafetyBeatsTheWatchdog().check(project);
    }

    @Test
    void driversAndModelsNeverMeet() {
        ArchitectureRules.driversDoNotSeeModels().check(project);
        ArchitectureRules.modelsDoNotSeeDrivers().check(project);
    }

    @Test
    void theSimulationIsSeenByTheCompositionRootAlone() {
        ArchitectureRules.boardAssemblyDoesNotSeeTheSimulation().check(project);
        ArchitectureRules.inTheFirmwareOnlyTheCompositionRootSeesTheSimulation().check(project);
    }

    @Test
    void estimatorsDoNotReachSafety() {
        ArchitectureRules.estimatorsDoNotReachSafety().check(project);
    }

    @Test
    void librariesStayBehindTheirSeams() {
        ArchitectureRules.pi4jStaysBehindTheBusSeam().check(project);
        ArchitectureRules.californiumStaysInTheTransports().check(project);
        ArchitectureRules.jSerialCommStaysAtTheSerialLine().check(project);
    }

    @Test
    void timeAndChanceComeFromOutside() {
        ArchitectureRules.timeAndChanceComeFromOutside().check(project);
    }

    @Test
    void plantAndEstimatorsUseStrictMath() {
        ArchitectureRules.plantAndEstimatorsUseStrictMath().check(project);
    }

    @Test
    void packagesHaveNoCycles() {
        ArchitectureRules.packagesHaveNoCycles().check(project);
    }

    @Test
    void everyPackageIsNullMarked() {
        ArchitectureRules.everyPackageIsNullMarked().check(project);
    }
}
