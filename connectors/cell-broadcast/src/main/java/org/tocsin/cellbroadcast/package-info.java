/** Cell broadcast: alerts to messages, cells and broadcasts on air. Wire and link are in {@code cbsp}, pages in {@code page}. */
@NullMarked
package org.tocsin.cellbroadcast;

import org.jspecify.annotations.NullMarked;
