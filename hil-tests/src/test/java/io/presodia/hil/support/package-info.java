/**
 * What acceptance tests share: sessions as the product runs them, and files as users write them.
 */
@NullMarked
package io.presodia.hil.support;

import org.jspecify.annotations.NullMarked;
