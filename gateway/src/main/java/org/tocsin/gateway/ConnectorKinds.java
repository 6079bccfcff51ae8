package org.tocsin.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.tocsin.broadcast.BroadcastMediaConfig;
import org.tocsin.broadcast.BroadcastMediaConnector;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cellbroadcast.CellBroadcastConfig;
import org.tocsin.cellbroadcast.CellBroadcastConnector;
import org.tocsin.cellbroadcast.Transport;
import org.tocsin.cellbroadcast.cbc.CbcConfig;
import org.tocsin.cellbroadcast.cbc.CbcConnector;
import org.tocsin.cellbroadcast.sbcap.SctpDialer;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Connector;
import org.tocsin.connector.ReceiptSink;
import org.tocsin.connector.Settings;
import org.tocsin.connector.StateStore;
import org.tocsin.feed.FeedConfig;
import org.tocsin.feed.FeedConnector;
import org.tocsin.sms.SmsConfig;
import org.tocsin.sms.SmsConnector;
import org.tocsin.sms.recipient.RegistryDesk;
import org.tocsin.sms.SmsTransport;
import org.tocsin.sms.operator.OperatorJobConfig;
import org.tocsin.sms.operator.OperatorJobConnector;

/** The one place that names the concrete connectors. */
public final class ConnectorKinds {
    private final String publicUrl;
    private final Gazetteer places;
    private final Path data;
    private final Clock clock;

    /**
     * @param places where geocodes of the plan lie
     * @param data where connectors may keep files of their own
     */
    public ConnectorKinds(String publicUrl, Gazetteer places, Path data, Clock clock) {
        this.publicUrl = publicUrl;
        this.data = data;
        this.places = places;
        this.clock = clock;
    }

    /** Reads the settings as the connector will, so that their problems show; connects to nothing. */
    public static void check(Channel channel, Settings settings) {
        switch (channel.kind()) {
            case CELL_BROADCAST -> {
                switch (Transport.from(settings)) {
                    case CBSP, SBC_AP -> CellBroadcastConfig.from(settings);
                    case CAP_HTTPS -> CbcConfig.from(settings);
                }
            }
            case SMS -> checkSms(settings);
            case BROADCAST_MEDIA -> BroadcastMediaConfig.from(settings);
            case WEB_FEED -> FeedConfig.from(settings);
        }
    }

    Connector connect(Channel channel, Settings settings, StateStore store, ReceiptSink receipts) {
        return switch (channel.kind()) {
            case CELL_BROADCAST -> cellBroadcast(channel, settings, store, receipts);
            case SMS -> sms(channel, settings, store, receipts);
            case BROADCAST_MEDIA ->
                new BroadcastMediaConnector(channel, BroadcastMediaConfig.from(settings), store, receipts, clock);
            case WEB_FEED -> new FeedConnector(channel, feed(settings), store, clock);
        };
    }

    private Connector cellBroadcast(Channel channel, Settings settings, StateStore store, ReceiptSink receipts) {
        return switch (Transport.from(settings)) {
            case CBSP ->
                new CellBroadcastConnector(channel, CellBroadcastConfig.from(settings), store, receipts, clock, places);
            case SBC_AP -> {
                CellBroadcastConfig config = CellBroadcastConfig.from(settings);
                yield CellBroadcastConnector.overSbcap(
                        channel,
                        config,
                        store,
                        receipts,
                        clock,
                        places,
                        new SctpDialer(
                                config.peer().host(), config.peer().dial().orElseThrow()));
            }
            case CAP_HTTPS -> new CbcConnector(channel, CbcConfig.from(settings), store, clock);
        };
    }

    /** The registry of recipients that a connector sends to; empty for one that has none. */
    static Optional<RegistryDesk> registry(Connector connector) {
        return connector instanceof SmsConnector sms ? Optional.of(sms.registry()) : Optional.empty();
    }

    private SmsConfig smpp(Channel channel, Settings settings) {
        return SmsConfig.from(settings).withRegistry(data.resolve("recipients"), channel.name());
    }

    private static void checkSms(Settings settings) {
        switch (SmsTransport.of(settings)) {
            case SMPP -> SmsConfig.from(settings);
            case OPERATOR_JOB -> OperatorJobConfig.from(settings);
        }
    }

    private Connector sms(Channel channel, Settings settings, StateStore store, ReceiptSink receipts) {
        return switch (SmsTransport.of(settings)) {
            case SMPP -> new SmsConnector(channel, smpp(channel, settings), store, receipts, clock, places);
            case OPERATOR_JOB ->
                new OperatorJobConnector(channel, OperatorJobConfig.from(settings), store, receipts, clock, places);
        };
    }

    /** A feed without an address of its own is reached where the gateway is. */
    private FeedConfig feed(Settings settings) {
        FeedConfig config = FeedConfig.from(settings);
        return config.baseUrl().isEmpty() ? config.withBaseUrl(publicUrl) : config;
    }
}
