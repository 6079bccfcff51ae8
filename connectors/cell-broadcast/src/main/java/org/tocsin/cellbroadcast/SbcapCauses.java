package org.tocsin.cellbroadcast;

import org.tocsin.cellbroadcast.cbsp.Cause;
import org.tocsin.cellbroadcast.sbcap.SbcapCause;

/** Causes of SBc-AP (3GPP TS 29.168 9.3.2) in the words of CBSP, in which the rest of the connector speaks. */
final class SbcapCauses {
    private SbcapCauses() {}

    static Cause asCbsp(SbcapCause cause) {
        return new Cause(
                switch (cause.code()) {
                    case 2 -> 1;
                    case 3 -> 2;
                    case 4 -> 15;
                    case 5 -> 4;
                    case 6 -> 5;
                    case 7 -> 6;
                    case 8 -> 8;
                    case 9 -> 9;
                    case 10 -> 10;
                    case 11 -> 13;
                    default -> 14;
                });
    }
}
