/**
 * What is left of a run for programs and for people: {@code summary.json}, plots and {@code
 * report.html}. Data of the virtual board are marked as such in all of them.
 */
@NullMarked
package io.presodia.host.report;

import org.jspecify.annotations.NullMarked;
