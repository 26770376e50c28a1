/**
 * Talks to devices: credentials, addresses, readings and commands over CoAP, and rows of a device's
 * journal by cursor.
 */
@NullMarked
package io.presodia.host.client;

import org.jspecify.annotations.NullMarked;
