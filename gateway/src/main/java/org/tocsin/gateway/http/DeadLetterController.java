package org.tocsin.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.tocsin.route.dead.DeadLetter;
import org.tocsin.route.dead.DeadLetters;
import org.tocsin.route.dead.LetterFilter;

/** {@code /api/v1/dead-letters}: for operators, to see what waits for them, send it out again or give it up. */
@RestController
final class DeadLetterController {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterController.class);

    /** A dead letter as the API writes it; {@code obstacle} says why a replay would be refused now. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record LetterView(
            String id,
            String alert,
            String channel,
            String reason,
            String detail,
            String since,
            String expires,
            Optional<String> obstacle) {
        static List<LetterView> of(List<DeadLetter> letters) {
            return letters.stream().map(LetterView::of).toList();
        }

        private static LetterView of(DeadLetter letter) {
            return new LetterView(
                    letter.id(),
                    letter.alert(),
                    letter.channel(),
                    letter.reason(),
                    letter.detail(),
                    letter.since().toString(),
                    letter.expires().toString(),
                    letter.obstacle());
        }
    }

    /** Which letters are meant, and what for. Everything that is given must fit; {@code all} means every one. */
    record Order(
            Optional<String> id,
            Optional<String> alert,
            Optional<String> channel,
            Optional<String> reason,
            Optional<Boolean> all,
            Optional<Boolean> dryRun,
            Optional<String> why) {
        LetterFilter filter() {
            return new LetterFilter(id, alert, channel, reason);
        }

        boolean isMeant() {
            return !filter().isEmpty() || all.orElse(false);
        }

        boolean isDry() {
            return dryRun.orElse(false);
        }
    }

    /** What was done, or would be in a dry run. */
    record Done(String action, boolean dryRun, int count, List<LetterView> letters, List<LetterView> left) {}

    private final Engine engine;
    private final OperatorAccess operators;

    DeadLetterController(Engine engine, OperatorAccess operators) {
        this.engine = engine;
        this.operators = operators;
    }

    @GetMapping("/api/v1/dead-letters")
    ResponseEntity<Object> list(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        LetterFilter any = new LetterFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return operators.as(
                key, operator -> json(LetterView.of(engine.deadLetters().list(any))));
    }

    @PostMapping(path = "/api/v1/dead-letters/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> replay(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestBody Order order) {
        return operators.as(
                key,
                operator -> order.isMeant()
                        ? done(
                                "replay",
                                operator.id(),
                                order,
                                engine.deadLetters().replay(order.filter(), operator.id(), order.isDry()))
                        : nothingMeant());
    }

    @PostMapping(path = "/api/v1/dead-letters/discard", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> discard(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestBody Order order) {
        return operators.as(key, operator -> {
            if (!order.isMeant()) {
                return nothingMeant();
            }
            String why = order.why().map(String::strip).orElse("");
            return why.isEmpty()
                    ? Problem.answer(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "A reason is missing",
                            "Say in \"why\" why this is given up; it stands in the audit trail with your name.")
                    : done(
                            "discard",
                            operator.id(),
                            order,
                            engine.deadLetters().discard(order.filter(), operator.id(), why, order.isDry()));
        });
    }

    private static ResponseEntity<Object> done(String action, String operator, Order order, DeadLetters.Result result) {
        LOG.info(
                "event=dead-letters action={} operator={} dry-run={} done={} left={}",
                action,
                operator,
                order.isDry(),
                result.done().size(),
                result.left().size());
        return json(new Done(
                action,
                order.isDry(),
                result.done().size(),
                LetterView.of(result.done()),
                LetterView.of(result.left())));
    }

    private static ResponseEntity<Object> nothingMeant() {
        return Problem.answer(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Which letters are meant",
                "Give \"id\", \"alert\", \"channel\" or \"reason\", or \"all\": true. With \"dryRun\": true nothing is"
                        + " done and the answer says what would be.");
    }

    private static ResponseEntity<Object> json(Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
