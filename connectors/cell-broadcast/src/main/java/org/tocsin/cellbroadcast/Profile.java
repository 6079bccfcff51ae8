package org.tocsin.cellbroadcast;

/** Whose rules pick the message identifier. */
public enum Profile {
    /** ETSI TS 102 900 levels as in the table of 3GPP TS 23.041 9.4.1.2.2. */
    EU_ALERT
}
