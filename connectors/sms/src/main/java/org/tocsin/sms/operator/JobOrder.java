package org.tocsin.sms.operator;

import java.util.List;

/**
 * A job as the operator is told it; the names are those of docs/connectors/operator-job.openapi.yaml. Empty lists are left
 * out.
 *
 * @param action alert, update or cancel
 * @param mode live or drill
 * @param expires RFC 3339, in UTC
 * @param lateEntrants whether phones that come into the area before {@code expires} get it too
 * @param defaultLanguage for phones of which the operator knows no language that the job speaks
 * @param replaces idempotency keys of the jobs that this one replaces or cancels, the nearest first
 * @param zones who gets what, for an alert or update
 * @param texts what those are told who may have got what is cancelled
 */
record JobOrder(
        AlertName alert,
        String action,
        String mode,
        String expires,
        boolean lateEntrants,
        String defaultLanguage,
        List<String> replaces,
        List<Zone> zones,
        List<Text> texts) {

    /** What identifies a CAP message, as written in it. */
    record AlertName(String sender, String identifier, String sent) {}

    /** One stretch of ground, the union of its shapes, and what is said there. */
    record Zone(List<Outline> polygons, List<Disc> circles, List<Text> texts) {}

    /** A GeoJSON Polygon (RFC 7946 3.1.6): rings of longitude and latitude, in the order in which the alert has them. */
    record Outline(String type, List<List<List<Double>>> coordinates) {}

    /** A circle of CAP, in degrees and kilometres. */
    record Disc(double longitude, double latitude, double radiusKm) {}

    /**
     * One text in one language.
     *
     * @param parts short messages that it takes at most
     * @param alphabet gsm-7 or ucs-2
     */
    record Text(String language, String text, int parts, String alphabet) {}
}
