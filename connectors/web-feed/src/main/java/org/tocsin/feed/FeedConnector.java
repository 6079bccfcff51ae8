package org.tocsin.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.StateStore;

/**
 * Publishes alerts on one web feed. There is no counterpart: Accepted means that the alert is in the state store and that
 * the next reader finds it. Publishing the same alert again changes nothing.
 */
public final class FeedConnector implements Connector {
    private static final Logger LOG = LoggerFactory.getLogger(FeedConnector.class);

    private static final Outcome.Refused TOO_LARGE =
            new Outcome.Refused(ReasonCode.TOO_LONG, "The alert alone is larger than a feed page may be.");

    private final Channel channel;
    private final Clock clock;
    private final TagUris ids;
    private final FeedGate gate;
    private final EntryForms forms;
    private final EntryPreview entries;
    private final FeedContent content;
    private final Feed feed;
    private volatile boolean closed;

    /**
     * Reads what was published before; when the store does not answer, each reader and each delivery tries again.
     *
     * @throws IllegalArgumentException when the configuration has no base URL
     */
    public FeedConnector(Channel channel, FeedConfig config, StateStore store, Clock clock) {
        FeedAddresses addresses = new FeedAddresses(config, channel.mode());
        this.channel = channel;
        this.clock = clock;
        this.ids = new TagUris(config);
        this.gate = new FeedGate(channel, ids);
        this.forms = new EntryForms(config.language(), addresses, ids);
        this.entries = new EntryPreview(addresses);
        this.content = new FeedContent(channel.name(), new FeedStore(store), config.retention(), clock);
        this.feed = new Feed(content, addresses, new ViewRenderer(channel, config, addresses, ids, forms), clock);
        readWhatWasPublished();
    }

    /** What the gateway serves. */
    public Feed feed() {
        return feed;
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        if (closed) {
            return new Outcome.Unreachable(ReasonCode.SHUTTING_DOWN, "The feed is closing.");
        }
        Optional<Outcome.Refused> refusal = gate.refusal(delivery, clock.instant());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            return publish(delivery);
        } catch (StateStore.Unavailable e) {
            return new Outcome.Unreachable(ReasonCode.STATE_UNAVAILABLE, "The state store: " + e.getMessage() + ".");
        }
    }

    @Override
    public Preview preview(Delivery delivery) {
        Optional<Outcome.Refused> refusal = gate.refusal(delivery, clock.instant());
        if (refusal.isPresent()) {
            return Preview.refused(refusal.get());
        }
        RenderedEntry rendered = forms.render(delivery.message());
        return PageLimit.fits(rendered)
                ? entries.of(delivery, forms.text(delivery.alert()), rendered)
                : entries.tooLarge(TOO_LARGE, delivery.alert());
    }

    @Override
    public LinkState link() {
        return content.known()
                .map(snapshot -> LinkState.up("Active alerts: "
                        + snapshot.count(View.ACTIVE, clock.instant())
                        + "; the newest publication is number " + snapshot.sequence() + "."))
                .orElseGet(() -> LinkState.down("The state store has not yet told what was published before."));
    }

    @Override
    public void close() {
        closed = true;
    }

    private Outcome publish(Delivery delivery) {
        if (!PageLimit.fits(forms.of(delivery.message()))) {
            return TOO_LARGE;
        }
        delivery.transcript().sent("Atom entry", forms.of(delivery.message()).atom());
        FeedEntry entry = content.publish(delivery);
        content.forgetOld();
        forms.keepOnly(content.snapshot().keys());
        LOG.info(
                "event=feed.published alert={} channel={} action={} sequence={} attempt={}",
                entry.key(),
                channel.name(),
                delivery.action(),
                entry.sequence(),
                delivery.attempt());
        return accepted(entry);
    }

    private Outcome.Accepted accepted(FeedEntry entry) {
        Instant now = clock.instant();
        String detail = "Published as number " + entry.sequence() + " on " + feed.prefix() + "/feeds/all.atom.";
        long active = content.snapshot().count(View.ACTIVE, now);
        return new Outcome.Accepted(ids.entry(entry.alert()), detail, Map.of("entries.active", active));
    }

    private void readWhatWasPublished() {
        try {
            content.snapshot();
        } catch (StateStore.Unavailable e) {
            LOG.warn("event=feed.not-opened channel={} reason=\"{}\"", channel.name(), e.getMessage());
        }
    }
}
