package org.tocsin.route.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Channel.Kind;
import org.tocsin.connector.Channel.Mode;
import org.tocsin.connector.Problem;
import org.tocsin.connector.Settings;
import org.tocsin.connector.guard.GuardSettings;

/** The {@code channels} of a plan file. */
final class ChannelSection {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private static final String HOST = "host";
    private static final String FOLDER = "drop-folder";
    private static final String ADDRESSES = "endpoints";
    private static final String URL = "url";

    private ChannelSection() {}

    static List<PlannedChannel> read(YamlMap root, PlanFile.SettingsCheck check) {
        List<PlannedChannel> channels = new ArrayList<>();
        Map<String, Mode> endpoints = new HashMap<>();
        for (YamlMap map : root.maps("channels")) {
            PlannedChannel channel = channel(map, check);
            map.finish();
            if (channels.stream().anyMatch(other -> other.name().equals(channel.name()))) {
                map.report("name", "Another channel bears the name '" + channel.name() + "' already.");
            }
            keepModesApart(map, channel.channel().mode(), endpoints);
            channels.add(channel);
        }
        if (channels.isEmpty()) {
            root.report("channels", "The plan names no channel.");
        }
        return channels;
    }

    /** The name of a channel of this plan. @throws IllegalArgumentException when none bears it */
    static String known(String name, List<PlannedChannel> channels) {
        if (channels.stream().noneMatch(channel -> channel.name().equals(name))) {
            throw new IllegalArgumentException("no channel of this plan is called '" + name + "'");
        }
        return name;
    }

    private static PlannedChannel channel(YamlMap map, PlanFile.SettingsCheck check) {
        String name = map.value("name", "unnamed", ChannelSection::name);
        map.text("name");
        Kind kind = map.value("kind", Kind.WEB_FEED, ChannelSection::kind);
        Mode mode = map.value("mode", Mode.DRILL, ChannelSection::mode);
        map.text("kind");
        map.text("mode");
        Channel channel =
                new Channel(name, kind, mode, map.optionalText("target").orElse(name));
        GuardSettings guard = guard(map);
        RetryPolicy retry = retry(map.map("retry"));
        Settings settings = map.settings("settings");
        if (map.has("kind")) {
            check.check(channel, settings);
            for (Problem problem : settings.problems()) {
                map.document().report(problem.line(), problem.place(), problem.message());
            }
        }
        return new PlannedChannel(channel, guard, retry, settings);
    }

    private static GuardSettings guard(YamlMap map) {
        GuardSettings usual = GuardSettings.DEFAULT;
        YamlMap breaker = map.map("breaker");
        Duration timeLimit = map.value("time-limit", usual.timeLimit(), ChannelSection::positive);
        int concurrency = map.value("concurrency", usual.concurrency(), text -> number(text, 64));
        int failures = breaker.value("failures", usual.failures(), text -> number(text, 100));
        Duration rest = breaker.value("rest", usual.rest(), ChannelSection::positive);
        breaker.finish();
        return new GuardSettings(timeLimit, failures, rest, concurrency);
    }

    private static RetryPolicy retry(YamlMap map) {
        RetryPolicy usual = RetryPolicy.DEFAULT;
        Duration first = map.value("first", usual.first(), ChannelSection::positive);
        double multiplier = map.value("multiplier", usual.multiplier(), ChannelSection::multiplier);
        Duration most = map.value("most", usual.most(), ChannelSection::positive);
        map.finish();
        if (most.compareTo(first) < 0) {
            map.report("most", "The longest wait is shorter than the first one.");
            return usual;
        }
        return new RetryPolicy(first, multiplier, most);
    }

    /** A drill must not reach a live endpoint by a slip of the pen: the same address in both modes is a problem. */
    private static void keepModesApart(YamlMap map, Mode mode, Map<String, Mode> endpoints) {
        YamlMap settings = map.map("settings");
        endpoints(settings).forEach((endpoint, key) -> {
            Mode other = endpoints.putIfAbsent(endpoint, mode);
            if (other != null && other != mode) {
                settings.report(
                        key,
                        "A " + mode(other) + " channel uses this endpoint; live and drill channels never share one.");
            }
        });
    }

    /** Where a channel leads, each with the setting that says so; a host of its own may have the port of the first. */
    private static Map<String, String> endpoints(YamlMap settings) {
        Map<String, String> endpoints = new TreeMap<>();
        for (String key : settings.keys()) {
            if (key.equals(HOST) || key.endsWith("-" + HOST)) {
                String port = key.substring(0, key.length() - HOST.length()) + "port";
                endpoints.put(
                        settings.optionalText(key).orElse("") + ":"
                                + settings.optionalText(port)
                                        .or(() -> settings.optionalText("port"))
                                        .orElse(""),
                        key);
            }
        }
        settings.optionalText(FOLDER).ifPresent(folder -> endpoints.put(folder, FOLDER));
        settings.texts(ADDRESSES).forEach(address -> endpoints.put(sameForm(address), ADDRESSES));
        settings.optionalText(URL).ifPresent(address -> endpoints.put(sameForm(address), URL));
        return endpoints;
    }

    /** The same address may be written in several ways. */
    private static String sameForm(String address) {
        return address.toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no name of up to 63 lower-case letters, digits and dashes");
        }
        return text;
    }

    private static Kind kind(String text) {
        for (Kind kind : Kind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is none of cell-broadcast, sms, broadcast-media, web-feed");
    }

    private static Mode mode(String text) {
        return switch (text) {
            case "live" -> Mode.LIVE;
            case "drill" -> Mode.DRILL;
            default -> throw new IllegalArgumentException("'" + text + "' is neither live nor drill");
        };
    }

    private static String mode(Mode mode) {
        return mode == Mode.LIVE ? "live" : "drill";
    }

    private static Duration positive(String text) {
        Duration duration = Settings.durationOf(text);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("it must be longer than nothing");
        }
        return duration;
    }

    private static double multiplier(String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 1 && value <= 10) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number", e);
        }
        throw new IllegalArgumentException("the multiplier lies between 1 and 10");
    }

    private static int number(String text, int most) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number", e);
        }
        throw new IllegalArgumentException(text + " is outside 1 to " + most);
    }
}
