/**
 * Scores estimators against virtual cells that hide their truth: random cells, random loads, sensor
 * tiers, baselines, seeds.
 */
@NullMarked
package io.presodia.bench.estimators;

import org.jspecify.annotations.NullMarked;
