package org.tocsin.gateway.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.StateStore;
import org.tocsin.connector.guard.GuardedConnector;
import org.tocsin.gateway.Engine;

/** What became of the recipients of an alert on one channel, in counts that name nobody. */
@RestController
final class RecipientCountsController {
    private static final MediaType CSV = MediaType.valueOf("text/csv;charset=utf-8;header=present");

    private final Engine engine;
    private final ReadAccess reading;
    private final Map<String, GuardedConnector> connectors;

    RecipientCountsController(Engine engine, ReadAccess reading) {
        this.engine = engine;
        this.reading = reading;
        this.connectors = engine.connectors();
    }

    @GetMapping("/api/v1/alerts/{key}/channels/{channel}/recipients.csv")
    ResponseEntity<Object> counts(
            @PathVariable("key") String key, @PathVariable("channel") String channel, HttpServletRequest request) {
        return reading.refusal(request.getHeader(HttpHeaders.AUTHORIZATION)).orElseGet(() -> counts(key, channel));
    }

    private ResponseEntity<Object> counts(String key, String channel) {
        try {
            return AlertKey.isWellFormed(key)
                    ? found(new AlertKey(key), channel)
                            .<ResponseEntity<Object>>map(
                                    csv -> ResponseEntity.ok().contentType(CSV).body(csv))
                            .orElseGet(RecipientCountsController::nothingKnown)
                    : nothingKnown();
        } catch (StateStore.Unavailable e) {
            return Problem.builder(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "5")
                    .body(Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "The recipients cannot be looked up",
                            "The state of the channel does not answer; ask again in a moment.",
                            List.of()));
        }
    }

    private Optional<String> found(AlertKey key, String channel) {
        return engine.plan().channels().stream()
                .filter(planned -> planned.name().equals(channel))
                .map(planned -> new DeliveryKey(key, channel, planned.channel().target()))
                .flatMap(delivery -> Optional.ofNullable(connectors.get(channel)).stream()
                        .flatMap(connector -> connector.recipientCounts(delivery).stream()))
                .findFirst();
    }

    private static ResponseEntity<Object> nothingKnown() {
        return Problem.answer(
                HttpStatus.NOT_FOUND,
                "No recipients",
                "No channel of this name knows recipients of this alert, or it does so no longer.");
    }
}
