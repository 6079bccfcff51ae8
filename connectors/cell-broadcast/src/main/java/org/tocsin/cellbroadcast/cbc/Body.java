package org.tocsin.cellbroadcast.cbc;

import org.tocsin.cellbroadcast.Octets;

/**
 * One message as it leaves.
 *
 * @param what it is, for the audit trail, such as {@code CAP Alert}
 * @param key names it for the centre: the same at every repeat
 * @param number of the message in IBAG; -1 in CAP
 */
record Body(String what, String key, long number, String contentType, Octets octets) {}
