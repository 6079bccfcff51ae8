package org.tocsin.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFaultsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            sender-missing                 | /alert                     | sender is missing in alert; add it behind identifier.
            scope-missing                  | /alert                     | scope is missing in alert; add it behind msgType.
            status-behind-scope            | /alert/status              | The order is wrong: status must stand before scope
            status-unknown                 | /alert/status              | status is "Actuall", which CAP 1.2 does not know; write one of Actual, Exercise
            severity-in-lower-case         | /alert/info[1]/severity    | severity is "severe"
            sent-in-zulu-time              | /alert/sent                | sent is "2026-11-23T17:07:20Z", which is no CAP date and time
            sent-on-30-february            | /alert/sent                | sent is "2026-02-30T13:07:20-04:00", which is no CAP
            sent-with-comma-as-sign        | /alert/sent                | which is no CAP date and time
            expires-with-fraction          | /alert/info[1]/expires     | which is no CAP date and time
            headline-twice                 | /alert/info[1]/headline[2] | headline may stand only once in info; keep one.
            element-unknown                | /alert/info[1]/priority    | CAP knows no element priority in info
            attribute-on-alert             | /alert                     | The attribute id of alert is unknown to CAP
            attribute-on-event             | /alert/info[1]/event       | of event is unknown to CAP
            element-inside-headline        | /alert/info[1]/headline    | headline holds text only
            text-between-elements          | /alert/info[1]             | Text stands between the elements of info
            altitude-not-a-number          | /alert/info[1]/area[1]/altitude | altitude is "high", which is no decimal number
            language-not-a-tag             | /alert/info[1]/language    | language is "e n", which is no language tag
            value-missing-in-geocode       | /alert/info[1]/area[1]/geocode[1] | value is missing in geocode
            info-behind-signature          | /alert/info[1]             | info must stand before Signature
            resource-without-mime-type     | /alert/info[1]/resource[1] | mimeType is missing in resource; add it behind resourceDesc.
            """)
    void readNamesTheFaultOnceWithItsPlace(String fixture, String path, String words) {
        Reading reading = CapXml.read(Fixtures.bytes("schema/" + fixture + ".xml"));

        assertThat(reading).isInstanceOf(Reading.NotCap.class);
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("SCHEMA");
            assertThat(finding.isError()).isTrue();
            assertThat(finding.path()).isEqualTo(path);
            assertThat(finding.message()).contains(words).endsWith(".");
        });
    }

    @Test
    void readNamesAllFaultsInOneAnswer() {
        Reading reading = CapXml.read(Fixtures.bytes("schema/category-and-certainty-missing.xml"));

        assertThat(reading.findings())
                .extracting(Finding::message)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("category is missing in info"),
                        second -> assertThat(second).startsWith("certainty is missing in info"));
    }

    @Test
    void readNamesTheElementThatLostItsNamespace() {
        Reading reading = CapXml.read(Fixtures.bytes("schema/element-without-namespace.xml"));

        assertThat(reading.findings()).extracting(Finding::message).anySatisfy(m -> assertThat(m)
                .startsWith("The element urgency in info has no namespace"));
    }

    @Test
    void wordingDoesNotDependOnTheLanguageOfTheJvm() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Reading reading = CapXml.read(Fixtures.bytes("schema/status-unknown.xml"));

            assertThat(reading.findings().get(0).message()).contains("write one of Actual, Exercise");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aThousandFaultsAreListedAndTheRestCounted() {
        String faults = "<bogus/>".repeat(Limits.DEFAULT.findings() + 7);
        String xml = new String(Fixtures.bytes("flood.xml"), java.nio.charset.StandardCharsets.UTF_8)
                .replace("<info>", faults + "<info>");

        Reading reading = CapXml.read(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(reading.findings()).hasSize(Limits.DEFAULT.findings() + 1);
        assertThat(reading.findings().get(Limits.DEFAULT.findings()).message()).contains("7 more findings");
    }
}
