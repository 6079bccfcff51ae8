/** The audit trail: what happened to each alert, so written that a change shows. */
@NullMarked
package org.tocsin.route.audit;

import org.jspecify.annotations.NullMarked;
