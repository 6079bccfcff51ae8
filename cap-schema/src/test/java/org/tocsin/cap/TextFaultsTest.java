package org.tocsin.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that pass the schema and cannot become values. */
class TextFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "polygon-with-a-single-number, CAP-25, /alert/info[1]/area[1]/polygon[1]",
        "polygon-with-glued-pairs,     CAP-25, /alert/info[1]/area[1]/polygon[1]",
        "polygon-with-nan,             CAP-25, /alert/info[1]/area[1]/polygon[1]",
        "circle-without-radius,        CAP-29, /alert/info[1]/area[1]/circle[1]",
        "circle-with-unit,             CAP-29, /alert/info[1]/area[1]/circle[1]",
        "references-joined-by-comma,   CAP-08, /alert/references",
        "references-of-two-parts,      CAP-08, /alert/references",
        "addresses-with-odd-quote,     CAP-17, /alert/addresses",
        "incidents-with-odd-quote,     CAP-17, /alert/incidents",
        "sent-at-24-hours,             CAP-05, /alert/sent",
        "ceiling-of-200-digits,        CAP-01, /alert/info[1]/area[1]/ceiling",
    })
    void readRefusesTextThatTheModelCannotHold(String fixture, String rule, String path) {
        Reading reading = CapXml.read(Fixtures.bytes("text/" + fixture + ".xml"));

        assertThat(reading).isInstanceOf(Reading.NotCap.class);
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.isError()).isTrue();
            assertThat(finding.path()).isEqualTo(path);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "polygon-empty,    EMPTY_POLYGON,    /alert/info[1]/area[1]/polygon[1]",
        "circle-empty,     EMPTY_CIRCLE,     /alert/info[1]/area[1]/circle[1]",
        "references-empty, EMPTY_REFERENCES, /alert/references",
    })
    void readIgnoresEmptyElementsAndNotesIt(String fixture, Deviation.Kind kind, String path) {
        Alert alert = Fixtures.alert("text/" + fixture + ".xml");

        assertThat(alert.form().deviations()).containsExactly(new Deviation(kind, path, ""));
    }

    @Test
    void quotedAddressesKeepTheirSpaces() {
        Alert alert = read("<addresses> \"Duty officer, west\" ops@civil.example \"\" </addresses>");

        assertThat(alert.addresses()).containsExactly("Duty officer, west", "ops@civil.example", "");
    }

    @Test
    void referencesMayStandOnSeveralLines() {
        Alert alert = read(
                "<references>\n a@b.example,1,2026-11-23T13:07:20-04:00\r\n\ta@b.example,2,2026-11-23T13:08:20-04:00\n</references>");

        assertThat(alert.references()).extracting(Reference::identifier).containsExactly("1", "2");
    }

    @Test
    void emptyOptionalTextIsAbsentAndOtherTextIsKeptAsWritten() {
        Alert alert = read("<note/><incidents></incidents>");

        assertThat(alert.note()).isEmpty();
        assertThat(read("<note>  two  spaces </note>").note()).contains("  two  spaces ");
    }

    @Test
    void commentsDoNotSplitText() {
        assertThat(read("<note>one<!-- gap --> word</note>").note()).contains("one word");
        assertThat(read("<note>one<![CDATA[ & ]]>two</note>").note()).contains("one & two");
    }

    @Test
    void emptyLanguageMeansAmericanEnglish() {
        String xml = fixture().replace("<language>en</language>", "<language/>");

        assertThat(alert(xml).infos().get(0).language()).isEqualTo("en-US");
        assertThat(alert(fixture().replace("<language>en</language>", ""))
                        .infos()
                        .get(0)
                        .language())
                .isEqualTo("en-US");
    }

    private static Alert read(String elements) {
        return alert(fixture().replace("<info>", elements + "<info>"));
    }

    private static String fixture() {
        return new String(Fixtures.bytes("flood.xml"), StandardCharsets.UTF_8);
    }

    private static Alert alert(String xml) {
        Reading reading = CapXml.read(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(reading.findings()).isEmpty();
        return ((Reading.Valid) reading).message().alert();
    }
}
