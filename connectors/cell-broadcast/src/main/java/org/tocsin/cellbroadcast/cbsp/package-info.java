/** The cell broadcast service protocol towards a base station controller (3GPP TS 48.049): messages, codec, link. */
@NullMarked
package org.tocsin.cellbroadcast.cbsp;

import org.jspecify.annotations.NullMarked;
