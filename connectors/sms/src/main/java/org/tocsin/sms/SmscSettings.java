package org.tocsin.sms;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tocsin.connector.Settings;
import org.tocsin.connector.tls.TlsSettings;
import org.tocsin.sms.smpp.SmppSettings;

/**
 * Reads the short message centres of a channel. The first has settings without a prefix; {@code smsc-2-host} names a second
 * one, which does all that its own settings do not say as the first does.
 */
final class SmscSettings {
    static final int MOST_SMSCS = 4;

    private static final int MOST_PASSWORD_OCTETS = 8;
    private static final int MOST_SYSTEM_ID_OCTETS = 15;

    private final Settings settings;
    private final Set<String> given;
    private final String prefix;

    private SmscSettings(Settings settings, String prefix) {
        this.settings = settings;
        this.given = settings.given().keySet();
        this.prefix = prefix;
    }

    /** One to four of them; what is wrong is told by {@link Settings#problems()}. */
    static List<Smsc> from(Settings settings) {
        List<Smsc> all = new ArrayList<>();
        all.add(new SmscSettings(settings, "").smsc());
        for (int number = 2; number <= MOST_SMSCS; number++) {
            String prefix = "smsc-" + number + "-";
            if (settings.given().keySet().stream().anyMatch(key -> key.startsWith(prefix))) {
                settings.text(prefix + "host");
                all.add(new SmscSettings(settings, prefix).smsc());
            }
        }
        return List.copyOf(all);
    }

    private Smsc smsc() {
        return new Smsc(
                smpp(),
                StatusSettings.from(settings, at("status-classes")),
                settings.choice(at("message-ids"), MessageIds.class, MessageIds.SAME));
    }

    private SmppSettings smpp() {
        return new SmppSettings(
                settings.text(at("host")),
                settings.number(at("port"), 1, 65535),
                limited(at("system-id"), settings.text(at("system-id")), MOST_SYSTEM_ID_OCTETS),
                limited(at("passwordFile"), settings.secret(at("password", "File")), MOST_PASSWORD_OCTETS),
                settings.text(at("system-type"), ""),
                settings.duration(at("connect-timeout"), Duration.ofSeconds(5)),
                settings.duration(at("request-timeout"), Duration.ofSeconds(10)),
                settings.duration(at("enquire-link"), Duration.ofSeconds(20)),
                settings.number(at("window"), 1, SmppSettings.MOST_WINDOW, 20),
                settings.duration(at("reconnect-first"), Duration.ofSeconds(1)),
                settings.duration(at("reconnect-most"), Duration.ofSeconds(60)),
                settings.duration(at("already-bound-wait"), Duration.ofSeconds(30)),
                settings.number(at("binds"), 1, SmppSettings.MOST_BINDS, 1),
                settings.number(at("parts-per-second"), 0, 100_000, 0),
                TlsSettings.from(settings, this::at));
    }

    /** The key of this SMSC where it is given, else that of the first. */
    private String at(String key) {
        return at(key, "");
    }

    private String at(String key, String ending) {
        return given.contains(prefix + key + ending) ? prefix + key : key;
    }

    private String limited(String key, String value, int mostOctets) {
        if (value.getBytes(StandardCharsets.ISO_8859_1).length > mostOctets) {
            settings.report(key, "SMPP allows " + mostOctets + " octets here.");
        }
        return value;
    }
}
