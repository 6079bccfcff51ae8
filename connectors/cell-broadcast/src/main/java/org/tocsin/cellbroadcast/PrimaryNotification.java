package org.tocsin.cellbroadcast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.tocsin.cellbroadcast.page.WarningType;
import org.tocsin.connector.Settings;

/**
 * What goes ahead of the text of some events: a message without text that phones know within seconds (ETWS primary
 * notification, 3GPP TS 23.041 9.1.3.4). Immutable.
 *
 * @param events which events have one; {@link PrimaryTable#NONE} where the channel sends none
 * @param userAlert whether phones sound
 * @param popup whether phones show it over what is on the screen
 * @param period how long it is repeated, up to one hour (3GPP TS 48.049 8.2.25)
 */
public record PrimaryNotification(PrimaryTable events, boolean userAlert, boolean popup, Duration period) {
    private static final Duration USUAL_PERIOD = Duration.ofSeconds(60);
    private static final Duration LONGEST_PERIOD = Duration.ofHours(1);
    private static final int FIRST_IDENTIFIER = 4352;

    /** Reads the settings that begin with {@code primary-}. */
    static PrimaryNotification from(Settings settings) {
        boolean isOn = settings.flag("primary-notification", false);
        Duration period = settings.duration("primary-period", USUAL_PERIOD);
        if (period.toMillis() <= 0 || period.compareTo(LONGEST_PERIOD) > 0) {
            settings.report("primary-period", "Longer than 0 and at most 1h (3GPP TS 48.049 8.2.25).");
            period = USUAL_PERIOD;
        }
        PrimaryTable events = events(settings);
        return new PrimaryNotification(
                isOn ? events : PrimaryTable.NONE,
                settings.flag("primary-user-alert", true),
                settings.flag("primary-popup", true),
                period);
    }

    /** What a notification under that identifier, 4352 to 4356, says. */
    WarningType warningType(int identifier) {
        return new WarningType(identifier - FIRST_IDENTIFIER, userAlert, popup);
    }

    private static PrimaryTable events(Settings settings) {
        if (settings.text("primary-events", "").isEmpty()) {
            return PrimaryTable.standard();
        }
        Path file = settings.file("primary-events");
        return Files.isRegularFile(file)
                ? PrimaryTable.read(file, problem -> settings.report("primary-events", problem))
                : PrimaryTable.NONE;
    }
}
