package org.tocsin.route;

import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.tocsin.route.plan.Overhang;

/** Says where an area leaves the ground of an authority, so that its author finds the place on a map. */
final class Outlying {
    private Outlying() {}

    static String sentence(Overhang overhang, String authority) {
        boolean all = overhang.share() > 0.995;
        Envelope box = overhang.box();
        return String.format(
                Locale.ROOT,
                "%s (about %s km²) lies outside the ground of %s, between %.2f,%.2f and %.2f,%.2f. %s",
                all ? "The whole area" : percent(overhang.share()) + " % of the area",
                size(overhang.squareKilometres()),
                authority,
                box.getMinY(),
                box.getMinX(),
                box.getMaxY(),
                box.getMaxX(),
                all
                        ? "Check that its pairs are latitude,longitude and that it is yours to warn."
                        : "Draw the area inside it.");
    }

    static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }

    private static String percent(double share) {
        return share < 0.01 ? "Less than 1" : String.format(Locale.ROOT, "%.0f", share * 100);
    }

    private static String size(double squareKilometres) {
        return String.format(Locale.ROOT, squareKilometres < 10 ? "%.1f" : "%.0f", squareKilometres);
    }
}
