/**
 * Scenarios: YAML files that say what is given, what breaks and what must come of it; their reader,
 * their runner, and their results as table, JSON and JUnit XML.
 */
@NullMarked
package io.presodia.hil.scenario;

import org.jspecify.annotations.NullMarked;
