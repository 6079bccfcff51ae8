package org.tocsin.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.tocsin.cap.SampleAlert;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Areas in the three orders of coordinates: CAP and GeoRSS latitude first, GeoJSON longitude first. */
class FeedAreasTest {
    private final TestFeed feed = new TestFeed();

    @Test
    void polygonIsLatitudeFirstInAtomAndLongitudeFirstInGeoJson() {
        publish(sample().polygon("13.8,-61.1 13.9,-61.1 13.9,-61 13.8,-61.1"));

        assertThat(georss("polygon")).containsExactly("13.8 -61.1 13.9 -61.1 13.9 -61 13.8 -61.1");
        assertThat(georss("box")).containsExactly("13.8 -61.1 13.9 -61");
        assertThat(ring(0)).allSatisfy(position -> {
            assertThat(position.x).isBetween(-61.1, -61.0);
            assertThat(position.y).isBetween(13.8, 13.9);
        });
    }

    @Test
    void outerRingsOfGeoJsonAreCounterClockwiseAndClosed() {
        publish(sample().polygon("13.8,-61.1 13.9,-61.1 13.9,-61 13.8,-61.1"));

        List<Coordinate> ring = ring(0);
        assertThat(Orientation.isCCW(ring.toArray(Coordinate[]::new))).isTrue();
        assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
    }

    @Test
    void circleIsAPolygonOfManyVerticesAndStaysACircleInCap() {
        publish(sample().circle("13.9,-61 11.1195"));

        assertThat(georss("polygon").get(0).split(" ")).hasSizeGreaterThanOrEqualTo(2 * 65);
        assertThat(Page.of(feed.feed(), View.ACTIVE, Form.ATOM).all("circle"))
                .extracting(Element::getTextContent)
                .containsExactly("13.9,-61 11.1195");
        double north = ring(0).stream().mapToDouble(c -> c.y).max().orElseThrow();
        assertThat(north).isCloseTo(14.0, within(0.001));
    }

    @Test
    void areaOnThe180thMeridianIsCutThereAndItsBoxDoesNotSpanTheGlobe() {
        publish(sample().polygon("-17,179 -16,179 -16,-179 -17,-179 -17,179"));

        assertThat(geometry().get("coordinates")).hasSize(2);
        assertThat(georss("polygon")).hasSize(2);
        assertThat(georss("box")).containsExactly("-17 179 -16 -179");
    }

    @Test
    void areaNamedByGeocodeAloneHasNoGeometryAndSaysSo() {
        publish(sample().geocodeOnly("SAME", "099001"));

        assertThat(geometry().isNull()).isTrue();
        assertThat(feature().at("/properties/gateway/geometrySource").asString())
                .isEqualTo("none");
        assertThat(feature().at("/properties/info/0/area/0/geocode/0/value").asString())
                .isEqualTo("099001");
        assertThat(georss("polygon")).isEmpty();
    }

    private void publish(SampleAlert sample) {
        feed.alert(sample.message());
    }

    private static SampleAlert sample() {
        return SampleAlert.flood(TestFeed.NOW, TestFeed.HOUR);
    }

    private List<String> georss(String name) {
        return Page.of(feed.feed(), View.ACTIVE, Form.ATOM).all(name).stream()
                .filter(element -> XmlNames.GEORSS.equals(element.getNamespaceURI()))
                .map(Element::getTextContent)
                .toList();
    }

    private JsonNode feature() {
        return new JsonMapper()
                .readTree(feed.text(View.ACTIVE, Form.GEOJSON))
                .get("features")
                .get(0);
    }

    private JsonNode geometry() {
        return feature().get("geometry");
    }

    private List<Coordinate> ring(int polygon) {
        JsonNode ring = geometry().get("coordinates").get(polygon).get(0);
        return StreamSupport.stream(ring.spliterator(), false)
                .map(position -> new Coordinate(
                        position.get(0).asDouble(), position.get(1).asDouble()))
                .toList();
    }
}
