package org.tocsin.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    private static final String FLOOD = new String(Fixtures.bytes("flood.xml"), StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "/alert,                                       2, 1",
        "/alert/sender,                                4, 3",
        "/alert/info[1],                               9, 3",
        "/alert/info/severity,                        14, 5",
        "/alert/info[1]/area[1]/geocode[1]/valueName, 25, 9",
        "/cap:alert/cap:info[1]/cap:area[1],          21, 5",
    })
    void aPathLeadsToTheStartTagOfItsElement(String path, int line, int column) {
        assertThat(place(bytes(FLOOD), path)).contains(new Finding.Place(line, column));
    }

    @ParameterizedTest
    @CsvSource({
        "/alert/references,               2, 1",
        "/alert/info[1]/onset,            9, 3",
        "/alert/info[7]/headline,         2, 1",
        "/alert/info[1]/area[1]/area[1]/x,21, 5",
        "/,                               2, 1",
        "/elsewhere,                      2, 1",
        "/alert/info[x]/headline,         2, 1",
        "/alert/info[,                    2, 1",
    })
    void aPathToNothingLeadsToTheNearestElementAroundIt(String path, int line, int column) {
        assertThat(place(bytes(FLOOD), path)).contains(new Finding.Place(line, column));
    }

    @Test
    void positionsCountAmongElementsOfOneName() {
        String two = FLOOD.replace("      <geocode>", "      <polygon>1,1</polygon>\n      <geocode>");

        assertThat(place(bytes(two), "/alert/info[1]/area[1]/polygon[2]")).contains(new Finding.Place(24, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void placesAreTheSameInEveryEncoding(String charset) {
        String text = "\uFEFF" + FLOOD.replace(" encoding=\"UTF-8\"", "");

        assertThat(place(text.getBytes(Charset.forName(charset)), "/alert/info[1]/event"))
                .contains(new Finding.Place(12, 5));
    }

    @Test
    void windowsLineEndsCountOnce() {
        assertThat(place(bytes(FLOOD.replace("\n", "\r\n")), "/alert/info[1]/event"))
                .contains(new Finding.Place(12, 5));
    }

    @Test
    void columnsCountCharactersNotOctets() {
        String line = FLOOD.replace("    <headline>", "    <audience>Überlebende</audience><headline>");

        assertThat(place(bytes(line), "/alert/info[1]/headline")).contains(new Finding.Place(18, 37));
    }

    @Test
    void olderVersionsAndPrefixesHavePlacesToo() {
        String old = new String(Fixtures.bytes("version/cap-1.0.xml"), StandardCharsets.UTF_8)
                .replaceAll("<(/?)([a-z])", "<$1old:$2")
                .replace("xmlns=", "xmlns:old=");

        assertThat(place(bytes(old), "/alert/info[1]/area[1]/geocode[1]/value")).contains(new Finding.Place(26, 7));
    }

    @Test
    void whatIsNoXmlCarriesTheParsersOwnPlace() {
        Reading reading = CapXml.read(bytes(FLOOD.replace("</headline>", "</headlin>")));

        assertThat(reading).isInstanceOf(Reading.NotXml.class);
        assertThat(reading.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("XML");
            assertThat(finding.place().map(Finding.Place::line)).contains(18);
            assertThat(finding.message()).endsWith(".").doesNotContain("row,col");
        });
    }

    @Test
    void aFindingThatHasAPlaceKeepsIt() {
        Finding here = Finding.error("CAP-03", "/alert/sender", "It is blank.").at(new Finding.Place(7, 9));
        Finding nowhere = Finding.error("CAP-03", "/alert/identifier", "It is blank.");

        assertThat(CapXml.located(bytes(FLOOD), List.of(here, nowhere)))
                .containsExactly(here, nowhere.at(new Finding.Place(3, 3)));
    }

    @Test
    void bytesThatAreNoXmlLocateWhatStandsBeforeTheFault() {
        byte[] broken = bytes(FLOOD.substring(0, FLOOD.indexOf("<event>")));

        assertThat(place(broken, "/alert/sender")).contains(new Finding.Place(4, 3));
        assertThat(place(bytes("no XML"), "/alert/sender")).isEmpty();
    }

    private static Optional<Finding.Place> place(byte[] xml, String path) {
        return CapXml.located(xml, List.of(Finding.error("CAP-00", path, "Something is wrong.")))
                .get(0)
                .place();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
