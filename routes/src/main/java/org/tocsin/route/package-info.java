/** The path of an alert through the broker: intake, fan-out, delivery, ledger. Camel moves messages; decisions are plain Java. */
@NullMarked
package org.tocsin.route;

import org.jspecify.annotations.NullMarked;
