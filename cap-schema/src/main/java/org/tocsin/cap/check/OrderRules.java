package org.tocsin.cap.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Info;

/**
 * CAP-27: latitude comes first. Pairs are taken for exchanged when only then they lie on the globe, or on the ground of
 * their sender, or, where that is not known, beside the other shapes of their block.
 */
final class OrderRules implements Rule {
    /** Shapes of one block are compared with one another up to this number. */
    private static final int MOST_COMPARED = 200;

    private static final double FAR_KM = 1_000;

    /** Exchanged, a shape comes this many times nearer. */
    private static final double NEARER = 10;

    @Override
    public void check(Subject subject, Report report) {
        Optional<Geometry> jurisdiction = subject.settings().jurisdiction();
        subject.forEachInfo((info, path) -> {
            List<Outline> fitting = new ArrayList<>();
            for (Outline outline : outlines(info, path)) {
                if (outline.isOnGlobeOnlyExchanged()) {
                    report.warning("CAP-27", outline.path(), sentence("they lie on the globe"));
                } else if (jurisdiction.isPresent() && liesOnlyExchanged(outline, jurisdiction.get())) {
                    report.warning("CAP-27", outline.path(), sentence("they lie where the sender's alerts belong"));
                } else {
                    fitting.add(outline);
                }
            }
            if (jurisdiction.isEmpty() && fitting.size() <= MOST_COMPARED) {
                compare(fitting, report);
            }
        });
    }

    private static String sentence(String consequence) {
        return "Only with latitude and longitude exchanged " + consequence
                + ", so the pairs are probably longitude,latitude; write latitude first.";
    }

    private static List<Outline> outlines(Info info, String path) {
        List<Outline> outlines = new ArrayList<>();
        for (int i = 0; i < info.areas().size(); i++) {
            String at = path + "/area[" + (i + 1) + "]";
            var polygons = info.areas().get(i).polygons();
            for (int j = 0; j < polygons.size(); j++) {
                outlines.add(new Outline(
                        at + "/polygon[" + (j + 1) + "]", polygons.get(j).ring()));
            }
            var circles = info.areas().get(i).circles();
            for (int j = 0; j < circles.size(); j++) {
                outlines.add(new Outline(
                        at + "/circle[" + (j + 1) + "]", List.of(circles.get(j).centre())));
            }
        }
        return outlines.stream().filter(outline -> !outline.pairs().isEmpty()).toList();
    }

    /** By the boxes around the parts of the ground: whether an area lies inside exactly is for CAP-33 to say. */
    private static boolean liesOnlyExchanged(Outline outline, Geometry ground) {
        Envelope written = outline.box();
        Envelope exchanged = new Envelope(written.getMinY(), written.getMaxY(), written.getMinX(), written.getMaxX());
        boolean fits = false;
        for (int i = 0; i < ground.getNumGeometries(); i++) {
            Envelope part = ground.getGeometryN(i).getEnvelopeInternal();
            if (part.intersects(written)) {
                return false;
            }
            fits |= part.intersects(exchanged);
        }
        return fits;
    }

    private static void compare(List<Outline> outlines, Report report) {
        Set<String> named = new HashSet<>();
        for (Outline outline : outlines) {
            nearOnlyExchanged(outline, outlines)
                    .filter(other -> !named.contains(other.path()))
                    .ifPresent(other -> {
                        named.add(outline.path());
                        report.warning("CAP-27", outline.path(), apart(outline, other));
                    });
        }
    }

    /** The shape that this one, far from all others, would lie beside. */
    private static Optional<Outline> nearOnlyExchanged(Outline outline, List<Outline> outlines) {
        Optional<Outline> beside = Optional.empty();
        double nearest = Double.MAX_VALUE;
        for (Outline other : outlines) {
            if (!other.path().equals(outline.path())) {
                double distance = outline.kilometresTo(other);
                nearest = Math.min(nearest, distance);
                if (nearest < FAR_KM) {
                    return Optional.empty();
                }
                if (outline.exchangedKilometresTo(other) * NEARER < distance) {
                    beside = Optional.of(other);
                }
            }
        }
        return beside;
    }

    private static String apart(Outline outline, Outline other) {
        return "This shape and " + other.path() + " lie " + Math.round(outline.kilometresTo(other))
                + " kilometres apart, but only " + Math.round(outline.exchangedKilometresTo(other))
                + " with the pairs of one of them exchanged; write latitude first in both.";
    }
}
