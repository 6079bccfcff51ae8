package org.tocsin.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Year;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.connector.Settings;

/**
 * How one feed is configured.
 *
 * @param baseUrl scheme, host and port that the public reaches, without a slash at the end; empty until the gateway sets it
 * @param path stands before {@code /feeds} and {@code /alerts}: empty, or a slash and words; below {@code /exercise} for a
 *     drill channel whatever it is
 * @param title what readers call the feed
 * @param tagHost domain name in every entry id (RFC 4151); fixed for the life of the installation
 * @param tagYear year in which the operator owned that name; fixed likewise
 * @param language the language of the feed's texts (BCP 47)
 * @param rights the licence of the content
 * @param retention how long an ended alert stays in {@link View#ALL}, at least 24 hours
 * @param maxEntries most entries in one page
 */
public record FeedConfig(
        String baseUrl,
        String path,
        String title,
        String tagHost,
        Year tagYear,
        String language,
        Optional<String> rights,
        Duration retention,
        int maxEntries) {
    /** Subscribers poll daily at worst, and must see how an alert ended (Google's rule for public alerts: 24 to 48 h). */
    static final Duration LEAST_RETENTION = Duration.ofDays(1);

    private static final Duration RETENTION = Duration.ofDays(2);
    private static final int MAX_ENTRIES = 1_000;
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern PATH = Pattern.compile("(/[a-z0-9-]+)*");

    /** Reads the keys of the channel; what is wrong is reported there, and a harmless value stands in. */
    public static FeedConfig from(Settings settings) {
        return new FeedConfig(
                baseUrl(settings),
                path(settings),
                settings.text("title"),
                tagHost(settings),
                Year.of(settings.number("tag-year", 1990, 2100)),
                language(settings),
                Optional.of(settings.text("rights", "").strip()).filter(text -> !text.isEmpty()),
                retention(settings),
                settings.number("max-entries", 1, 10_000, MAX_ENTRIES));
    }

    /** The same feed at that address, for a gateway that learns its own address only when it starts. */
    public FeedConfig withBaseUrl(String url) {
        return new FeedConfig(url, path, title, tagHost, tagYear, language, rights, retention, maxEntries);
    }

    private static String baseUrl(Settings settings) {
        String url = settings.text("base-url", "");
        if (!url.isEmpty() && !isBaseUrl(url)) {
            settings.report("base-url", "Give scheme, host and port alone, such as https://alerts.example.org.");
            return "";
        }
        return url;
    }

    static boolean isBaseUrl(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && url.equals(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String path(Settings settings) {
        String path = settings.text("path", "");
        if (!PATH.matcher(path).matches()) {
            settings.report("path", "Give nothing, or a slash and lower-case words, such as /coast.");
            return "";
        }
        if (path.startsWith(FeedAddresses.EXERCISE)) {
            settings.report("path", "Leave /exercise out: drill channels, and they alone, are published below it.");
            return "";
        }
        return path;
    }

    private static String tagHost(Settings settings) {
        String host = settings.text("tag-host");
        if (!host.isEmpty() && !HOST.matcher(host).matches()) {
            settings.report("tag-host", "Give a domain name in lower case that you own, such as alerts.example.org.");
        }
        return host;
    }

    private static String language(Settings settings) {
        String language = settings.text("language", "en");
        try {
            return new Locale.Builder().setLanguageTag(language).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            settings.report("language", "Give a BCP 47 tag such as de or pt-BR: " + e.getMessage() + ".");
            return "en";
        }
    }

    private static Duration retention(Settings settings) {
        Duration retention = settings.duration("retention", RETENTION);
        if (retention.compareTo(LEAST_RETENTION) < 0) {
            settings.report("retention", "Keep ended alerts for 24h at least, so that every subscriber sees the end.");
            return RETENTION;
        }
        return retention;
    }
}
