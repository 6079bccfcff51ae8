/** What stands between a route and a connector: time limit, circuit breaker. */
@NullMarked
package org.tocsin.connector.guard;

import org.jspecify.annotations.NullMarked;
