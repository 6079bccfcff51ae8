package org.tocsin.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.util.Optional;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Reading;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.Outcome;

/** A feed under test with its store and a clock that stands still. */
final class TestFeed {
    static final Instant NOW = Instant.parse("2026-11-23T17:07:20Z");
    static final Duration HOUR = Duration.ofHours(1);
    static final FeedConfig CONFIG = new FeedConfig(
            "http://localhost:8080",
            "",
            "Alerts of the islands",
            "alerts.example.org",
            Year.of(2026),
            "en",
            Optional.of("CC BY 4.0"),
            Duration.ofDays(2),
            1_000);

    final SteppingClock clock = new SteppingClock(NOW);
    final InMemoryStateStore store = new InMemoryStateStore();
    private final Channel channel;
    private final FeedConfig config;
    private FeedConnector connector;

    TestFeed() {
        this(Channel.Mode.LIVE, CONFIG);
    }

    TestFeed(Channel.Mode mode, FeedConfig config) {
        this.channel = Deliveries.channel(Channel.Kind.WEB_FEED, mode);
        this.config = config;
        this.connector = new FeedConnector(channel, config, store, clock);
    }

    /** Another connector on the same store, as after a restart. */
    void restart() {
        connector.close();
        connector = new FeedConnector(channel, config, store, clock);
    }

    Channel channel() {
        return channel;
    }

    FeedConnector connector() {
        return connector;
    }

    Feed feed() {
        return connector.feed();
    }

    CapMessage alert(CapMessage message) {
        return published(Deliveries.alert(channel, message));
    }

    CapMessage update(CapMessage message, AlertKey... supersedes) {
        return published(Deliveries.update(channel, message, supersedes));
    }

    CapMessage cancel(CapMessage message, AlertKey... supersedes) {
        return published(Deliveries.cancel(channel, message, supersedes));
    }

    String text(View view, Form form) {
        return new String(feed().page(view, form).bytes(), StandardCharsets.UTF_8);
    }

    static CapMessage read(byte[] bytes) {
        if (CapXml.read(bytes) instanceof Reading.Valid valid) {
            return valid.message();
        }
        throw new AssertionError("the sample is no valid CAP");
    }

    private CapMessage published(Delivery delivery) {
        assertThat(connector.deliver(delivery)).isInstanceOf(Outcome.Accepted.class);
        return delivery.message();
    }
}
