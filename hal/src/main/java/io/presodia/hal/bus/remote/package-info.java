/**
 * Ports and a clock that lead to a bench in another process, over a Unix domain socket. The wire is
 * a developer's tool between two processes of one build, not a public protocol.
 */
@NullMarked
package io.presodia.hal.bus.remote;

import org.jspecify.annotations.NullMarked;
