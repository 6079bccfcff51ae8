/** The embedded Artemis broker, and plain JMS for what needs no route. */
@NullMarked
package org.tocsin.route.broker;

import org.jspecify.annotations.NullMarked;
