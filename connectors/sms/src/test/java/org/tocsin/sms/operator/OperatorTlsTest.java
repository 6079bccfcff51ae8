package org.tocsin.sms.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.KeyPairs;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.RecordingReceiptSink;
import org.tocsin.simulator.OperatorSimulator;
import org.tocsin.simulator.Script;
import org.tocsin.sms.smpp.KeyStores;

/** Against an operator who speaks TLS and asks for a client certificate. */
class OperatorTlsTest {
    @TempDir
    private static Path directory;

    @BeforeAll
    static void makeCertificates() {
        new KeyPairs(directory)
                .pair("operator", "ip:127.0.0.1")
                .pair("gateway", "dns:gateway.example")
                .pair("stranger", "dns:elsewhere.example");
    }

    @Test
    void bothSidesShowACertificateAndTheOrderIsTaken() throws Exception {
        assertThat(ordered("operator", "operator-trust", "gateway")).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aCertificateForAnotherNameGetsNoOrder() throws Exception {
        assertNotConnected(ordered("stranger", "stranger-trust", "gateway"));
    }

    @Test
    void aCertificateThatNobodyWeTrustSignedGetsNoOrder() throws Exception {
        assertNotConnected(ordered("operator", "stranger-trust", "gateway"));
    }

    @Test
    void whoShowsACertificateThatTheOperatorDoesNotKnowOrdersNothing() throws Exception {
        Outcome outcome = ordered("operator", "operator-trust", "stranger");

        assertThat(outcome).isInstanceOf(Outcome.Unreachable.class);
    }

    private static void assertNotConnected(Outcome outcome) {
        assertThat(OperatorRig.unreachable(outcome).code()).isEqualTo(ReasonCode.NOT_CONNECTED);
    }

    /** One order to an operator who shows the first pair, by a gateway that trusts the second and shows the third. */
    private static Outcome ordered(String operator, String trust, String own) throws Exception {
        Instant now = Instant.now();
        try (OperatorSimulator far = new OperatorSimulator(
                        0,
                        "live",
                        OperatorFixture.TOKEN,
                        new Script(),
                        Clock.systemUTC(),
                        Optional.of(context(operator)))
                .start()) {
            OperatorFixture fixture = new OperatorFixture(directory)
                    .with("tls", true)
                    .with("trust-store", trust + ".p12")
                    .with("trust-store-passwordFile", "store-password")
                    .with("key-store", own + ".p12")
                    .with("key-store-passwordFile", "store-password");
            try (OperatorJobConnector connector = new OperatorJobConnector(
                    OperatorFixture.LIVE,
                    fixture.config(far.url()),
                    new InMemoryStateStore(),
                    new RecordingReceiptSink(),
                    Clock.systemUTC(),
                    Gazetteer.NONE)) {
                Outcome outcome = connector.deliver(
                        Deliveries.alert(OperatorFixture.LIVE, SampleAlerts.flood(now, OperatorRig.HOUR)));
                assertThat(far.jobs()).isEqualTo(outcome instanceof Outcome.Accepted ? 1 : 0);
                return outcome;
            }
        }
    }

    private static SSLContext context(String pair) throws IOException, GeneralSecurityException {
        return KeyStores.context(Optional.of(store("gateway-trust")), Optional.of(store(pair)));
    }

    private static KeyStores.Store store(String name) {
        return new KeyStores.Store(directory.resolve(name + ".p12"), KeyPairs.PASSWORD);
    }
}
