package org.tocsin.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.gateway.Engine;
import org.tocsin.gateway.PlanReload;
import org.tocsin.gateway.config.GatewayConfig;
import org.tocsin.route.OperatorAction;
import org.tocsin.route.plan.Plan;

/** {@code /api/v1/plan}: which plan is in force, and for operators the way to put the file's next state in force. */
@RestController
final class PlanController {
    private static final Logger LOG = LoggerFactory.getLogger(PlanController.class);

    /** The plan in force. */
    record PlanView(String name, String version) {}

    /** With {@code dryRun} the answer says what would change, and nothing does. */
    record Order(Optional<Boolean> dryRun) {
        boolean isDry() {
            return dryRun.orElse(false);
        }
    }

    /** What changed, or would in a dry run. */
    record Reloaded(String before, String after, boolean dryRun, List<String> changes) {}

    /** Why the plan before stays in force. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Kept(String type, String title, int status, String detail, String inForce, List<String> obstacles) {}

    private final Engine engine;
    private final PlanReload reload;
    private final ReadAccess reading;
    private final OperatorAccess operators;

    PlanController(Engine engine, GatewayConfig config, ReadAccess reading, OperatorAccess operators) {
        this.engine = engine;
        this.reload = new PlanReload(config.plan(), engine.plans(), engine.connectors());
        this.reading = reading;
        this.operators = operators;
    }

    @GetMapping("/api/v1/plan")
    ResponseEntity<Object> plan(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        Plan plan = engine.plan();
        return reading.refusal(key).orElseGet(() -> json(new PlanView(plan.name(), plan.version())));
    }

    @PostMapping(path = "/api/v1/plan/reload", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> reload(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestBody Order order) {
        return operators.as(key, operator -> reload(operator.id(), order.isDry()));
    }

    private ResponseEntity<Object> reload(String operator, boolean dryRun) {
        PlanReload.Result result = reload.reload(dryRun);
        LOG.info(
                "event=plan-reload operator={} dry-run={} taken={} before={} after={} obstacles={}",
                operator,
                dryRun,
                result.isTaken(),
                result.before(),
                result.after(),
                result.obstacles());
        if (!result.isTaken()) {
            return kept(result);
        }
        if (!dryRun) {
            engine.record(action(operator, result));
        }
        return json(new Reloaded(result.before(), result.after(), dryRun, result.changes()));
    }

    private OperatorAction action(String operator, PlanReload.Result result) {
        Instant now = engine.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return new OperatorAction(
                "plan/" + result.after() + "/" + now,
                now,
                operator,
                "reload-plan",
                "",
                "plan " + result.after() + " in place of " + result.before(),
                String.join(" ", result.changes()));
    }

    private static ResponseEntity<Object> kept(PlanReload.Result result) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        return Problem.builder(status)
                .body(new Kept(
                        "about:blank",
                        "The plan before stays in force",
                        status.value(),
                        "Nothing changed. Mend what the obstacles name, and try again.",
                        result.before(),
                        result.obstacles()));
    }

    private static ResponseEntity<Object> json(Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
