package org.tocsin.simulator;

import java.time.Instant;

/**
 * One whole message as the phone shows it.
 *
 * @param destination as in the submit: digits without plus sign
 * @param dataCoding 0 GSM 7-bit, 8 UCS-2
 * @param parts how many short messages it came in
 * @param validity the validity_period of its last part, as written
 * @param at when its last part came
 */
public record SmscMessage(
        String source,
        String destination,
        String text,
        int dataCoding,
        int parts,
        int priority,
        String validity,
        Instant at) {}
