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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;
import org.tocsin.cellbroadcast.cbsp.ForeignProgram;
import org.tocsin.connector.Channel;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.InMemoryStateStore;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;

class IbagTest {
    private static final List<String> CATEGORIES =
            List.of("4375-CAT3-ENGLISH", "4388-CAT3-SPANISH", "4380-CAT5-ENGLISH");

    private final Instant sent = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final InMemoryStateStore store = new InMemoryStateStore();

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

    @Test
    void eachBlockIsAMessageOfItsOwn() {
        Outcome outcome = connect(Centre.LIVE).deliver(Deliveries.alert(Centre.LIVE, flood()));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> assertThat(accepted.counts())
                .containsEntry("messages.accepted", 2L));
        assertThat(taken(0))
                .contains("<IBAG_Alert_Attributes xmlns=\"ibag:1.0\"><IBAG_protocol_version>1.0<")
                .contains("<IBAG_status>Actual</IBAG_status><IBAG_message_type>Alert<")
                .contains("<IBAG_cap_identifier>" + flood().alert().identifier() + "<")
                .contains("<IBAG_text_language>English<")
                .contains("<IBAG_channel_category>4375-CAT3-ENGLISH<")
                .contains("<IBAG_polygon>13.82,-61.05 13.88,-61.06 ");
        assertThat(taken(1)).contains("<IBAG_text_language>Spanish<", "<IBAG_channel_category>4388-CAT3-SPANISH<");
        assertThat(number(0)).isNotEqualTo(number(1));
    }

    @Test
    void theLengthOfTheTextIsCountedInOctetsOfUtf8() {
        assertThat(connect(Centre.LIVE).deliver(Deliveries.alert(Centre.LIVE, flood())))
                .isInstanceOf(Outcome.Accepted.class);

        String text = element(taken(1), "IBAG_text_alert_message");

        assertThat(text).matches("(?s).*[áéíóúñ].*");
        assertThat(element(taken(1), "IBAG_text_alert_message_length"))
                .isEqualTo(Integer.toString(text.getBytes(StandardCharsets.UTF_8).length))
                .isNotEqualTo(Integer.toString(text.length()));
    }

    @Test
    void theSignatureInsideItsElementIsVerifiedByXmlsec1() throws Exception {
        ForeignProgram.require("xmlsec1", "xmlsec1");
        assertThat(connect(Centre.LIVE).deliver(Deliveries.alert(Centre.LIVE, flood())))
                .isInstanceOf(Outcome.Accepted.class);

        assertThat(taken(0)).contains("<IBAG_Digital_Signature><Signature xmlns=");
        assertThat(verification(taken(0))).contains("OK").doesNotContain("FAIL");
        assertThat(verification(taken(0).replace("CAT3", "CAT1"))).contains("FAIL");
    }

    @Test
    void anUpdateAndACancelNameTheNumbersOfWhatTheyEnd() {
        CbcConnector connector = connect(Centre.LIVE);
        CapMessage original = flood();
        CapMessage update = SampleAlert.update(original, sent.plusSeconds(1), Duration.ofHours(1))
                .language("en")
                .message();
        CapMessage cancel = SampleAlert.cancel(update, sent.plusSeconds(2)).message();

        assertAccepted(connector.deliver(Deliveries.alert(Centre.LIVE, original)));
        assertAccepted(connector.deliver(Deliveries.update(Centre.LIVE, update, original.key())));
        assertAccepted(connector.deliver(Deliveries.cancel(Centre.LIVE, cancel, update.key(), original.key())));

        assertThat(centre.first().taken()).hasSize(5);
        assertThat(taken(2))
                .contains("<IBAG_message_type>Update<")
                .contains("<IBAG_referenced_message_number>" + number(0) + "<")
                .contains("<IBAG_referenced_message_cap_identifier>"
                        + original.alert().identifier() + "<");
        assertThat(taken(3))
                .contains("<IBAG_message_type>Cancel<")
                .contains("<IBAG_referenced_message_number>" + number(1) + "<")
                .doesNotContain("<IBAG_alert_info>");
        assertThat(taken(4))
                .contains("<IBAG_message_type>Cancel<")
                .contains("<IBAG_referenced_message_number>" + number(2) + "<");
    }

    @Test
    void aRepeatInDoubtBearsTheSameNumber() {
        CbcConnector connector = connect(Centre.LIVE);
        centre.first().script().add("on alert close the connection once");
        Delivery delivery = Deliveries.alert(Centre.LIVE, flood());

        Outcome first = connector.deliver(delivery);
        assertAccepted(connector.deliver(Deliveries.again(delivery)));

        assertThat(first).isInstanceOf(Outcome.Unreachable.class);
        assertThat(centre.first().taken()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"error, REFUSED_BY_PEER", "foreign, TIMEOUT"})
    void anAnswerInIbagIsUnderstood(String answer, ReasonCode reason) {
        CbcConnector connector = connect(Centre.LIVE);
        centre.first().script().add("on alert reply " + answer + " 2 times");

        Outcome outcome = connector.deliver(Deliveries.alert(Centre.LIVE, flood()));

        assertThat(outcome.toString()).contains("code=" + reason);
    }

    @Test
    void aTestOnADrillChannelIsCalledOneAndTakesTheChannelOfTests() {
        CapMessage test = SampleAlert.flood(sent, Duration.ofHours(1))
                .status(Status.TEST)
                .language("en")
                .message();

        assertAccepted(connect(Centre.DRILL).deliver(Deliveries.alert(Centre.DRILL, test)));

        assertThat(taken(0)).contains("<IBAG_status>Test<", "<IBAG_channel_category>4380-CAT5-ENGLISH<");
    }

    /** Whatever categories the contract lists, real ones among them. */
    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"EXERCISE", "TEST"})
    void noDrillEverNamesAChannelOfRealAlerts(Status status) {
        List<String> everything = IntStream.rangeClosed(4352, 4400)
                .mapToObj(identifier -> identifier + "-CAT1-ENGLISH")
                .toList();
        IbagSettings settings = centre.config(Map.of("form", "ibag", "channel-categories", everything))
                .ibag()
                .orElseThrow();
        for (Severity severity : Severity.values()) {
            for (Urgency urgency : Urgency.values()) {
                for (Certainty certainty : Certainty.values()) {
                    CapMessage drill = SampleAlert.flood(sent, Duration.ofHours(1))
                            .status(status)
                            .severity(severity)
                            .urgency(urgency)
                            .certainty(certainty)
                            .language("en")
                            .message();

                    assertThat(settings.identifiers()
                                    .of(drill.alert(), drill.alert().infos().get(0)))
                            .hasValue(status == Status.TEST ? 4380 : 4381);
                }
            }
        }
    }

    @Test
    void aBlockWithoutACategoryInTheContractIsLeftOutAndTold() {
        CbcConnector connector = connect(Centre.LIVE, List.of("4375-CAT3-ENGLISH"));
        Delivery delivery = Deliveries.alert(Centre.LIVE, flood());

        assertThat(connector.preview(delivery).shortfalls())
                .singleElement()
                .satisfies(shortfall -> assertThat(shortfall.message()).contains("no channel category"));
        assertAccepted(connector.deliver(delivery));
        assertThat(centre.first().taken()).hasSize(1);
    }

    private CapMessage flood() {
        return SampleAlert.flood(sent, Duration.ofHours(1)).message();
    }

    private CbcConnector connect(Channel channel) {
        return connect(channel, CATEGORIES);
    }

    private CbcConnector connect(Channel channel, List<String> categories) {
        return centre.connect(
                channel, store, Clock.systemUTC(), Map.of("form", "ibag", "channel-categories", categories));
    }

    private String taken(int index) {
        return centre.first().taken().get(index).body();
    }

    private String number(int index) {
        return element(taken(index), "IBAG_message_number");
    }

    private static void assertAccepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    private static String element(String xml, String name) {
        int from = xml.indexOf("<" + name + ">") + name.length() + 2;
        return xml.substring(from, xml.indexOf("</" + name + ">"));
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
