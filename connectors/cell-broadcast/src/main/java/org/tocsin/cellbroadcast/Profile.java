package org.tocsin.cellbroadcast;

/** Whose rules pick the message identifier. */
public enum Profile {
    /** ETSI TS 102 900 levels as in the table of 3GPP TS 23.041 9.4.1.2.2. */
    EU_ALERT,
    /** The classes of 47 CFR 10.400: imminent threats and child abduction; nothing lesser goes out. */
    WEA,
    /** A table of the operator's own. */
    CUSTOM
}
