/** Checking messages outside a running gateway: what is checked, with which rules, and how the findings are written. */
@NullMarked
package org.tocsin.gateway.check;

import org.jspecify.annotations.NullMarked;
