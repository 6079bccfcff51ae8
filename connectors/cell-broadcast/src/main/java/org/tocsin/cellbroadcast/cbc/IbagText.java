package org.tocsin.cellbroadcast.cbc;

/** How IBAG writes things. */
final class IbagText {
    private IbagText() {}

    /** A message number: four octets in hexadecimal. Numbers beyond 32 bits begin again from 0. */
    static String number(long number) {
        return String.format("%08x", number & 0xffffffffL);
    }
}
