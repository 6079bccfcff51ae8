package org.tocsin.route.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.cap.Scope;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.sign.SignaturePolicy;

/**
 * Somebody allowed to submit, and how far.
 *
 * @param keyHashes SHA-256 of each API key, lower-case hexadecimal
 * @param jurisdiction where its alerts may lie
 * @param maxSeverity the gravest it may send
 * @param checks how its messages are checked
 * @param signatures what is asked of its signatures, and the keys bound to it
 * @param remit for whom, of what and over what it may warn
 * @param quotas how many messages it may send in a while; none: as many as it likes
 * @param coalesce how long an alert that says what an earlier one said goes nowhere; without it each goes out
 */
public record Authority(
        String id,
        String name,
        Set<String> senders,
        Set<String> keyHashes,
        Ground jurisdiction,
        Set<Status> statuses,
        Set<Scope> scopes,
        Severity maxSeverity,
        CheckPolicy checks,
        SignaturePolicy signatures,
        Remit remit,
        List<Quota> quotas,
        Optional<Duration> coalesce) {
    public Authority {
        senders = Set.copyOf(senders);
        keyHashes = Set.copyOf(keyHashes);
        statuses = Set.copyOf(statuses);
        scopes = Set.copyOf(scopes);
        quotas = List.copyOf(quotas);
    }
}
