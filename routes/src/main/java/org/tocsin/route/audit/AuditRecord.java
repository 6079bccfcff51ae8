package org.tocsin.route.audit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.tocsin.route.AcceptedIndex;

/**
 * One record of the audit trail.
 *
 * @param seq 1 for the first, without gaps
 * @param at when it happened, milliseconds since 1970
 * @param kind what it tells of: {@link #ACCEPTED}, {@link #PLANNED}, {@link #RECEIPT} or {@link #ACTION}
 * @param alertKey of the alert it belongs to; empty when it belongs to none
 * @param body what happened, as JSON
 * @param previous the hash of the record before it
 * @param hash SHA-256 of all the others, lower-case hexadecimal
 */
public record AuditRecord(long seq, long at, String kind, String alertKey, String body, String previous, String hash) {
    /** An alert was accepted. */
    public static final String ACCEPTED = "accepted";
    /** Another plan than the one that routed it first leads it to its channels. */
    public static final String PLANNED = "planned";
    /** Something became of one of its deliveries. */
    public static final String RECEIPT = "receipt";
    /** An operator did something to it. */
    public static final String ACTION = "action";
    /** Stands before the first record. */
    public static final String BEGINNING = "0".repeat(64);

    static AuditRecord after(long seq, String previous, long at, String kind, String alertKey, String body) {
        return new AuditRecord(seq, at, kind, alertKey, body, previous, hash(seq, previous, at, kind, alertKey, body));
    }

    /** Whether its hash is that of what it says. */
    boolean isGenuine() {
        return hash.equals(hash(seq, previous, at, kind, alertKey, body));
    }

    /** Line ends part the fields: none but the last can hold one. */
    private static String hash(long seq, String previous, long at, String kind, String alertKey, String body) {
        String all = String.join("\n", previous, Long.toString(seq), Long.toString(at), kind, alertKey, body);
        return HexFormat.of().formatHex(AcceptedIndex.sha256(all.getBytes(StandardCharsets.UTF_8)));
    }
}
