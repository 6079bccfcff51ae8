package org.tocsin.feed;

import java.time.Duration;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleText;
import org.tocsin.cap.Severity;

/** Feeds with a number of alerts, of all that is awkward in them. */
final class FilledFeeds {
    private static final Severity[] SEVERITIES = Severity.values();

    private FilledFeeds() {}

    /** That many alerts, each a second later; of every third an Update too, and of every tenth a Cancel. */
    static TestFeed of(int alerts) {
        TestFeed filled = new TestFeed();
        for (int i = 0; i < alerts; i++) {
            filled.clock.advance(Duration.ofSeconds(1));
            CapMessage flood = filled.alert(alert(filled, i).message());
            if (i % 3 == 2) {
                CapMessage update = SampleAlert.update(flood, filled.clock.instant(), TestFeed.HOUR)
                        .identifier("update-" + i)
                        .message();
                filled.update(update, flood.key());
            } else if (i % 10 == 9) {
                CapMessage cancel = SampleAlert.cancel(flood, filled.clock.instant())
                        .identifier("cancel-" + i)
                        .message();
                filled.cancel(cancel, flood.key());
            }
        }
        return filled;
    }

    private static SampleAlert alert(TestFeed filled, int i) {
        SampleAlert alert = SampleAlert.flood(filled.clock.instant(), TestFeed.HOUR)
                .identifier("urn:oid:2.49.0.1/" + i + "?ü#%20")
                .severity(SEVERITIES[i % SEVERITIES.length])
                .headline(i % 2 == 0 ? "Flood " + i : " <script>alert(" + i + ")</script> & more 🌊\n");
        return switch (i % 4) {
            case 1 -> alert.circle("13.9,-61.0 12.5");
            case 2 -> alert.geocodeOnly("SAME", "099001");
            case 3 -> alert.texts(SampleText.SPANISH);
            default -> alert;
        };
    }
}
