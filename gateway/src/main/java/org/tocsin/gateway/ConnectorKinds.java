package org.tocsin.gateway;

import java.time.Clock;
import org.tocsin.broadcast.BroadcastMediaConfig;
import org.tocsin.broadcast.BroadcastMediaConnector;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cellbroadcast.CellBroadcastConfig;
import org.tocsin.cellbroadcast.CellBroadcastConnector;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.LinkTerms;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.Settings;
import org.tocsin.connector.StateStore;
import org.tocsin.feed.FeedConfig;
import org.tocsin.feed.FeedConnector;
import org.tocsin.sms.SmsConfig;
import org.tocsin.sms.SmsConnector;

/** The one place that names the concrete connectors. */
public final class ConnectorKinds {
    private final String publicUrl;
    private final Gazetteer places;
    private final Clock clock;

    /** @param places where geocodes of the plan lie */
    public ConnectorKinds(String publicUrl, Gazetteer places, Clock clock) {
        this.publicUrl = publicUrl;
        this.places = places;
        this.clock = clock;
    }

    /** Reads the settings as the connector will, so that their problems show; connects to nothing. */
    public static void check(Channel channel, Settings settings) {
        switch (channel.kind()) {
            case CELL_BROADCAST -> CellBroadcastConfig.from(settings);
            case SMS -> SmsConfig.from(settings);
            case BROADCAST_MEDIA -> BroadcastMediaConfig.from(settings);
            case WEB_FEED -> FeedConfig.from(settings);
        }
    }

    Connector connect(Channel channel, Settings settings, StateStore store, ReceiptSink receipts, LinkTerms terms) {
        return switch (channel.kind()) {
            case CELL_BROADCAST ->
                new CellBroadcastConnector(
                        channel, CellBroadcastConfig.from(settings), store, receipts, clock, places, terms);
            case SMS -> new SmsConnector(channel, SmsConfig.from(settings), store, receipts, clock, places);
            case BROADCAST_MEDIA ->
                new BroadcastMediaConnector(channel, BroadcastMediaConfig.from(settings), store, receipts, clock);
            case WEB_FEED -> new FeedConnector(channel, feed(settings), store, clock);
        };
    }

    /** A feed without an address of its own is reached where the gateway is. */
    private FeedConfig feed(Settings settings) {
        FeedConfig config = FeedConfig.from(settings);
        return config.baseUrl().isEmpty() ? config.withBaseUrl(publicUrl) : config;
    }
}
