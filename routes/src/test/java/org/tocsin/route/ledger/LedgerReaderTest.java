package org.tocsin.route.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.Reference;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.route.AcceptedAlert;
import org.tocsin.route.AcceptedIndex;
import org.tocsin.route.chain.ChainIndex;

/** What the indexes know after a start. */
class LedgerReaderTest {
    private static final Instant SENT = Instant.parse("2026-11-23T18:00:00Z");
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final CapMessage ALERT = SampleAlerts.flood("A1", SENT, AN_HOUR);
    private static final CapMessage UPDATE = SampleAlerts.update(ALERT, SENT.plusSeconds(60), AN_HOUR.multipliedBy(2));
    private static final Reference MISTIMED =
            new Reference(ALERT.alert().sender(), "A1", UPDATE.alert().sent().text());

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

    private void keep(CapMessage message, Instant at) {
        AcceptedAlert accepted = new AcceptedAlert(
                message, "met", at, message.alert().expires(AN_HOUR), List.of(), "v1", Optional.empty());
        ledger.write(Duration.ofSeconds(10), database -> {
            Projection.accepted(database, accepted, List.of());
            return 0;
        });
    }

    private ChainIndex chainAt(Instant now) {
        ChainIndex chain = new ChainIndex();
        new LedgerReader(ledger).replayInto(new AcceptedIndex(Duration.ofSeconds(1)), chain, now);
        return chain;
    }

    @Test
    void allAlertsAreKnownWithTheirChainsAndMayHaveGone() {
        keep(ALERT, SENT.plusSeconds(1));
        keep(UPDATE, SENT.plusSeconds(61));

        ChainIndex chain = chainAt(SENT.plusSeconds(120));

        assertThat(chain.knows(ALERT.key())).isTrue();
        assertThat(chain.supersededBy(ALERT.key())).contains(UPDATE.key());
        assertThat(chain.ancestors(UPDATE.key())).containsExactly(ALERT.key());
        assertThat(chain.mayHaveGone(ALERT.key())).isTrue();
        assertThat(chain.sentOtherwise(MISTIMED)).isPresent();
    }

    @Test
    void whatHasExpiredIsKnownButNeedsNoNameAnyMore() {
        keep(ALERT, SENT.plusSeconds(1));
        keep(UPDATE, SENT.plusSeconds(61));

        ChainIndex chain = chainAt(SENT.plus(AN_HOUR).plusSeconds(1));

        assertThat(chain.knows(ALERT.key())).isTrue();
        assertThat(chain.sentOtherwise(MISTIMED)).isEmpty();
        assertThat(chain.unlisted(List.of(ALERT.key()), SENT))
                .extracting(Reference::identifier)
                .containsExactly(UPDATE.alert().identifier());
    }

    @Test
    void aLedgerThatReplacesALostOneIsYoungerThanTheStateBesideIt() {
        Instant before = Instant.now().minusSeconds(1);
        try (Database state = Database.open(folder.resolve("state.db"), "state")) {
            assertThat(ledger.madeAt()).isBetween(before.minusSeconds(5), state.madeAt());
            try (Database again = Database.open(folder.resolve("ledger.db"), "ledger");
                    Database replaced = Database.open(folder.resolve("other.db"), "ledger")) {
                assertThat(again.madeAt()).isEqualTo(ledger.madeAt());
                assertThat(replaced.madeAt()).isAfter(state.madeAt());
            }
        }
    }
}
