package org.tocsin.sms.operator;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.tocsin.connector.Settings;
import org.tocsin.connector.tls.TlsSettings;
import org.tocsin.sms.text.Concatenation;
import org.tocsin.sms.text.ShiftTable;
import org.tocsin.sms.text.TextEncoder;

/**
 * The settings of one channel whose operator finds the phones; docs/connectors/operator-job.md lists the keys.
 *
 * @param url where the operator's interface begins, without a slash at the end
 * @param token shown as bearer token with each request; empty where the certificate says who we are
 * @param timeLimit of one attempt, over all its requests
 * @param leastValidity with less time than this left nothing is ordered
 * @param followUp how long after an alert's end the operator is still asked what came of it
 * @param retention how long after an alert's end its job is remembered
 */
public record OperatorJobConfig(
        URI url,
        Optional<SSLContext> tls,
        Optional<String> token,
        TextEncoder encoder,
        boolean lateEntrants,
        Optional<String> defaultLanguage,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration timeLimit,
        Duration pollInterval,
        Duration leastValidity,
        Duration followUp,
        Duration retention) {
    private static final URI NOWHERE = URI.create("http://localhost");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration SHORTEST_POLL = Duration.ofMillis(50);

    /** Reads them; what is wrong is told by {@link Settings#problems()}. */
    public static OperatorJobConfig from(Settings settings) {
        URI url = url(settings);
        Optional<SSLContext> tls = tls(settings, url);
        return new OperatorJobConfig(
                url,
                tls,
                token(settings),
                new TextEncoder(
                        settings.flag("plain-typography", true),
                        // The larger header: no operator needs more parts than this says.
                        Concatenation.SIXTEEN_BIT,
                        ShiftTable.NONE,
                        settings.number("max-parts", 1, TextEncoder.PROTOCOL_MOST_PARTS, 4)),
                settings.flag("late-entrants", true),
                Optional.of(settings.text("default-language", "")).filter(text -> !text.isEmpty()),
                settings.duration("connect-timeout", Duration.ofSeconds(5)),
                settings.duration("request-timeout", Duration.ofSeconds(8)),
                settings.duration("time-limit", Duration.ofSeconds(18)),
                atLeast(settings, "poll-interval", SHORTEST_POLL, Duration.ofSeconds(10)),
                settings.duration("least-validity", Duration.ofSeconds(60)),
                settings.duration("follow-up", Duration.ofHours(1)),
                settings.duration("state-retention", Duration.ofHours(24)));
    }

    /** Without the token and the keys, so that it may be logged. */
    @Override
    public String toString() {
        return "OperatorJobConfig[" + url + "]";
    }

    private static URI url(Settings settings) {
        String text = settings.text("url");
        if (text.isEmpty()) {
            return NOWHERE;
        }
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            Optional<String> fault = fault(url);
            fault.ifPresent(message -> settings.report("url", message));
            return fault.isPresent() ? NOWHERE : url;
        } catch (URISyntaxException e) {
            settings.report("url", "This is no address such as https://alerts.operator.example/tocsin/v1.");
            return NOWHERE;
        }
    }

    private static Optional<String> fault(URI url) {
        if (url.getHost() == null
                || url.getRawQuery() != null
                || url.getRawFragment() != null
                || url.getUserInfo() != null) {
            return Optional.of("Write scheme, host and path alone, such as https://alerts.operator.example/tocsin/v1.");
        }
        if ("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost()))) {
            return Optional.empty();
        }
        return Optional.of("Use https; http is for an address of this machine alone, such as a tunnel's end.");
    }

    private static Optional<SSLContext> tls(Settings settings, URI url) {
        Optional<SSLContext> tls = TlsSettings.from(settings);
        if (tls.isPresent() && !"https".equals(url.getScheme())) {
            settings.report("tls", "Stores have a use with https alone.");
        }
        return tls;
    }

    private static Optional<String> token(Settings settings) {
        boolean wanted = !settings.text("tokenFile", "").isEmpty();
        boolean certificate = !settings.text("key-store", "").isEmpty();
        if (!wanted && !certificate) {
            settings.report("tokenFile", "Say who we are: a tokenFile, a key-store, or both.");
        }
        if (!wanted || !Files.isRegularFile(settings.file("tokenFile"))) {
            return Optional.empty();
        }
        String token = settings.secret("token");
        if (!token.matches("[A-Za-z0-9._~+/-]+=*")) {
            settings.report("tokenFile", "The file must hold one bearer token and nothing else (RFC 6750 2.1).");
            return Optional.empty();
        }
        return Optional.of(token);
    }

    private static Duration atLeast(Settings settings, String key, Duration least, Duration otherwise) {
        Duration given = settings.duration(key, otherwise);
        if (given.compareTo(least) < 0) {
            settings.report(key, "Shorter than " + least.toMillis() + " ms would only burden the operator.");
            return otherwise;
        }
        return given;
    }
}
