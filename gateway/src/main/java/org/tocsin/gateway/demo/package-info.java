/** The demonstration: simulated counterparts, a sample alert, its journey. */
@NullMarked
package org.tocsin.gateway.demo;

import org.jspecify.annotations.NullMarked;
