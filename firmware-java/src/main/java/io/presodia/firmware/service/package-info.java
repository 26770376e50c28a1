/**
 * The resources of a device, without a transport: requests come in as records and replies go out.
 * What there is, who may use it and how stands in one table, {@link
 * io.presodia.firmware.service.Endpoint}; discovery, authorisation and documentation come from it.
 */
@NullMarked
package io.presodia.firmware.service;

import org.jspecify.annotations.NullMarked;
