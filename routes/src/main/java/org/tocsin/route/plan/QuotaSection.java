package org.tocsin.route.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.cap.Severity;
import org.tocsin.connector.Settings;

/** The {@code quota} of an authority in a plan file. */
final class QuotaSection {
    private static final int MOST = 1_000_000;

    private QuotaSection() {}

    static List<Quota> read(YamlMap authority) {
        List<Quota> quotas = new ArrayList<>();
        for (YamlMap map : authority.maps("quota")) {
            map.text("most");
            map.text("within");
            quotas.add(new Quota(
                    map.value("most", 1, QuotaSection::count),
                    map.value("within", Duration.ofMinutes(1), QuotaSection::positive),
                    Set.copyOf(map.convertedTexts("severity", Severity::of))));
            map.finish();
        }
        return quotas;
    }

    static Optional<Duration> coalesce(YamlMap authority) {
        Duration none = Duration.ZERO;
        Duration window = authority.value("coalesce", none, QuotaSection::positive);
        return window.equals(none) ? Optional.empty() : Optional.of(window);
    }

    private static int count(String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= MOST) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number", e);
        }
        throw new IllegalArgumentException(text + " is outside 1 to " + MOST);
    }

    private static Duration positive(String text) {
        Duration duration = Settings.durationOf(text);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("it must be longer than nothing");
        }
        return duration;
    }
}
