package org.tocsin.simulator;

import tools.jackson.databind.JsonNode;

/** Whether a phone is on the ground of a zone: polygons by even-odd crossings of their rings, circles on a sphere. */
final class OperatorGround {
    private static final double EARTH_KM = 6371.0088;

    private OperatorGround() {}

    static boolean covers(JsonNode zone, OperatorPhone phone) {
        for (JsonNode polygon : zone.path("polygons")) {
            boolean inside = false;
            for (JsonNode ring : polygon.path("coordinates")) {
                inside ^= isInside(ring, phone);
            }
            if (inside) {
                return true;
            }
        }
        for (JsonNode circle : zone.path("circles")) {
            if (distance(circle, phone) <= circle.path("radiusKm").asDouble()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInside(JsonNode ring, OperatorPhone phone) {
        boolean inside = false;
        for (int i = 0; i + 1 < ring.size(); i++) {
            double x1 = ring.path(i).path(0).asDouble();
            double y1 = ring.path(i).path(1).asDouble();
            double x2 = ring.path(i + 1).path(0).asDouble();
            double y2 = ring.path(i + 1).path(1).asDouble();
            boolean spans = (y1 > phone.latitude()) != (y2 > phone.latitude());
            if (spans && phone.longitude() < (x2 - x1) * (phone.latitude() - y1) / (y2 - y1) + x1) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static double distance(JsonNode circle, OperatorPhone phone) {
        double latitude = Math.toRadians(circle.path("latitude").asDouble());
        double other = Math.toRadians(phone.latitude());
        double across =
                Math.toRadians(phone.longitude() - circle.path("longitude").asDouble());
        double half = Math.pow(Math.sin((other - latitude) / 2), 2)
                + Math.cos(latitude) * Math.cos(other) * Math.pow(Math.sin(across / 2), 2);
        return 2 * EARTH_KM * Math.asin(Math.sqrt(half));
    }
}
