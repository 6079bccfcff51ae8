package org.tocsin.gateway.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.tocsin.cap.AlertKey;
import org.tocsin.feed.Feed;
import org.tocsin.feed.FeedPage;
import org.tocsin.feed.Form;
import org.tocsin.feed.View;
import org.tocsin.gateway.Engine;
import org.tocsin.gateway.config.GatewayConfig;

/** The public feeds and the original bytes of each alert in them; drill feeds under their own path. */
@RestController
final class FeedController {
    private static final MediaType CAP = MediaType.valueOf("application/cap+xml");
    private static final Duration SIGNED = Duration.ofHours(1);
    private static final int SECONDS_FOR_EVER = 31_536_000;

    private final Map<String, Feed> feeds;
    private final SignedAlerts signed;

    FeedController(Engine engine, GatewayConfig config) {
        this.signed = new SignedAlerts(config.signing(), engine.clock());
        this.feeds = engine.feeds().values().stream()
                .map(connector -> connector.feed())
                .collect(Collectors.toUnmodifiableMap(Feed::prefix, feed -> feed, (first, second) -> first));
    }

    @GetMapping("/feeds/{file}")
    ResponseEntity<Object> live(@PathVariable("file") String file, HttpServletRequest request) {
        return page("", file, request);
    }

    @GetMapping("/exercise/feeds/{file}")
    ResponseEntity<Object> drill(@PathVariable("file") String file, HttpServletRequest request) {
        return page("/exercise", file, request);
    }

    @GetMapping("/alerts/{file}")
    ResponseEntity<Object> liveAlert(@PathVariable("file") String file) {
        return alert("", file);
    }

    @GetMapping("/exercise/alerts/{file}")
    ResponseEntity<Object> drillAlert(@PathVariable("file") String file) {
        return alert("/exercise", file);
    }

    private ResponseEntity<Object> page(String prefix, String file, HttpServletRequest request) {
        Feed feed = feeds.get(prefix);
        Optional<View> view = view(file);
        Optional<Form> form = form(file);
        if (feed == null || view.isEmpty() || form.isEmpty()) {
            return nothingHere();
        }
        return conditional(feed.page(view.get(), form.get()), request);
    }

    private static ResponseEntity<Object> conditional(FeedPage page, HttpServletRequest request) {
        ServletWebRequest conditional = new ServletWebRequest(request);
        ResponseEntity.BodyBuilder answer = conditional.checkNotModified(page.etag())
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                : ResponseEntity.ok();
        answer.eTag(page.etag())
                .lastModified(page.lastModified())
                .cacheControl(CacheControl.maxAge(page.maxAge()).cachePublic().mustRevalidate())
                .header("Access-Control-Allow-Origin", "*");
        if (conditional.isNotModified()) {
            return answer.build();
        }
        return answer.contentType(MediaType.valueOf(page.mediaType())).body(page.bytes());
    }

    private ResponseEntity<Object> alert(String prefix, String file) {
        Feed feed = feeds.get(prefix);
        int dot = file.indexOf('.');
        String name = dot < 0 ? file : file.substring(0, dot);
        if (feed == null || dot < 0 || !AlertKey.isWellFormed(name)) {
            return nothingHere();
        }
        AlertKey key = new AlertKey(name);
        return switch (file.substring(dot + 1)) {
            case "xml", "cap" ->
                feed.original(key).map(bytes -> forEver(CAP, bytes)).orElseGet(FeedController::nothingHere);
            case "signed.xml" ->
                feed.original(key)
                        .flatMap(bytes -> signed.of(key, bytes))
                        .map(bytes -> forAWhile(CAP, bytes))
                        .orElseGet(FeedController::nothingHere);
            case "geojson" ->
                feed.feature(key)
                        .<ResponseEntity<Object>>map(page -> ResponseEntity.ok()
                                .eTag(page.etag())
                                .header("Access-Control-Allow-Origin", "*")
                                .contentType(MediaType.valueOf(page.mediaType()))
                                .body(page.bytes()))
                        .orElseGet(FeedController::nothingHere);
            default -> nothingHere();
        };
    }

    /** An alert that was issued never changes. */
    private static ResponseEntity<Object> forEver(MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .header("Cache-Control", "public, max-age=" + SECONDS_FOR_EVER + ", immutable")
                .header("Access-Control-Allow-Origin", "*")
                .contentType(type)
                .body(bytes);
    }

    /** Signed again, a message has another signature, or one of another key. */
    private static ResponseEntity<Object> forAWhile(MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(SIGNED).cachePublic())
                .header("Access-Control-Allow-Origin", "*")
                .contentType(type)
                .body(bytes);
    }

    private static Optional<View> view(String file) {
        return Arrays.stream(View.values())
                .filter(view -> file.startsWith(view.file() + "."))
                .findFirst();
    }

    private static Optional<Form> form(String file) {
        return Arrays.stream(Form.values())
                .filter(form -> file.substring(file.indexOf('.') + 1).equals(form.extension()))
                .findFirst();
    }

    private static ResponseEntity<Object> nothingHere() {
        return Problem.answer(HttpStatus.NOT_FOUND, "Not Found", "There is nothing at this address.");
    }
}
