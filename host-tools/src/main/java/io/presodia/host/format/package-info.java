/**
 * Open file formats: the Battery Data Format (BDF) 1.3.0 as CSV and Parquet with its metadata
 * sidecar and its rules, and the event list. Knows tables and files, nothing of runs or journals.
 */
@NullMarked
package io.presodia.host.format;

import org.jspecify.annotations.NullMarked;
