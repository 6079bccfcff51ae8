/** One gateway for each data directory, and others that wait to take over. */
@NullMarked
package org.tocsin.gateway.standby;

import org.jspecify.annotations.NullMarked;
