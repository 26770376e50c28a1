/**
 * Who may do what: roles, keys, freshness, rates. Knows no transport and no cryptography beyond a
 * message authentication code.
 */
@NullMarked
package io.presodia.firmware.access;

import org.jspecify.annotations.NullMarked;
