package io.presodia.hil.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The virtual board of a test; on a method it goes before that of the class. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Board {
    /** Name of a built-in board, or path of a file. */
    String value() default "bench-4";

    /** Scan period, ms; 0 for that of the board file. */
    double scanMillis() default 0;

    /** Seed of noise and residual errors. */
    long seed() default 1;

    /** Whether things may be broken; where not, every fault is refused. */
    boolean faults() default true;
}
