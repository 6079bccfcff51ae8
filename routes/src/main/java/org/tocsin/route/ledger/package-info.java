/** The durable record: a projection of receipts, and the claims around external effects. */
@NullMarked
package org.tocsin.route.ledger;

import org.jspecify.annotations.NullMarked;
