package org.tocsin.sms;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleText;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Part;

/** A process of its own that delivers one alert in parts, four at a time, as often as it takes; made to be killed. */
final class SendingProcess {
    private static final int AT_A_TIME = 4;
    private static final int WINDOW = 16;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private SendingProcess() {}

    /** Folder with recipients and password, port of the SMSC, moment at which the alert was sent in milliseconds. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        SmsConfig config = settings(folder).config(Integer.parseInt(arguments[1]));
        Delivery delivery = Deliveries.alert(SmsFixture.LIVE, alert(arguments[2]));
        try (JournalStateStore store = new JournalStateStore(journal(folder));
                SmsConnector connector =
                        new SmsConnector(SmsFixture.LIVE, config, store, receipt -> {}, Clock.systemUTC())) {
            await().atMost(LONGEST).until(() -> connector.link().condition() == LinkState.Condition.UP);
            long repeats = 0;
            for (Outcome outcome : all(connector, delivery)) {
                repeats += SmscTest.count(outcome, "recipients.possible-repeats");
            }
            Files.writeString(folder.resolve("repeats"), Long.toString(repeats));
        }
        System.exit(0);
    }

    static int mostInDoubt() {
        return WINDOW * 2;
    }

    static SmsFixture settings(Path folder) {
        return SmsFixture.existing(folder)
                .with("window", WINDOW)
                .with("binds", 2)
                .with("unanswered-wait", "200ms");
    }

    static CapMessage alert(String sentMillis) {
        return SampleAlert.flood(Instant.ofEpochMilli(Long.parseLong(sentMillis)), Duration.ofHours(2))
                .identifier("crash")
                .texts(new SampleText("en", "Met Service", "Flash flood", "The river rises.", "Leave the valley."))
                .message();
    }

    static Path journal(Path folder) {
        return folder.resolve("journal");
    }

    private static List<Outcome> all(SmsConnector connector, Delivery delivery) {
        Outcome first = connector.deliver(delivery);
        if (!(first instanceof Outcome.Split split)) {
            return List.of(finished(connector, delivery));
        }
        ExecutorService attempts = Executors.newFixedThreadPool(AT_A_TIME);
        List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
        for (Part part : split.parts()) {
            outcomes.add(CompletableFuture.supplyAsync(
                    () -> finished(connector, Deliveries.part(delivery, part)), attempts));
        }
        return outcomes.stream().map(CompletableFuture::join).toList();
    }

    private static Outcome finished(SmsConnector connector, Delivery delivery) {
        return await().atMost(LONGEST)
                .until(() -> connector.deliver(delivery), outcome -> outcome instanceof Outcome.Accepted);
    }
}
