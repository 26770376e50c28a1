package io.presodia.hal.cell;

/** Anything with a material file of its own. */
public sealed interface Material
        permits CathodeMaterial,
                AnodeMaterial,
                DonorMaterial,
                ElectrolyteMaterial,
                FixtureMaterial {
    /** The name by which cell files refer to it. */
    String name();
}
