package org.tocsin.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.guard.GuardedConnector;
import org.tocsin.gateway.Engine;
import org.tocsin.route.desk.Pause;
import org.tocsin.route.plan.Operator;
import org.tocsin.route.plan.PlannedChannel;

/** {@code /api/v1/channels}: how each channel stands, and for operators its maintenance switch. */
@RestController
final class ChannelController {

    /** Who paused a channel, and until when; without {@code until} an operator must resume it. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record PauseView(String since, Optional<String> until, String author, String reason) {
        private static PauseView of(Pause pause) {
            return new PauseView(
                    pause.since().toString(), pause.until().map(Instant::toString), pause.author(), pause.reason());
        }
    }

    /** A channel; {@code paused} is missing unless it is. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ChannelView(
            String channel,
            String kind,
            String mode,
            String target,
            String link,
            String linkDetail,
            String breaker,
            long waiting,
            long urgentWaiting,
            Optional<PauseView> paused) {}

    /**
     * An order to pause or to resume.
     *
     * @param until when a pause ends by itself, ISO 8601 in UTC
     */
    record Order(Optional<String> reason, Optional<String> until, Optional<Boolean> dryRun) {
        String why() {
            return reason.map(String::strip).orElse("");
        }
    }

    /** What was done, or would be in a dry run. */
    record Done(String action, boolean dryRun, boolean changed, ChannelView channel) {}

    private final Engine engine;
    private final ReadAccess reading;
    private final OperatorAccess operators;

    ChannelController(Engine engine, ReadAccess reading, OperatorAccess operators) {
        this.engine = engine;
        this.reading = reading;
        this.operators = operators;
    }

    @GetMapping("/api/v1/channels")
    ResponseEntity<Object> list(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        return reading.refusal(key)
                .orElseGet(() ->
                        json(engine.plan().channels().stream().map(this::view).toList()));
    }

    @PostMapping(path = "/api/v1/channels/{name}/pause", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> pause(
            @PathVariable("name") String name,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestBody Order order) {
        return act(name, key, order, (operator, channel) -> {
            Optional<Instant> until = order.until().map(Instant::parse);
            if (until.isPresent() && !until.get().isAfter(engine.clock().instant())) {
                return unusable("until lies in the past; name a moment to come, or leave it out.");
            }
            boolean dry = order.dryRun().orElse(false);
            if (!dry) {
                engine.channelDesk().pause(name, operator.id(), order.why(), until);
            }
            return json(new Done("pause", dry, !dry, view(channel)));
        });
    }

    @PostMapping(path = "/api/v1/channels/{name}/resume", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> resume(
            @PathVariable("name") String name,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @RequestBody Order order) {
        return act(name, key, order, (operator, channel) -> {
            boolean dry = order.dryRun().orElse(false);
            boolean changed = !dry && engine.channelDesk().resume(name, operator.id(), order.why());
            return json(new Done("resume", dry, changed, view(channel)));
        });
    }

    private interface Act {
        ResponseEntity<Object> on(Operator operator, PlannedChannel channel);
    }

    private ResponseEntity<Object> act(String name, @Nullable String key, Order order, Act act) {
        return operators.as(key, operator -> {
            Optional<PlannedChannel> channel = engine.plan().channels().stream()
                    .filter(planned -> planned.name().equals(name))
                    .findFirst();
            if (channel.isEmpty()) {
                return Problem.answer(
                        HttpStatus.NOT_FOUND, "No such channel", "The plan names no channel '" + name + "'.");
            }
            if (order.why().isEmpty()) {
                return unusable("Say in \"reason\" why; it stands in the audit trail with your name.");
            }
            try {
                return act.on(operator, channel.get());
            } catch (DateTimeException e) {
                return unusable("until is a moment in UTC such as 2026-11-30T20:00:00Z.");
            }
        });
    }

    private ChannelView view(PlannedChannel planned) {
        GuardedConnector connector = engine.connectors().get(planned.name());
        LinkState link = connector == null ? LinkState.down("It has no connector.") : connector.link();
        return new ChannelView(
                planned.name(),
                planned.channel().kind().text(),
                planned.channel().mode().name().toLowerCase(Locale.ROOT),
                planned.channel().target(),
                link.condition().name(),
                link.detail(),
                connector == null ? "" : connector.breakerState().name(),
                depth(planned.queues()),
                depth(List.of(planned.queue(true))),
                engine.channelDesk().pauseOf(planned.name()).map(PauseView::of));
    }

    private long depth(List<String> queues) {
        return queues.stream().mapToLong(engine.broker()::depth).sum();
    }

    private static ResponseEntity<Object> unusable(String detail) {
        return Problem.answer(HttpStatus.UNPROCESSABLE_CONTENT, "The order cannot be carried out", detail);
    }

    private static ResponseEntity<Object> json(Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
