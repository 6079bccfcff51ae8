package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.connector.KeyPairs;
import org.tocsin.connector.LinkState;
import org.tocsin.sms.smpp.SmppLink;

/** Against an SMSC of somebody else's library that speaks TLS and asks for a client certificate. */
class SmscTlsTest {
    private static final String PASSWORD = KeyPairs.PASSWORD;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void makeCertificates() {
        new KeyPairs(directory)
                .pair("smsc", "ip:127.0.0.1")
                .pair("gateway", "dns:gateway.example")
                .pair("stranger", "dns:elsewhere.example");
    }

    @Test
    void bothSidesShowACertificateAndTheBindStands() {
        try (ForeignSmsc smsc = ForeignSmsc.secured(store("smsc"), store("gateway-trust"), PASSWORD);
                SmppLink link = link(secured("smsc-trust", "gateway"), smsc.port())) {
            await().atMost(SmscTest.LIMIT).until(link::isBound);
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() {
        try (ForeignSmsc smsc = ForeignSmsc.secured(store("stranger"), store("gateway-trust"), PASSWORD);
                SmppLink link = link(secured("stranger-trust", "gateway"), smsc.port())) {
            awaitDown(link, "No connection");
            assertThat(smsc.binds()).isZero();
        }
    }

    @Test
    void aCertificateThatNobodyWeTrustSignedIsRefused() {
        try (ForeignSmsc smsc = ForeignSmsc.secured(store("smsc"), store("gateway-trust"), PASSWORD);
                SmppLink link = link(secured("stranger-trust", "gateway"), smsc.port())) {
            awaitDown(link, "No connection");
            assertThat(smsc.binds()).isZero();
        }
    }

    @Test
    void withoutAClientCertificateTheSmscLetsNobodyBind() {
        SmsFixture fixture = new SmsFixture(directory)
                .with("tls", true)
                .with("trust-store", "smsc-trust.p12")
                .with("trust-store-passwordFile", "store-password");
        try (ForeignSmsc smsc = ForeignSmsc.secured(store("smsc"), store("gateway-trust"), PASSWORD);
                SmppLink link = link(fixture, smsc.port())) {
            awaitDown(link, "refuses|No connection|does not answer");
            assertThat(smsc.binds()).isZero();
        }
    }

    @Test
    void aPeerSilentInTheHandshakeIsGivenUpAfterTheConnectTimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                SmppLink link = link(secured("smsc-trust", "gateway"), silent.getLocalPort())) {
            awaitDown(link, "No connection");
        }
    }

    private static void awaitDown(SmppLink link, String pattern) {
        await().atMost(SmscTest.LIMIT).untilAsserted(() -> {
            assertThat(link.state().condition()).isEqualTo(LinkState.Condition.DOWN);
            assertThat(link.state().detail()).containsPattern(pattern);
        });
    }

    private static SmppLink link(SmsFixture fixture, int port) {
        return new SmppLink(
                "tls", fixture.config(port).smscs().get(0).smpp(), new SplittableRandom(1), inbound -> true);
    }

    private static SmsFixture secured(String trust, String own) {
        return new SmsFixture(directory)
                .with("tls", true)
                .with("trust-store", trust + ".p12")
                .with("trust-store-passwordFile", "store-password")
                .with("key-store", own + ".p12")
                .with("key-store-passwordFile", "store-password");
    }

    private static Path store(String name) {
        return directory.resolve(name + ".p12");
    }
}
