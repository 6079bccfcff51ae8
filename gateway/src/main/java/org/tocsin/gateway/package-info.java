/** Puts the gateway together: broker, ledger, connectors, routes, HTTP. */
@NullMarked
package org.tocsin.gateway;

import org.jspecify.annotations.NullMarked;
