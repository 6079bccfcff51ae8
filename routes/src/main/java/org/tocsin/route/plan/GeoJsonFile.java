package org.tocsin.route.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The features of a GeoJSON file (RFC 7946) by their code. It is read feature by feature, so that a file of tens of
 * megabytes needs no more memory than its geometries. Several features of one code are parts of one place.
 */
final class GeoJsonFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What is wrong with one file is rarely wrong with one feature alone. */
    private static final int MOST_PROBLEMS = 20;

    private final String codeProperty;
    private final Optional<String> nameProperty;
    private final Map<String, List<Geometry>> ground = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int unlisted;
    private int features;

    private GeoJsonFile(String codeProperty, Optional<String> nameProperty) {
        this.codeProperty = codeProperty;
        this.nameProperty = nameProperty;
    }

    /** Never throws for what the file holds; what is wrong stands in {@link #problems}. */
    static GeoJsonFile read(Path file, String codeProperty, Optional<String> nameProperty) {
        GeoJsonFile result = new GeoJsonFile(codeProperty, nameProperty);
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JSON.createParser(in)) {
            result.collection(parser);
        } catch (IOException e) {
            result.problem("The file cannot be read: " + e.getMessage()
                    + ". A relative path starts at the folder of the plan.");
        } catch (JacksonException e) {
            var place = e.getLocation();
            result.problem("This is no JSON" + (place == null ? "" : ", line " + place.getLineNr()) + ": "
                    + e.getOriginalMessage() + ".");
        }
        return result;
    }

    /** Polygons and multi-polygons, x the longitude, by code. */
    Map<String, List<Geometry>> ground() {
        return ground;
    }

    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        if (unlisted > 0) {
            all.add("There are " + unlisted + " problems more of this file.");
        }
        return all;
    }

    private void collection(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            problem("A GeoJSON file begins with {; this one does not.");
            return;
        }
        boolean any = false;
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            JsonToken value = parser.nextToken();
            if (key.equals("features") && value == JsonToken.START_ARRAY) {
                any = true;
                features(parser);
            } else if (key.equals("crs") && value == JsonToken.START_OBJECT) {
                GeoJsonGround.checkReferenceSystem(parser.readValueAsTree()).ifPresent(this::problem);
            } else {
                parser.skipChildren();
            }
        }
        if (!any || features == 0) {
            problem("The file has no features; a FeatureCollection with a list of them is expected.");
        }
    }

    private void features(JsonParser parser) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode feature = parser.readValueAsTree();
            features++;
            try {
                String code = code(feature.path("properties").path(codeProperty));
                Geometry geometry = GeoJsonGround.read(feature.path("geometry"));
                ground.computeIfAbsent(code, unused -> new ArrayList<>()).add(geometry);
            } catch (IllegalArgumentException e) {
                problem("Feature " + features + name(feature) + ": " + e.getMessage());
            }
        }
    }

    private String code(JsonNode value) {
        String code =
                value.isString() || value.isIntegralNumber() ? value.asString().strip() : "";
        if (code.isEmpty()) {
            throw new IllegalArgumentException("it has no text and no whole number under properties." + codeProperty
                    + "; give it its code there, or name another property under 'code'.");
        }
        return code;
    }

    private String name(JsonNode feature) {
        return nameProperty
                .map(property -> feature.path("properties").path(property))
                .filter(JsonNode::isString)
                .map(value -> " (" + value.asString() + ")")
                .orElse("");
    }

    private void problem(String message) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(message);
        } else {
            unlisted++;
        }
    }
}
