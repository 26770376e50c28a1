package io.presodia.hil.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A cell in a channel; on a method it goes before that of the class in the same channel. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Cells.class)
public @interface Cell {
    /** Name of a built-in cell, or path of a file. */
    String value();

    /** Channel number, from 1. */
    int channel() default 1;

    /** Whether it differs from its design as hand-made cells do; drawn from the board's seed. */
    boolean scatter() default false;
}
