package org.tocsin.gateway.http;

import java.util.List;
import java.util.Map;
import org.tocsin.cap.Finding;
import org.tocsin.gateway.http.Problem.FindingView;
import org.tocsin.route.Json;
import org.tocsin.route.ledger.AlertRow;
import tools.jackson.core.type.TypeReference;

/** An alert as the API writes it. Times are UTC in RFC 3339; {@code sent} is as the message wrote it. */
record AlertView(
        String key,
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
        String acceptedAt,
        String expiresAt,
        List<FindingView> findings,
        Map<String, String> links) {

    static AlertView of(AlertRow row) {
        String self = "/api/v1/alerts/" + row.key();
        return new AlertView(
                row.key().value(),
                row.sender(),
                row.identifier(),
                row.sent(),
                row.status(),
                row.msgType(),
                row.scope(),
                row.severity(),
                row.urgency(),
                row.event(),
                row.headline(),
                row.areaDesc(),
                row.authority(),
                row.planVersion(),
                row.acceptedAt().toString(),
                row.expiresAt().toString(),
                FindingView.of(Json.read(row.findings(), new TypeReference<List<Finding>>() {})),
                Map.of("self", self, "deliveries", self + "/deliveries"));
    }
}
