package org.tocsin.route.ledger;

import java.time.Instant;
import org.tocsin.cap.AlertKey;

/** An alert as the ledger lists it. */
public record AlertRow(
        AlertKey key,
        String sender,
        String identifier,
        String sent,
        String status,
        String msgType,
        String scope,
        String severity,
        String urgency,
        String event,
        String headline,
        String areaDesc,
        String authority,
        String planVersion,
        String findings,
        Instant acceptedAt,
        Instant expiresAt) {}
