package org.tocsin.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.cap.check.CapRules;
import org.tocsin.cap.check.CheckSettings;

/** CAP 1.0 and 1.1 become the model of 1.2; what had to be assumed is told. */
class VersionsTest {
    private static final Instant SENT = Instant.parse("2026-11-23T17:07:20Z");

    @Test
    void cap10IsReadAsThoughItWereCap12() {
        Alert alert = Fixtures.alert("version/cap-1.0.xml");
        Info info = alert.infos().get(0);

        assertThat(alert.version()).isEqualTo(CapVersion.V1_0);
        assertThat(alert.identifier()).isEqualTo("met.example-flood-17");
        assertThat(alert.sent().instant()).isEqualTo(SENT);
        assertThat(info.certainty()).isEqualTo(Certainty.LIKELY);
        assertThat(info.eventCodes()).containsExactly(new NamedValue("same", "FFW"));
        assertThat(info.parameters()).containsExactly(new NamedValue("river", "Roseau = lower"));
        assertThat(info.areas().get(0).geocodes()).containsExactly(new NamedValue("SAME", "099001"));
        assertThat(info.areas().get(0).polygons().get(0).ring()).hasSize(5);
    }

    @Test
    void cap11IsReadAsThoughItWereCap12() {
        Alert newer = Fixtures.alert("flood.xml");
        Alert older = Fixtures.alert("version/cap-1.1.xml");

        assertThat(older.version()).isEqualTo(CapVersion.V1_1);
        assertThat(older.infos()).isEqualTo(newer.infos());
        assertThat(older.key()).isEqualTo(newer.key());
        assertThat(check("cap-1.1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            cap-1.0                               | VERSION-01 | INFORMATION | /alert/info[1]/certainty  | is read as Likely
            cap-1.0-with-password                 | VERSION-01 | WARNING     | /alert/password           | leave it out, and change it
            cap-1.0-without-scope                 | VERSION-01 | WARNING     | /alert                    | taken for Public
            cap-1.0-without-scope-for-addresses   | VERSION-01 | WARNING     | /alert                    | taken for Private
            cap-1.0-without-scope-with-restriction| VERSION-01 | WARNING     | /alert                    | taken for Restricted
            cap-1.0-geocode-without-name          | VERSION-01 | WARNING     | /alert/info[1]/area[1]/geocode[1] | write name=value
            cap-1.0-update                        | VERSION-01 | WARNING     | /alert/references         | read as identifier/sender
            cap-1.0-sent-in-zulu-time             | CAP-05     | WARNING     | /alert/sent               | is read as 2026-11-23T17:07:20Z
            cap-1.0-sent-without-zone             | CAP-05     | WARNING     | /alert/sent               | is read as 2026-11-23T17:07:20Z
            cap-1.0-sent-with-fraction            | CAP-05     | WARNING     | /alert/sent               | is read as 2026-11-23T17:07:20.250Z
            cap-1.1-altitude-in-words             | CAP-30     | WARNING     | /alert/info[1]/area[1]    | both are ignored
            cap-1.1-resource-without-mime-type    | VERSION-01 | INFORMATION | /alert/info[1]/resource[1]| application/octet-stream
            """)
    void whatOlderVersionsLeaveOpenIsAssumedAndTold(
            String fixture, String rule, Finding.Level level, String path, String words) {
        assertThat(check(fixture)).noneMatch(Finding::isError).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.level()).isEqualTo(level);
            assertThat(finding.path()).isEqualTo(path);
            assertThat(finding.message()).contains(words).endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            cap-1.0-with-observed            | /alert/info[1]/certainty       | write one of Very Likely, Likely, Possible
            cap-1.0-with-response-type       | /alert/info[1]/responseType | knows no element responseType
            cap-1.0-geocode-of-two-elements  | /alert/info[1]/area[1]/geocode[1] | geocode holds text only
            cap-1.1-with-avoid               | /alert/info[1]/responseType[1] | write one of Shelter, Evacuate, Prepare, Execute, Monitor, Assess, None
            cap-1.1-without-scope            | /alert                         | scope is missing in alert
            cap-1.1-signature-inside-info    | /alert/info[1]/Signature       | The element Signature in info
            """)
    void eachVersionHasItsOwnSchema(String fixture, String path, String words) {
        Reading reading = CapXml.read(bytes(fixture));

        assertThat(reading).isInstanceOf(Reading.NotCap.class);
        assertThat(reading.findings())
                .filteredOn(finding -> finding.rule().equals("SCHEMA"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path()).isEqualTo(path);
                    assertThat(finding.message()).contains(words);
                });
    }

    @Test
    void aSignedMessageOfCap11IsValidatedWithoutItsSignature() {
        byte[] signed = bytes("cap-1.1-signed");

        Reading reading = CapXml.read(signed);

        assertThat(reading).isInstanceOf(Reading.Valid.class);
        assertThat(((Reading.Valid) reading).message().bytes()).isEqualTo(signed);
    }

    @Test
    void aPasswordIsNeitherKeptNorRepeated() {
        Reading reading = CapXml.read(bytes("cap-1.0-with-password"));

        assertThat(reading.toString()).doesNotContain("tr0ub4dor");
        assertThat(((Reading.Valid) reading).message().alert().toString()).doesNotContain("tr0ub4dor");
        assertThat(check("cap-1.0-with-password").toString()).doesNotContain("tr0ub4dor");
    }

    @Test
    void referencesOfCap10NameIdentifierAndSender() {
        Alert alert = Fixtures.alert("version/cap-1.0-update.xml");

        assertThat(alert.references())
                .containsExactly(
                        new Reference("alerts@met.example", "met/flood-15", ""),
                        new Reference("alerts@met.example", "met/flood-16", ""));
        assertThat(check("cap-1.0-references-without-sender"))
                .extracting(Finding::rule, Finding::path)
                .contains(tuple("CAP-08", "/alert/references"));
    }

    @Test
    void aNamespaceWithAnyPrefixTellsTheVersion() {
        String xml = new String(bytes("cap-1.0"), StandardCharsets.UTF_8)
                .replaceAll("<(/?)([a-z])", "<$1old:$2")
                .replace("xmlns=", "xmlns:old=");

        Reading reading = CapXml.read(xml.getBytes(StandardCharsets.UTF_8));

        assertThat(reading).isInstanceOf(Reading.Valid.class);
        assertThat(((Reading.Valid) reading).message().alert()).isEqualTo(Fixtures.alert("version/cap-1.0.xml"));
    }

    @Test
    void aSecondAlertOfAnotherVersionIsRefusedToo() {
        String xml = new String(bytes("cap-1.1-signed"), StandardCharsets.UTF_8)
                .replace(
                        "<ds:SignatureValue>AAAA",
                        "<ds:SignatureValue><alert xmlns=\"" + CapVersion.V1_2.namespace() + "\"/>");

        assertThat(CapXml.read(xml.getBytes(StandardCharsets.UTF_8)).findings())
                .extracting(Finding::rule)
                .containsExactly("CAP-02");
    }

    private static List<Finding> check(String fixture) {
        return CapRules.check(CapXml.read(bytes(fixture)), SENT.plusSeconds(5), CheckSettings.DEFAULT);
    }

    private static byte[] bytes(String fixture) {
        return Fixtures.bytes("version/" + fixture + ".xml");
    }
}
