package org.tocsin.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Settings;

/** Settings and recipients for tests: people of a fictional island inside the area of the sample alerts. */
final class SmsFixture {
    static final String SYSTEM_ID = "tocsin";
    static final String PASSWORD = "hush-ab1";
    static final Channel LIVE = new Channel("sms-live", Channel.Kind.SMS, Channel.Mode.LIVE, "smsc-1");
    static final Channel DRILL = new Channel("sms-drill", Channel.Kind.SMS, Channel.Mode.DRILL, "smsc-1");

    private static final String HEADER = "number,latitude,longitude,language\n";

    private final Path directory;
    private final Map<String, Settings.Entry> entries = new HashMap<>();

    SmsFixture(Path directory) {
        this(directory, Map.of());
        write("password", PASSWORD + "\n");
        recipients(1);
    }

    /** With the files that another one wrote. */
    static SmsFixture existing(Path directory) {
        return new SmsFixture(directory, Map.of());
    }

    private SmsFixture(Path directory, Map<String, Object> more) {
        this.directory = directory;
        with("host", "127.0.0.1");
        with("system-id", SYSTEM_ID);
        with("passwordFile", "password");
        with("recipients", "recipients.csv");
        with("source-address", "ALERT");
        with("reconnect-first", "50ms");
        with("reconnect-most", "200ms");
        with("already-bound-wait", "100ms");
        with("connect-timeout", "1s");
        with("request-timeout", "2s");
        with("time-limit", "10s");
        with("busy-patience", "500ms");
        with("unanswered-wait", "0s");
        more.forEach(this::with);
    }

    SmsFixture with(String key, Object value) {
        entries.put(key, new Settings.Entry(String.valueOf(value), 1));
        return this;
    }

    /** So many people inside the area, all reading English. */
    SmsFixture recipients(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append(number(i)).append(",13.93,-60.95,en\n");
        }
        return rows(rows.toString());
    }

    SmsFixture rows(String rows) {
        write("recipients.csv", HEADER + rows);
        return this;
    }

    /** A file with a first line of its own. */
    SmsFixture file(String text) {
        write("recipients.csv", text);
        return this;
    }

    Settings settings() {
        return new Settings("channels[0].settings", 1, entries, directory);
    }

    SmsConfig config(int port) {
        with("port", port);
        Settings settings = settings();
        SmsConfig config = SmsConfig.from(settings);
        if (!settings.problems().isEmpty()) {
            throw new IllegalStateException(settings.problems().toString());
        }
        return config;
    }

    static String number(int index) {
        return String.valueOf(17_585_550_000L + index);
    }

    private void write(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
