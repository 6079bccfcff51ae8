package org.tocsin.gateway.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.gateway.Engine;
import org.tocsin.gateway.wire.Pcap;
import org.tocsin.gateway.wire.WireEntry;
import org.tocsin.gateway.wire.WireLog;

/** {@code GET /api/v1/channels/{name}/pdus}: what went over the wire of a channel, for operators, as JSON or as a capture. */
@RestController
final class WireController {
    private static final MediaType PCAP = MediaType.valueOf("application/vnd.tcpdump.pcap");
    private static final int USUAL = 1000;
    private static final int MOST = 100_000;

    private final Engine engine;
    private final OperatorAccess operators;

    WireController(Engine engine, OperatorAccess operators) {
        this.engine = engine;
        this.operators = operators;
    }

    @GetMapping("/api/v1/channels/{name}/pdus")
    ResponseEntity<Object> pdus(
            @PathVariable("name") String name,
            @RequestParam(name = "since", required = false) @Nullable String since,
            @RequestParam(name = "limit", required = false) @Nullable String limit,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        return operators.as(key, operator -> {
            WireLog log = engine.wires().get(name);
            if (log == null) {
                return Problem.answer(
                        HttpStatus.NOT_FOUND,
                        "Nothing is kept of this channel",
                        "What goes over the wire is kept of cell broadcast channels; '" + name + "' is none.");
            }
            try {
                int most = Optional.ofNullable(limit).map(Integer::valueOf).orElse(USUAL);
                if (most < 1 || most > MOST) {
                    return unusable("limit lies between 1 and " + MOST + ".");
                }
                List<WireEntry> entries = log.since(Optional.ofNullable(since).map(Instant::parse), most);
                return accept != null && accept.contains(PCAP.getSubtype()) ? pcap(name, entries) : json(entries);
            } catch (NumberFormatException e) {
                return unusable("limit is a whole number.");
            } catch (DateTimeException e) {
                return unusable("since is a moment in UTC such as 2026-11-30T18:07:20Z.");
            }
        });
    }

    private static ResponseEntity<Object> pcap(String name, List<WireEntry> entries) {
        return ResponseEntity.ok()
                .contentType(PCAP)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".pcap\"")
                .body(Pcap.of(entries));
    }

    private static ResponseEntity<Object> json(List<WireEntry> entries) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(entries);
    }

    private static ResponseEntity<Object> unusable(String detail) {
        return Problem.answer(HttpStatus.BAD_REQUEST, "A parameter cannot be used", detail);
    }
}
