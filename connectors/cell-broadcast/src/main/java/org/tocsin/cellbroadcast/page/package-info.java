/** The cell broadcast message itself, whatever carries it: pages, alphabets, serial numbers (3GPP TS 23.041, TS 23.038). Pure. */
@NullMarked
package org.tocsin.cellbroadcast.page;

import org.jspecify.annotations.NullMarked;
