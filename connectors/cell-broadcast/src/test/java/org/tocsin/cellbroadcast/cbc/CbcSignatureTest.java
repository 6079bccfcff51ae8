package org.tocsin.cellbroadcast.cbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.sign.Identities;
import org.tocsin.cellbroadcast.cbsp.ForeignProgram;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.Outcome;

/** What leaves is what came, but for the signature; and xmlsec1, another hand's implementation, verifies that. */
class CbcSignatureTest {
    private static final String SIGNATURE = "<Signature xmlns=.*</Signature>";

    private final Instant sent = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final SampleAlert flood = SampleAlert.flood(sent, Duration.ofHours(1));

    @TempDir
    private Path folder;

    private Centre centre;

    @BeforeEach
    void startCentre() {
        centre = new Centre(1);
    }

    @AfterEach
    void stopCentre() {
        centre.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c14n11", "exclusive"})
    void everyByteStaysAndTheSignatureVerifies(String canonicalization) throws Exception {
        ForeignProgram.require("xmlsec1", "xmlsec1");

        String body = delivered(flood.message(), Map.of("canonicalization", canonicalization));

        assertThat(body.replaceFirst(SIGNATURE, "")).isEqualTo(flood.xml());
        assertThat(body).contains(canonicalization.equals("c14n11") ? "/xml-c14n11\"" : "xml-exc-c14n#\"");
        assertThat(verification(body)).contains("OK").doesNotContain("FAIL");
        assertThat(verification(body.replace("Flash Flood", "Flash Fire"))).contains("FAIL");
    }

    @Test
    void theLinkTestIsSignedToo() throws Exception {
        ForeignProgram.require("xmlsec1", "xmlsec1");
        centre.connect(Centre.LIVE, new InMemoryStateStore(), Clock.systemUTC(), Map.of());

        assertThat(verification(centre.first().received().get(0).body()))
                .contains("OK")
                .doesNotContain("FAIL");
    }

    @Test
    void whatItsAuthorSignedGoesAsItIs() throws Exception {
        CapMessage signed = signedByItsAuthor();

        assertThat(delivered(signed, Map.of())).isEqualTo(new String(signed.bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void whatItsAuthorSignedIsSignedAgainWhereTheContractAsks() throws Exception {
        String body = delivered(signedByItsAuthor(), Map.of("sign", "always"));

        assertThat(body.split("<SignatureValue>", -1)).hasSize(3);
    }

    @Test
    void whatNeedsNoSignatureGetsNone() {
        assertThat(delivered(flood.message(), Map.of("sign", "never"))).isEqualTo(flood.xml());
    }

    private CapMessage signedByItsAuthor() {
        byte[] bytes = Identities.author().sign(flood.bytes());
        return new CapMessage(bytes, flood.message().alert());
    }

    private String delivered(CapMessage message, Map<String, Object> settings) {
        CbcConnector connector = centre.connect(Centre.LIVE, new InMemoryStateStore(), Clock.systemUTC(), settings);
        assertThat(connector.deliver(Deliveries.alert(Centre.LIVE, message))).isInstanceOf(Outcome.Accepted.class);
        return centre.first().taken().get(0).body();
    }

    private String verification(String body) throws Exception {
        Path message = Files.writeString(folder.resolve("message.xml"), body);
        return ForeignProgram.run(List.of(
                "xmlsec1",
                "--verify",
                "--pubkey-cert-pem",
                Centre.KEYS.resolve("signing.pem").toString(),
                message.toString()));
    }
}
