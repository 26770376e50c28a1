/**
 * CoAP over UDP and DTLS: carries requests to {@link io.presodia.firmware.service.Service} and its
 * answers back. All of Californium's types stay in here.
 */
@NullMarked
package io.presodia.firmware.coap;

import org.jspecify.annotations.NullMarked;
