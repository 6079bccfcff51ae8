package org.tocsin.gateway.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.gateway.Engine;
import org.tocsin.gateway.http.RecipientViews.ChangeView;
import org.tocsin.gateway.http.RecipientViews.CountsView;
import org.tocsin.gateway.http.RecipientViews.Faulty;
import org.tocsin.gateway.http.RecipientViews.ImportView;
import org.tocsin.gateway.http.RecipientViews.RecipientView;
import org.tocsin.route.OperatorAction;
import org.tocsin.route.plan.Operator;
import org.tocsin.sms.recipient.Change;
import org.tocsin.sms.recipient.RecipientRegistry.Found;
import org.tocsin.sms.recipient.RegistryDesk;
import org.tocsin.sms.recipient.RegistryImport;
import org.tocsin.sms.recipient.RegistryUnusable;

/**
 * {@code /api/v1/channels/{channel}/recipients}: for operators, who gets short messages. What they read of a person and what
 * they change is in the audit trail, by row and never by number.
 */
@RestController
@RequestMapping("/api/v1/channels/{channel}/recipients")
final class RecipientController {
    private static final Logger LOG = LoggerFactory.getLogger(RecipientController.class);

    private final Engine engine;
    private final OperatorAccess operators;

    RecipientController(Engine engine, OperatorAccess operators) {
        this.engine = engine;
        this.operators = operators;
    }

    @GetMapping
    ResponseEntity<Object> counts(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @PathVariable("channel") String channel) {
        return at(key, channel, (operator, desk) -> json(CountsView.of(channel, desk)));
    }

    @PostMapping(path = "/lookup", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> lookup(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @PathVariable("channel") String channel,
            @RequestBody RecipientOrder order) {
        return at(key, channel, (operator, desk) -> {
            Optional<Found> found = desk.find(order.whose());
            record(operator, "read-recipient", subject(channel, found.map(Found::ordinal)), order.reason());
            return found.isEmpty()
                    ? nobody()
                    : json(RecipientView.of(found.get().ordinal(), found.get().recipient()));
        });
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> put(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @PathVariable("channel") String channel,
            @RequestBody RecipientOrder order) {
        return writable(
                key,
                channel,
                (operator, desk) ->
                        written(operator, "put-recipient", channel, order, desk.put(column -> order.text(column)
                                .orElse(""))));
    }

    @PatchMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> patch(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @PathVariable("channel") String channel,
            @RequestBody RecipientOrder order) {
        return writable(
                key,
                channel,
                (operator, desk) ->
                        written(operator, "patch-recipient", channel, order, desk.patch(order.whose(), order::text)));
    }

    @PostMapping(path = "/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> withdraw(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @PathVariable("channel") String channel,
            @RequestBody RecipientOrder order) {
        return at(
                key,
                channel,
                (operator, desk) ->
                        written(operator, "withdraw-recipient", channel, order, desk.withdraw(order.whose())));
    }

    @PostMapping(path = "/erase", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> erase(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @PathVariable("channel") String channel,
            @RequestBody RecipientOrder order) {
        return writable(
                key,
                channel,
                (operator, desk) -> written(operator, "erase-recipient", channel, order, desk.erase(order.whose())));
    }

    /** Without a seal a dry run; with the seal of a dry run, just what that said. The file is not kept. */
    @PostMapping(path = "/import", consumes = "text/csv")
    ResponseEntity<Object> takeOver(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key,
            @PathVariable("channel") String channel,
            @RequestParam(name = "mode", defaultValue = "merge") String mode,
            @RequestParam(name = "seal") Optional<String> seal,
            HttpServletRequest request) {
        if (!mode.equals("merge") && !mode.equals("replace")) {
            return Problem.answer(
                    HttpStatus.BAD_REQUEST,
                    "Unknown mode",
                    "The parameter mode is merge or replace. Nothing was done.");
        }
        RegistryImport.Mode chosen = mode.equals("merge") ? RegistryImport.Mode.MERGE : RegistryImport.Mode.REPLACE;
        return writable(key, channel, (operator, desk) -> {
            try {
                return taken(operator, channel, mode, desk.takeOver(request.getInputStream(), chosen, seal));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private ResponseEntity<Object> taken(Operator operator, String channel, String mode, RegistryDesk.Import done) {
        LOG.info(
                "event=recipients-import operator={} channel={} mode={} fate={} rows={} faults={} changes=\"{}\"",
                operator.id(),
                channel,
                mode,
                done.fate(),
                done.rows(),
                done.faults(),
                done.diff());
        return switch (done.fate()) {
            case DRY -> json(ImportView.of(done));
            case IN_FORCE -> {
                record(
                        operator,
                        "import-recipients",
                        "channel " + channel + ", " + mode,
                        done.diff().toString());
                yield json(ImportView.of(done));
            }
            case FAULTY ->
                refused(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "Rows are at fault",
                        done.faults() + " problems in " + done.rows() + " rows. Nothing was done.",
                        done.problems());
            case DIFFERENT ->
                refused(
                        HttpStatus.CONFLICT,
                        "The registry or the file has changed",
                        "The import would not do what its dry run said. Nothing was done: make another dry run.",
                        List.of());
            case BUSY ->
                refused(
                        HttpStatus.CONFLICT,
                        "Another import is on its way",
                        "Nothing was done: try again when it has ended.",
                        List.of());
        };
    }

    private ResponseEntity<Object> written(
            Operator operator, String action, String channel, RecipientOrder order, RegistryDesk.Written written) {
        if (written.change().isEmpty()) {
            return refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "The recipient cannot be taken",
                    "Nothing was done.",
                    written.faults());
        }
        Change change = written.change().get();
        if (change.kind() == Change.Kind.NOBODY) {
            return nobody();
        }
        if (change.kind() == Change.Kind.STILL_WITHDRAWN) {
            return refused(
                    HttpStatus.CONFLICT,
                    "This number was withdrawn",
                    "It is taken again with a consent that is later than the withdrawal. Nothing was done.",
                    List.of());
        }
        record(operator, action, subject(channel, Optional.of(change.ordinal())), order.reason());
        LOG.info(
                "event=recipient-changed operator={} action={} channel={} row={} result={}",
                operator.id(),
                action,
                channel,
                change.ordinal(),
                change.kind());
        return json(ChangeView.of(change));
    }

    private ResponseEntity<Object> writable(
            @Nullable String key, String channel, BiFunction<Operator, RegistryDesk, ResponseEntity<Object>> action) {
        return at(
                key,
                channel,
                (operator, desk) -> desk.followsFile()
                        ? Problem.answer(
                                HttpStatus.CONFLICT,
                                "The recipients of this channel are a file",
                                "Change the CSV file that the plan names and start the gateway anew, or give the channel a"
                                        + " registry-key-file. Withdrawals are taken here all the same.")
                        : action.apply(operator, desk));
    }

    private ResponseEntity<Object> at(
            @Nullable String key, String channel, BiFunction<Operator, RegistryDesk, ResponseEntity<Object>> action) {
        return operators.as(key, operator -> {
            Optional<RegistryDesk> desk =
                    Optional.ofNullable(engine.registries().get(channel));
            if (desk.isEmpty()) {
                return Problem.answer(
                        HttpStatus.NOT_FOUND,
                        "No such registry",
                        "The plan has no channel of that name with recipients.");
            }
            try {
                return action.apply(operator, desk.get());
            } catch (RegistryUnusable e) {
                LOG.error("event=recipients-not-kept channel={} reason=\"{}\"", channel, e.getMessage());
                return Problem.answer(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The registry cannot be written",
                        "The log says why. A withdrawal is honoured until the gateway stops; try again, so that it is kept.");
            }
        });
    }

    private void record(Operator operator, String action, String subject, String why) {
        Instant now = engine.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        engine.record(
                new OperatorAction("recipients/" + UUID.randomUUID(), now, operator.id(), action, "", subject, why));
    }

    private static String subject(String channel, Optional<Integer> row) {
        return row.map(ordinal -> "recipient " + ordinal).orElse("nobody") + " of channel " + channel;
    }

    private static ResponseEntity<Object> nobody() {
        return Problem.answer(
                HttpStatus.NOT_FOUND, "Nobody has that number", "The registry of this channel does not know it.");
    }

    private static ResponseEntity<Object> refused(
            HttpStatus status, String title, String detail, List<String> problems) {
        return Problem.builder(status).body(Faulty.of(status, title, detail, problems));
    }

    private static ResponseEntity<Object> json(Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
