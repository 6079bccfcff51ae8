package org.tocsin.sms.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Settings;

/** Settings for tests, and phones of a fictional island inside and outside the area of the sample alerts. */
final class OperatorFixture {
    static final String TOKEN = "hush-token-7781";
    static final Channel LIVE = new Channel("lbs-live", Channel.Kind.SMS, Channel.Mode.LIVE, "operator-1");
    static final Channel DRILL = new Channel("lbs-drill", Channel.Kind.SMS, Channel.Mode.DRILL, "operator-1");

    private final Path directory;
    private final Map<String, Settings.Entry> entries = new HashMap<>();

    OperatorFixture(Path directory) {
        this.directory = directory;
        try {
            Files.writeString(directory.resolve("token"), TOKEN + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        with("tokenFile", "token");
        with("connect-timeout", "1s");
        with("request-timeout", "1s");
        with("time-limit", "3s");
        with("poll-interval", "50ms");
    }

    OperatorFixture with(String key, Object value) {
        entries.put(key, new Settings.Entry(String.valueOf(value), 1));
        return this;
    }

    OperatorFixture without(String key) {
        entries.remove(key);
        return this;
    }

    Settings settings() {
        return new Settings("channels[0].settings", 1, entries, directory);
    }

    OperatorJobConfig config(String url) {
        with("url", url);
        Settings settings = settings();
        OperatorJobConfig config = OperatorJobConfig.from(settings);
        if (!settings.problems().isEmpty()) {
            throw new IllegalStateException(settings.problems().toString());
        }
        return config;
    }
}
