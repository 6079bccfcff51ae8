/** A cell broadcast centre of an operator, which takes signed messages over HTTPS and broadcasts them itself. */
@NullMarked
package org.tocsin.cellbroadcast.cbc;

import org.jspecify.annotations.NullMarked;
