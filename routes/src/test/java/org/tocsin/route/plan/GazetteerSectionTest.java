package org.tocsin.route.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.NamedValue;
import org.tocsin.connector.Problem;

class GazetteerSectionTest {
    private static final String PLAN =
            """
            name: A plan
            checks: {max-vertices: 100}
            gazetteers:
              - value-name: EMMA_ID
                aliases: [EMMA]
                file: areas/emma.geojson
                code: EMMA_ID
                name: NAME
            areas:
              - name: box
                polygon: "13.6,-61.2 13.6,-60.7 14.2,-60.7 14.2,-61.2 13.6,-61.2"
                geocodes: ["SAME 061001"]
              - name: north
                geocodes: ["EMMA_ID AU001"]
            authorities:
              - id: met
                name: Met
                senders: [a@met.example]
                keys: ["sha256:0000000000000000000000000000000000000000000000000000000000000000"]
                areas: [north]
                statuses: [Actual]
                scopes: [Public]
            channels:
              - name: text
                kind: sms
                mode: live
            rules:
              - name: all
                channels: [text]
            """;

    private static final String SQUARE = "[[[10,50],[11,50],[11,51],[10,51],[10,50]]]";
    private static final String HOLED =
            "[[[20,50],[24,50],[24,54],[20,54],[20,50]],[[21,51],[22,51],[22,52],[21,52],[21,51]]]";

    @TempDir
    Path folder;

    @Test
    void aFeatureIsFoundByItsCodeUnderEveryValueName() throws IOException {
        Plan plan = good(feature("AU001", "Polygon", SQUARE), feature("AU002", "MultiPolygon", "[" + HOLED + "]"));

        assertThat(area(plan, "EMMA_ID", "AU001")).isCloseTo(1, within(1e-9));
        assertThat(area(plan, "EMMA", " AU002 ")).isCloseTo(16 - 1, within(1e-9));
        assertThat(plan.find(new NamedValue("EMMA_ID", "au001"))).isEmpty();
        assertThat(plan.find(new NamedValue("FIPS", "AU001"))).isEmpty();
        assertThat(plan.place(new NamedValue("EMMA", "AU001")).orElseThrow().squareKilometres())
                .isBetween(7_000.0, 8_500.0);
    }

    @Test
    void featuresOfOneCodeArePartsOfOnePlace() throws IOException {
        Plan plan = good(
                feature("AU001", "Polygon", SQUARE),
                feature("AU001", "Polygon", SQUARE.replace("[10,", "[10.5,").replace("[11,", "[11.5,")));

        assertThat(area(plan, "EMMA_ID", "AU001")).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void aCodeMayBeAWholeNumber() throws IOException {
        Plan plan = good(
                feature("AU001", "Polygon", SQUARE),
                feature("1", "Polygon", SQUARE).replace("\"1\"", "61001"));

        assertThat(area(plan, "EMMA_ID", "61001")).isCloseTo(1, within(1e-9));
    }

    @Test
    void whatThePlanDrawsOutranksAFile() throws IOException {
        write(feature("AU001", "Polygon", SQUARE), feature("061001", "Polygon", SQUARE));
        String plan = PLAN.replace("aliases: [EMMA]", "aliases: [SAME]");

        assertThat(area(read(plan).plan().orElseThrow(), "SAME", "061001")).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void anAreaWithoutPolygonLiesWhereItsGeocodesDo() throws IOException {
        Plan plan = good(feature("AU001", "Polygon", SQUARE));

        Geometry jurisdiction = plan.authorities().get(0).jurisdiction().geometry();

        assertThat(jurisdiction.getArea()).isCloseTo(1, within(1e-9));
        assertThat(plan.checkSettings(plan.authorities().get(0)).vertexLimit()).isEqualTo(Optional.of(100));
    }

    @Test
    void anAreaOfAnUnknownCodeIsAProblem() throws IOException {
        write(feature("AU007", "Polygon", SQUARE));

        assertThat(read(PLAN).problems()).satisfiesOnlyOnce(problem -> {
            assertThat(problem.place()).isEqualTo("areas[2].geocodes");
            assertThat(problem.message()).contains("EMMA_ID AU001");
        });
    }

    @Test
    void aBorderThatTouchesItselfIsRepaired() throws IOException {
        String touching = "[[[10,50],[11,50],[11,51],[10.5,50],[10,51],[10,50]]]";

        assertThat(area(good(feature("AU001", "Polygon", touching)), "EMMA_ID", "AU001"))
                .isCloseTo(0.5, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[[[10,50],[11,51],[11,50],[10,51],[10,50]]] | Polygon | Feature 2 (A town): its rings cross",
                "[[[10,50],[11,50],[11,51],[10,51]]] | Polygon | a ring of 4 positions",
                "[[[50,100],[51,100],[51,101],[50,100]]] | Polygon | [50,100]",
                "[[[179,5],[181,5],[181,6],[179,5]]] | Polygon | cut what crosses the 180th meridian",
                "[[[\"x\",5],[18,5],[18,6],[\"x\",5]]] | Polygon | write [longitude, latitude]",
                "[[[10,50],[11,50],[12,50],[10,50]]] | Polygon | enclose nothing",
                "[] | Polygon | without rings",
                "[10,50] | Point | no Polygon and no MultiPolygon",
            })
    void aFaultOfAFeatureIsToldWithFileNumberAndName(String coordinates, String type, String words) throws IOException {
        write(feature("AU001", "Polygon", SQUARE), feature("AU002", type.strip(), coordinates));

        assertThat(read(PLAN).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(6);
            assertThat(problem.place()).isEqualTo("gazetteers[1].file");
            assertThat(problem.message())
                    .startsWith("areas/emma.geojson: Feature 2 (A town): ")
                    .contains(words.strip())
                    .endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1] | begins with {",
                "{\"type\":\"FeatureCollection\" | no JSON",
                "{\"type\":\"FeatureCollection\"} | no features",
                "{\"features\":[]} | no features",
                "{\"features\":[7]} | no text and no whole number under properties.EMMA_ID",
                "{\"features\":[{\"properties\":{\"EMMA_ID\":\" \"}}]} | no text and no whole number",
                "{\"crs\":{\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::3857\"}},\"features\":[]} | in WGS 84",
            })
    void aFaultOfTheFileIsTold(String content, String words) throws IOException {
        Files.writeString(file(), content);

        assertThat(read(PLAN).problems()).extracting(Problem::message).anySatisfy(message -> assertThat(message)
                .startsWith("areas/emma.geojson: ")
                .contains(words.strip()));
    }

    @Test
    void aMissingFileIsAProblem() throws IOException {
        assertThat(read(PLAN).problems()).extracting(Problem::message).anySatisfy(message -> assertThat(message)
                .contains("starts at the folder of the plan"));
    }

    @Test
    void ofManyProblemsTheFirstAreListedAndTheRestCounted() throws IOException {
        String[] points = new String[50];
        Arrays.fill(points, feature("AU002", "Point", "[1,2]"));
        write(points);

        assertThat(read(PLAN).problems()).extracting(Problem::message).anySatisfy(message -> assertThat(message)
                .contains("30 problems more"));
    }

    @Test
    void tenThousandPlacesAreReadInSeconds() throws IOException {
        try (Writer out = Files.newBufferedWriter(file())) {
            out.write("{\"type\":\"FeatureCollection\",\"features\":[" + feature("AU001", "Polygon", SQUARE));
            for (int i = 0; i < 10_000; i++) {
                out.write("," + feature("Z" + i, "Polygon", "[[" + circle(i) + "]]"));
            }
            out.write("]}");
        }
        long size = Files.size(file()) >> 20;
        long before = System.nanoTime();

        Plan plan = read(PLAN).plan().orElseThrow();

        Duration took = Duration.ofNanos(System.nanoTime() - before);
        System.out.println("gazetteer of " + size + " MiB, 10001 places: " + took.toMillis() + " ms");
        assertThat(plan.find(new NamedValue("EMMA_ID", "Z9999"))).isPresent();
        assertThat(took).isLessThan(Duration.ofSeconds(30));
    }

    private static String circle(int number) {
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i <= 150; i++) {
            double angle = 2 * Math.PI * (i % 150) / 150;
            ring.append(i == 0 ? "[" : ",[")
                    .append((float) (number % 100 + 0.4 * Math.cos(angle)))
                    .append(',')
                    .append((float) (number / 200.0 + 0.4 * Math.sin(angle)))
                    .append(']');
        }
        return ring.toString();
    }

    private static String feature(String code, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{\"EMMA_ID\":\"" + code + "\",\"NAME\":\"A town\"},"
                + "\"geometry\":{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}}";
    }

    private Path file() throws IOException {
        return Files.createDirectories(folder.resolve("areas")).resolve("emma.geojson");
    }

    private void write(String... features) throws IOException {
        Files.writeString(
                file(),
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
                        + "\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},\"features\":["
                        + String.join(",", List.of(features)) + "]}");
    }

    private Plan good(String... features) throws IOException {
        write(features);
        PlanFile.PlanReading reading = read(PLAN);
        assertThat(reading.problems()).isEmpty();
        return reading.plan().orElseThrow();
    }

    private PlanFile.PlanReading read(String plan) throws IOException {
        return PlanFile.read(Files.writeString(folder.resolve("plan.yaml"), plan), (channel, settings) -> {});
    }

    private static double area(Plan plan, String valueName, String code) {
        return plan.find(new NamedValue(valueName, code)).orElseThrow().getArea();
    }
}
