package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Info;
import org.tocsin.cap.check.Subject;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.page.Paging;
import org.tocsin.connector.Outcome.Refused;
import org.tocsin.connector.ReasonCode;

/**
 * What of an alert this channel can carry. A block that it cannot carry does not hold back the others: a warning in one
 * language is better than none; but what was left out is reported.
 */
record Drafting(List<Draft> drafts, List<LeftOut> leftOut) {

    /** A block that does not go out, or the alert when it has none. */
    record LeftOut(Refused refusal, String path) {}

    Drafting {
        drafts = List.copyOf(drafts);
        leftOut = List.copyOf(leftOut);
    }

    /** At least one of both lists has an entry. */
    static Drafting of(
            Alert alert,
            Instant now,
            Instant expires,
            CellBroadcastConfig config,
            CellRegistry registry,
            Gazetteer places) {
        List<Draft> drafts = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        String base = baseLanguage(alert, config.language());
        for (int i = 0; i < alert.infos().size(); i++) {
            String path = Subject.infoPath(i);
            Block block = new Block(alert, alert.infos().get(i), now, expires, config, registry, places, base);
            block.refusal()
                    .ifPresentOrElse(
                            refusal -> leftOut.add(new LeftOut(refusal, path)), () -> drafts.add(block.draft()));
        }
        if (alert.infos().isEmpty()) {
            Refused refusal = new Refused(ReasonCode.NO_AREA, "The alert has no info block, so neither text nor area.");
            leftOut.add(new LeftOut(refusal, "/alert"));
        }
        return new Drafting(drafts, leftOut);
    }

    /**
     * The language that takes the identifiers that every phone shows: the local one, or that of the first block when the
     * alert does not speak it, because many phones hide additional languages.
     */
    private static String baseLanguage(Alert alert, String local) {
        List<String> languages =
                alert.infos().stream().map(info -> primary(info.language())).toList();
        return languages.isEmpty() || languages.contains(primary(local)) ? primary(local) : languages.get(0);
    }

    private static String primary(String language) {
        return language.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** One info block on its way to a draft. */
    private static final class Block {
        private final Info info;
        private final Instant expires;
        private final Optional<Integer> identifier;
        private final Paging paging;
        private final Optional<Geometry> area;
        private final SortedSet<Cgi> cells;
        private final boolean expired;

        Block(
                Alert alert,
                Info info,
                Instant now,
                Instant expires,
                CellBroadcastConfig config,
                CellRegistry registry,
                Gazetteer places,
                String baseLanguage) {
            this.info = info;
            Instant own = info.expires().map(CapTime::instant).orElse(expires);
            this.expires = own.isBefore(expires) ? own : expires;
            this.expired = !now.isBefore(this.expires);
            boolean additional = !primary(info.language()).equals(baseLanguage);
            this.identifier = config.identifiers()
                    .of(alert.status(), info)
                    .map(identifiers -> additional ? identifiers.additional() : identifiers.local());
            this.paging = Paging.of(AlertText.of(info), info.language());
            this.area = AreaGeometry.of(info.areas(), places).filter(geometry -> !geometry.isEmpty());
            this.cells = area.map(registry::cellsIn).orElseGet(TreeSet::new);
        }

        Optional<Refused> refusal() {
            if (expired) {
                return refused(ReasonCode.EXPIRED, "its time is over");
            } else if (identifier.isEmpty()) {
                return refused(
                        ReasonCode.NOT_MAPPED, "the profile has no message for this severity, urgency and certainty");
            } else if (paging instanceof Paging.TooLong tooLong) {
                return refused(ReasonCode.TOO_LONG, "the text needs " + tooLong.pages() + " pages; there are 15");
            } else if (paging instanceof Paging.NotEncodable bad) {
                return refused(ReasonCode.NOT_ENCODABLE, bad.detail());
            } else if (area.isEmpty()) {
                return refused(ReasonCode.NO_AREA, "it has no area that can be located");
            } else if (cells.isEmpty()) {
                return refused(ReasonCode.NOBODY_IN_AREA, "no cell of this peer covers its area");
            }
            return Optional.empty();
        }

        Draft draft() {
            return new Draft(identifier.orElseThrow(), primary(info.language()), (Paging.Paged) paging, expires, cells);
        }

        private Optional<Refused> refused(ReasonCode code, String why) {
            return Optional.of(new Refused(code, "Block in " + info.language() + ": " + why + "."));
        }
    }
}
