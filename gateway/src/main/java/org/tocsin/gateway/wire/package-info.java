/** What goes over the wire of a link, kept for its operators. */
@NullMarked
package org.tocsin.gateway.wire;

import org.jspecify.annotations.NullMarked;
