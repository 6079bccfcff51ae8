package org.tocsin.route.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.connector.DeliveryKey;
import org.tocsin.connector.Part;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Receipt;
import org.tocsin.connector.Receipt.State;
import org.tocsin.route.AcceptedAlert;

class ProjectionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");
    private static final CapMessage MESSAGE = SampleAlerts.flood(NOW, Duration.ofHours(1));
    private static final AcceptedAlert ACCEPTED =
            new AcceptedAlert(MESSAGE, "met", NOW, NOW.plusSeconds(3600), List.of(), "v1", Optional.empty());
    private static final DeliveryKey KEY = new DeliveryKey(MESSAGE.key(), "text", "smsc");
    private static final List<PlannedFact> PLANNED =
            List.of(new PlannedFact("text", "smsc", "sms", "live", "ALERT", "grave", Optional.empty()));

    @TempDir
    Path folder;

    private Database ledger;

    @BeforeEach
    void open() {
        ledger = Database.open(folder.resolve("ledger.db"), "ledger");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static Receipt receipt(State state, int attempt, Optional<Part> part, Map<String, Long> counts) {
        return new Receipt(
                KEY + "/" + state + "/" + attempt
                        + part.map(p -> "#" + p.number()).orElse(""),
                KEY,
                state,
                NOW.plusSeconds(attempt),
                attempt,
                state == State.WAITING ? Optional.of(ReasonCode.NOT_CONNECTED) : Optional.empty(),
                "detail of " + state,
                state == State.ACCEPTED ? "ref" : "",
                counts,
                part,
                state == State.WAITING ? Optional.of(NOW.plusSeconds(60)) : Optional.empty());
    }

    private static Receipt receipt(State state, int attempt) {
        return receipt(state, attempt, Optional.empty(), Map.of());
    }

    private void write(GroupWriter.Work<Integer> work) {
        ledger.write(Duration.ofSeconds(10), work);
    }

    private void tell(Receipt receipt) {
        write(database -> {
            Projection.receipt(database, receipt);
            return 0;
        });
    }

    private void tellAccepted() {
        write(database -> {
            Projection.accepted(database, ACCEPTED, PLANNED);
            return 0;
        });
    }

    private DeliveryRow row() {
        return new LedgerReader(ledger).deliveries(MESSAGE.key()).get(0);
    }

    @Test
    void theSameFactsInAnyOrderAndOftenLeaveTheLedgerTheSame() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        List<Runnable> facts = new ArrayList<>();
        facts.add(this::tellAccepted);
        facts.add(() -> tell(receipt(State.WAITING, 1)));
        facts.add(() -> tell(receipt(State.WAITING, 2)));
        facts.add(() -> tell(receipt(State.ACCEPTED, 3)));
        facts.addAll(List.copyOf(facts));
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(facts, random);
            facts.forEach(Runnable::run);

            assertThat(row().state()).isEqualTo(State.ACCEPTED);
            assertThat(row().attempts()).isEqualTo(3);
            assertThat(row().reference()).isEqualTo("ref");
            assertThat(row().rule()).isEqualTo("grave");
            assertThat(new LedgerReader(ledger).cap(MESSAGE.key())).hasValue(MESSAGE.bytes());
            write(database -> database.sql("delete from delivery").update()
                    + database.sql("delete from receipt").update()
                    + database.sql("delete from alert").update());
        }
    }

    @Test
    void anEarlierWaitDoesNotHideALaterOne() {
        tellAccepted();
        tell(receipt(State.WAITING, 2));
        tell(receipt(State.WAITING, 1));

        assertThat(row().attempts()).isEqualTo(2);
        assertThat(row().nextAttemptAt()).contains(NOW.plusSeconds(60));
    }

    @Test
    void whatTheChannelTellsLaterTakesTheAcceptancesPlaceAndThenStands() {
        tellAccepted();
        tell(receipt(State.ACCEPTED, 1));
        tell(receipt(State.CONFIRMED, 0));
        tell(receipt(State.REFUSED, 0));

        assertThat(row().state()).isEqualTo(State.CONFIRMED);
        assertThat(row().reference()).isEqualTo("ref");
    }

    @Test
    void countsThatAChannelTellsLaterTakeThePlaceOfEarlierOnesInWhateverOrderTheyCome() {
        Map<String, Long> few = Map.of("cells.on-air", 1L);
        Map<String, Long> many = Map.of("cells.on-air", 2L);
        List<Receipt> facts = List.of(
                receipt(State.ACCEPTED, 3, Optional.empty(), Map.of()),
                told(State.ACCEPTED, 4, few),
                told(State.CONFIRMED, 5, few),
                told(State.CONFIRMED, 6, many));

        facts.forEach(this::tell);
        assertThat(row().counts()).isEqualTo(many);
        assertThat(row().attempts()).isEqualTo(3);
        write(database -> database.sql("delete from delivery").update()
                + database.sql("delete from receipt").update());

        List.of(3, 2, 1, 0).forEach(fact -> tell(facts.get(fact)));
        assertThat(row().counts()).isEqualTo(many);
        assertThat(row().attempts()).isEqualTo(3);
    }

    private static Receipt told(State state, int secondsLater, Map<String, Long> counts) {
        return new Receipt(
                KEY + "/counted/" + secondsLater,
                KEY,
                state,
                NOW.plusSeconds(secondsLater),
                0,
                Optional.empty(),
                "counted",
                "ref",
                counts,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void ofSeveralConfirmationsTheLatestCountsStandInAnyOrder() {
        List<Receipt> told = new ArrayList<>(List.of(
                receipt(State.ACCEPTED, 1), confirmed(10, 3), confirmed(20, 5), confirmed(20, 4), confirmed(15, 9)));
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(told, random);
            tellAccepted();
            told.forEach(this::tell);

            assertThat(row().state()).isEqualTo(State.CONFIRMED);
            assertThat(row().counts()).containsEntry("recipients.delivered", 5L);
            write(database -> database.sql("delete from delivery").update()
                    + database.sql("delete from receipt").update());
        }
    }

    private static Receipt confirmed(int second, long delivered) {
        return new Receipt(
                KEY + "/counts-" + second + "-" + delivered,
                KEY,
                State.CONFIRMED,
                NOW.plusSeconds(second),
                1,
                Optional.empty(),
                delivered + " confirmed",
                "job",
                Map.of("recipients.delivered", delivered),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aDeliveryInPartsEndsWithItsLastPartAndSumsItsCounts() {
        tellAccepted();
        tell(receipt(State.ACCEPTED, 1, Optional.of(new Part(1, 2, "0-499")), Map.of("sent", 500L)));
        assertThat(row().state()).isEqualTo(State.PLANNED);

        tell(receipt(State.ACCEPTED, 1, Optional.of(new Part(2, 2, "500-700")), Map.of("sent", 201L)));

        assertThat(row().state()).isEqualTo(State.ACCEPTED);
        assertThat(row().counts()).containsEntry("sent", 701L);
    }

    @Test
    void aDeliveryWithALostPartIsNotReportedAsAccepted() {
        tellAccepted();
        tell(receipt(State.ACCEPTED, 1, Optional.of(new Part(1, 2, "0-499")), Map.of()));
        tell(receipt(State.EXPIRED, 1, Optional.of(new Part(2, 2, "500-700")), Map.of()));

        assertThat(row().state()).isEqualTo(State.EXPIRED);
    }

    @Test
    void aWriteThatFailsFailsAloneAndTheOthersOfItsGroupAreKept() {
        var bad = ledger.writer().submit(database -> database.sql("insert into nowhere values (1)")
                .update());
        tellAccepted();

        assertThat(bad).failsWithin(Duration.ofSeconds(5));
        assertThat(new LedgerReader(ledger).alert(MESSAGE.key())).isPresent();
    }
}
