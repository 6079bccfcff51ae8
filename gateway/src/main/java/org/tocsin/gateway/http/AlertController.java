package org.tocsin.gateway.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.cap.AlertKey;
import org.tocsin.gateway.Engine;
import org.tocsin.route.Arrivals.Arrival;
import org.tocsin.route.Messages;
import org.tocsin.route.ledger.AlertRow;
import org.tocsin.route.plan.Explanation;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.RoutingPlan;

/** Reading alerts and deliveries from the ledger. */
@RestController
final class AlertController {
    private static final MediaType CAP = MediaType.valueOf("application/cap+xml");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;
    private static final Set<String> LIST_PARAMETERS = Set.of("limit", "before");

    private final Engine engine;
    private final ReadAccess reading;

    AlertController(Engine engine, ReadAccess reading) {
        this.engine = engine;
        this.reading = reading;
    }

    /**
     * @param routedByPlan the version of the plan that led the alert to its channels
     * @param explainedByPlan the version of the plan in force, which the explanation is of
     */
    record Explained(String routedByPlan, String explainedByPlan, Explanation explanation) {}

    @GetMapping("/api/v1/alerts")
    ResponseEntity<Object> list(HttpServletRequest request) {
        return guarded(request, () -> page(request));
    }

    @GetMapping("/api/v1/alerts/{key}")
    ResponseEntity<Object> alert(@PathVariable("key") String key, HttpServletRequest request) {
        return guarded(request, () -> found(key, row -> wantsCap(request) ? original(row) : json(AlertView.of(row))));
    }

    @GetMapping("/api/v1/alerts/{key}/deliveries")
    ResponseEntity<Object> deliveries(@PathVariable("key") String key, HttpServletRequest request) {
        return guarded(
                request,
                () -> found(
                        key,
                        row -> json(engine.ledger().deliveries(row.key()).stream()
                                .map(DeliveryView::of)
                                .toList())));
    }

    /** Why it goes where it goes by the plan in force, which may be another than the one that routed it. */
    @GetMapping("/api/v1/alerts/{key}/explanation")
    ResponseEntity<Object> explanation(@PathVariable("key") String key, HttpServletRequest request) {
        return guarded(request, () -> found(key, this::explained));
    }

    /** Everything that was written down of it, with the message itself, as one document. */
    @GetMapping("/api/v1/alerts/{key}/audit")
    ResponseEntity<Object> audit(@PathVariable("key") String key, HttpServletRequest request) {
        return guarded(
                request,
                () -> found(
                        key,
                        row -> json(AuditView.of(
                                row.key().value(),
                                engine.ledger().cap(row.key()).orElse(new byte[0]),
                                engine.ledger().audit(row.key())))));
    }

    private ResponseEntity<Object> explained(AlertRow row) {
        Plan plan = engine.plan();
        return engine.ledger()
                .cap(row.key())
                .map(Messages::cap)
                .map(message -> json(new Explained(
                        row.planVersion(), plan.version(), new RoutingPlan(plan).explain(message.alert()))))
                .orElseGet(AlertController::unknownAlert);
    }

    private ResponseEntity<Object> guarded(HttpServletRequest request, Supplier<ResponseEntity<Object>> answer) {
        return reading.refusal(request.getHeader(HttpHeaders.AUTHORIZATION)).orElseGet(answer);
    }

    private ResponseEntity<Object> page(HttpServletRequest request) {
        Optional<String> unknown = request.getParameterMap().keySet().stream()
                .filter(name -> !LIST_PARAMETERS.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            return badParameter("The parameter '" + unknown.get() + "' is unknown; there are limit and before.");
        }
        try {
            int limit = Optional.ofNullable(request.getParameter("limit"))
                    .map(Integer::valueOf)
                    .orElse(USUAL_PAGE);
            Instant before = Optional.ofNullable(request.getParameter("before"))
                    .map(Instant::parse)
                    .orElse(Instant.ofEpochMilli(Long.MAX_VALUE));
            if (limit < 1 || limit > LARGEST_PAGE) {
                return badParameter("limit lies between 1 and " + LARGEST_PAGE + ".");
            }
            return json(engine.ledger().alertsBefore(before, limit).stream()
                    .map(AlertView::of)
                    .toList());
        } catch (NumberFormatException e) {
            return badParameter("limit is a whole number.");
        } catch (DateTimeParseException e) {
            return badParameter("before is a moment in UTC such as 2026-11-23T18:07:20Z.");
        }
    }

    private ResponseEntity<Object> found(String key, Function<AlertRow, ResponseEntity<Object>> answer) {
        if (!AlertKey.isWellFormed(key)) {
            return unknownAlert();
        }
        AlertKey alertKey = new AlertKey(key);
        Arrival arrival = engine.arrivals().await(alertKey, PATIENCE);
        Optional<AlertRow> row = engine.ledger().alert(alertKey);
        if (row.isEmpty() && arrival == Arrival.ON_ITS_WAY) {
            return Problem.builder(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .body(Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "The alert is accepted and not yet in the ledger",
                            "It is on disk and on its way to the channels; ask again in a moment.",
                            List.of()));
        }
        return row.map(answer).orElseGet(AlertController::unknownAlert);
    }

    private ResponseEntity<Object> original(AlertRow row) {
        return engine.ledger()
                .cap(row.key())
                .<ResponseEntity<Object>>map(
                        bytes -> ResponseEntity.ok().contentType(CAP).body(bytes))
                .orElseGet(AlertController::unknownAlert);
    }

    private static boolean wantsCap(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("application/cap+xml");
    }

    private static ResponseEntity<Object> json(Object body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private static ResponseEntity<Object> unknownAlert() {
        return Problem.answer(HttpStatus.NOT_FOUND, "No such alert", "No alert that was accepted here has this key.");
    }

    private static ResponseEntity<Object> badParameter(String detail) {
        return Problem.answer(HttpStatus.BAD_REQUEST, "A parameter cannot be used", detail);
    }
}
