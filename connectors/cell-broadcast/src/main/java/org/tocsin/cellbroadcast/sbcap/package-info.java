/** SBc-AP (3GPP TS 29.168), the way from a cell broadcast centre to a mobility management entity of the fourth generation. */
@NullMarked
package org.tocsin.cellbroadcast.sbcap;

import org.jspecify.annotations.NullMarked;
