package org.tocsin.gateway.http;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;
import org.tocsin.gateway.Engine;
import org.tocsin.route.desk.StopDesk;
import org.tocsin.route.ledger.AlertRow;
import org.tocsin.route.ledger.DeliveryRow;
import org.tocsin.route.plan.Operator;

/** {@code POST /api/v1/alerts/{key}/channels/{channel}/stop}: an operator takes an alert off one channel. */
@RestController
final class StopController {

    /** With {@code dryRun} the answer says what would be taken off, and nothing is. */
    record Order(Optional<String> reason, Optional<Boolean> dryRun) {}

    /**
     * What was done, or would be in a dry run.
     *
     * @param facts what is out there, as the channel tells it
     */
    record Stopped(
            String alert,
            String event,
            String channel,
            boolean dryRun,
            Map<String, String> facts,
            String detail,
            Map<String, Long> counts) {}

    private final Engine engine;
    private final OperatorAccess operators;

    StopController(Engine engine, OperatorAccess operators) {
        this.engine = engine;
        this.operators = operators;
    }

    @PostMapping(path = "/api/v1/alerts/{key}/channels/{channel}/stop", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> stop(
            @PathVariable("key") String alert,
            @PathVariable("channel") String channel,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestBody Order order) {
        return operators.as(key, operator -> stop(operator, alert, channel, order));
    }

    private ResponseEntity<Object> stop(Operator operator, String alert, String channel, Order order) {
        Optional<AlertRow> row =
                AlertKey.isWellFormed(alert) ? engine.ledger().alert(new AlertKey(alert)) : Optional.empty();
        Optional<DeliveryRow> delivery = row.stream()
                .flatMap(found -> engine.ledger().deliveries(found.key()).stream())
                .filter(found -> found.channel().equals(channel))
                .findFirst();
        if (row.isEmpty() || delivery.isEmpty()) {
            return Problem.answer(
                    HttpStatus.NOT_FOUND,
                    "No such delivery",
                    "No alert with this key was accepted here and planned for the channel '" + channel + "'.");
        }
        DeliveryKey which =
                new DeliveryKey(row.get().key(), channel, delivery.get().target());
        if (order.dryRun().orElse(false)) {
            Preview preview = engine.stopDesk().preview(which);
            return preview.refusal()
                    .filter(refusal -> refusal.code() != ReasonCode.ORIGINAL_NOT_SENT)
                    .map(StopController::refused)
                    .orElseGet(() -> json(new Stopped(
                            alert,
                            row.get().event(),
                            channel,
                            true,
                            preview.facts(),
                            preview.refusal().map(Outcome.Refused::detail).orElse("Nothing was done."),
                            Map.of())));
        }
        return stop(
                operator, row.get(), which, order.reason().map(String::strip).orElse(""));
    }

    private ResponseEntity<Object> stop(Operator operator, AlertRow row, DeliveryKey which, String reason) {
        if (reason.isEmpty()) {
            return Problem.answer(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "A reason is missing",
                    "Say in \"reason\" why; it stands in the audit trail with your name.");
        }
        if (engine.channelDesk().pauseOf(which.channel()).isPresent()) {
            return Problem.answer(
                    HttpStatus.CONFLICT,
                    "The channel is paused",
                    "While " + which.channel()
                            + " is paused nothing is sent to its peer, not even a stop. Resume it first.");
        }
        Map<String, String> facts = engine.stopDesk().preview(which).facts();
        Outcome outcome = engine.stopDesk().stop(new StopDesk.Order(which, row.expiresAt(), operator.id(), reason));
        if (outcome instanceof Outcome.Accepted accepted) {
            return json(new Stopped(
                    row.key().value(),
                    row.event(),
                    which.channel(),
                    false,
                    facts,
                    accepted.detail(),
                    accepted.counts()));
        }
        if (outcome instanceof Outcome.Refused refused) {
            return refused(refused);
        }
        return Problem.answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Not stopped yet",
                (outcome instanceof Outcome.Unreachable unreachable ? unreachable.detail() : "The channel did not say.")
                        + " The alert will not go out again. Some of it may still be out: the peer is asked again, and until then"
                        + " this is an alarm.");
    }

    private static ResponseEntity<Object> refused(Outcome.Refused refused) {
        return Problem.answer(
                refused.code() == ReasonCode.STATE_UNAVAILABLE ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.CONFLICT,
                refused.code() == ReasonCode.CANNOT_STOP ? "This channel cannot stop" : "Not stopped everywhere",
                refused.detail());
    }

    private static ResponseEntity<Object> json(Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
