package org.tocsin.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.connector.Channel;

/** Makes the pages of a view in all forms at once, so that all of them hold the same entries in the same order. */
final class ViewRenderer {
    private static final Logger LOG = LoggerFactory.getLogger(ViewRenderer.class);

    private final Channel channel;
    private final int maxEntries;
    private final TagUris ids;
    private final EntryForms forms;
    private final GatewayMember gateway;
    private final AtomPage atom;
    private final RssPage rss;
    private final GeoJsonPage geoJson;

    ViewRenderer(Channel channel, FeedConfig config, FeedAddresses addresses, TagUris ids, EntryForms forms) {
        FeedLabels labels = FeedLabels.of(config, channel.mode());
        this.channel = channel;
        this.maxEntries = config.maxEntries();
        this.ids = ids;
        this.forms = forms;
        this.gateway = new GatewayMember(addresses, ids);
        this.atom = new AtomPage(labels, addresses, ids);
        this.rss = new RssPage(labels, addresses);
        this.geoJson = new GeoJsonPage(labels, addresses);
    }

    Map<Form, RenderedPage> render(View view, FeedSnapshot snapshot, Instant now) {
        List<Standing> standings = snapshot.in(view, now);
        List<WholeEntry> all = standings.stream()
                .limit(maxEntries)
                .map(standing -> whole(standing, now))
                .toList();
        List<WholeEntry> entries = all.subList(0, PageLimit.fitting(all));
        PageFacts facts = new PageFacts(
                view,
                snapshot.changed(now),
                snapshot.sequence(),
                standings.size(),
                entries.size(),
                activeDigest(snapshot, now));
        if (facts.isCut()) {
            LOG.warn(
                    "event=feed.cut channel={} view={} matched={} returned={} reason=page-limit",
                    channel.name(),
                    view.file(),
                    facts.matched(),
                    facts.returned());
        }
        return pages(facts, entries);
    }

    RenderedPage feature(Standing standing, Instant now) {
        byte[] bytes = whole(standing, now).geoJson().getBytes(StandardCharsets.UTF_8);
        return new RenderedPage(Form.GEOJSON, bytes, standing.stateUpdated(now));
    }

    private Map<Form, RenderedPage> pages(PageFacts facts, List<WholeEntry> entries) {
        Map<Form, RenderedPage> pages = new EnumMap<>(Form.class);
        for (Form form : Form.values()) {
            pages.put(form, new RenderedPage(form, bytes(form, facts, entries), facts.changed()));
        }
        return pages;
    }

    private byte[] bytes(Form form, PageFacts facts, List<WholeEntry> entries) {
        return switch (form) {
            case ATOM ->
                atom.write(
                        facts,
                        entries.stream().map(entry -> entry.rendered().atom()).toList());
            case RSS ->
                rss.write(
                        facts,
                        entries.stream().map(entry -> entry.rendered().rss()).toList());
            case GEOJSON ->
                geoJson.write(facts, entries.stream().map(WholeEntry::geoJson).toList());
        };
    }

    private WholeEntry whole(Standing standing, Instant now) {
        RenderedEntry rendered = forms.of(standing.entry().message());
        return new WholeEntry(rendered, gateway.complete(rendered, standing, now));
    }

    private String activeDigest(FeedSnapshot snapshot, Instant now) {
        String active = snapshot.in(View.ACTIVE, now).stream()
                .map(standing -> ids.entry(standing.entry().alert()) + "\n")
                .sorted()
                .collect(Collectors.joining());
        return Digests.sha256(active.getBytes(StandardCharsets.UTF_8));
    }
}
