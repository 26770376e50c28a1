package io.presodia.hil.arch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;

/** Clocks, sleeps and dice that answer differently in every process. */
final class AmbientSources {
    /** The classes that may use them, each with its reason. */
    private static final Map<String, String> REASON_BY_EDGE =
            Map.of(
                    "io.presodia.hal.time.SystemTimebase",
                    "it is the machine's clock",
                    "io.presodia.firmware.access.Entropy",
                    "a key that follows from a seed is none");

    static final DescribedPredicate<JavaClass> EDGES =
            DescribedPredicate.describe(
                    "edges " + REASON_BY_EDGE.keySet(),
                    type ->
                            REASON_BY_EDGE.keySet().stream()
                                    .anyMatch(edge ->
                                            type.getName().equals(edge)
                                                    || type.getName().startsWith(edge + "$")));

    static final DescribedPredicate<JavaAccess<?>> ACCESS =
            DescribedPredicate.describe(
                    "a wall clock, a sleep or an unseeded random source",
                    AmbientSources::isAmbient);

    private static final Set<String> METHODS =
            Set.of(
                    "java.lang.System.nanoTime",
                    "java.lang.System.currentTimeMillis",
                    "java.lang.Thread.sleep",
                    "java.lang.Math.random",
                    "java.lang.StrictMath.random",
                    "java.util.Calendar.getInstance",
                    "java.util.UUID.randomUUID",
                    "java.util.concurrent.ThreadLocalRandom.current",
                    "java.util.concurrent.TimeUnit.sleep",
                    "java.util.concurrent.locks.LockSupport.parkNanos",
                    "java.util.concurrent.locks.LockSupport.parkUntil",
                    "java.util.random.RandomGenerator.getDefault",
                    "java.util.random.RandomGenerator.of");

    /** Harmless with a seed or an instant in the brackets, ambient without. */
    private static final Set<String> AMBIENT_WITHOUT_ARGUMENT =
            Set.of(
                    "java.util.Date.<init>",
                    "java.util.Random.<init>",
                    "java.util.SplittableRandom.<init>",
                    "java.security.SecureRandom.<init>",
                    "java.util.random.RandomGeneratorFactory.create");

    private AmbientSources() {}

    private static boolean isAmbient(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        String owner = access.getTargetOwner().getName();
        String method = owner + "." + target.getName();
        int arguments = target.getRawParameterTypes().size();
        return METHODS.contains(method)
                || (arguments == 0 && AMBIENT_WITHOUT_ARGUMENT.contains(method))
                || (owner.startsWith("java.time.") && target.getName().equals("now"))
                || (owner.equals("java.time.Clock")
                        && (target.getName().startsWith("system")
                                || target.getName().startsWith("tick")))
                || (method.equals("java.util.Collections.shuffle") && arguments == 1);
    }
}
