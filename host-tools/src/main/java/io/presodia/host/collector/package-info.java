/**
 * Receives the rows of many devices: a store with a cursor for each journal, commands that wait for
 * their device, and the page that shows who is late.
 */
@NullMarked
package io.presodia.host.collector;

import org.jspecify.annotations.NullMarked;
