package org.tocsin.gateway.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.gateway.Engine;
import org.tocsin.gateway.config.GatewayConfig;
import org.tocsin.route.ledger.AlertRow;

/** The status page at {@code /} and its style sheet. Works without scripts, by keyboard, on a phone. */
@RestController
final class StatusController {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType CSS = MediaType.valueOf("text/css;charset=UTF-8");
    private static final int ALERTS_SHOWN = 25;

    private final Engine engine;
    private final GatewayConfig config;
    private final ReadAccess reading;
    private final String style;

    StatusController(Engine engine, GatewayConfig config, ReadAccess reading) {
        this.engine = engine;
        this.config = config;
        this.reading = reading;
        this.style = Resources.text("status.css");
    }

    @GetMapping("/")
    ResponseEntity<String> page(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String key) {
        boolean mayRead = reading.refusal(key).isEmpty();
        var alerts = mayRead
                ? engine.ledger().alertsBefore(Instant.ofEpochMilli(Long.MAX_VALUE), ALERTS_SHOWN)
                : List.<AlertRow>of();
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(new StatusPage(engine, config.demo(), mayRead).render(alerts));
    }

    @GetMapping("/status.css")
    ResponseEntity<String> style() {
        return ResponseEntity.ok().contentType(CSS).body(style);
    }
}
