package org.tocsin.cellbroadcast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Info;
import org.tocsin.cap.Status;
import org.tocsin.cap.check.Subject;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cellbroadcast.Drafting.Remark;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.connector.Outcome.Refused;
import org.tocsin.connector.Preview.Matter;
import org.tocsin.connector.ReasonCode;

/** One info block on its way to a draft. */
final class Block {
    private final Status status;
    private final Info info;
    private final String path;
    private final Instant expires;
    private final boolean expired;
    private final IdentifierChoice choice;
    private final Optional<Integer> identifier;
    private final Wording wording;
    private final Optional<Geometry> area;
    private final SortedSet<Cgi> cells;
    private final OptionalInt primary;

    /** @param baseLanguage primary subtag of the language that takes the identifiers that every phone shows */
    Block(
            Alert alert,
            int position,
            Instant now,
            Instant expires,
            CellBroadcastConfig config,
            CellRegistry registry,
            Gazetteer places,
            String baseLanguage) {
        this.status = alert.status();
        this.info = alert.infos().get(position);
        this.path = Subject.infoPath(position);
        Instant own = info.expires().map(CapTime::instant).orElse(expires);
        this.expires = own.isBefore(expires) ? own : expires;
        this.expired = !now.isBefore(this.expires);
        boolean additional = !primary(info.language()).equals(baseLanguage);
        this.choice = IdentifierChoice.of(status, alert.sender(), info, config.identifiers(), config.levelOne());
        this.identifier =
                choice.identifiers().map(identifiers -> additional ? identifiers.additional() : identifiers.local());
        this.wording = Wording.of(info, config.text());
        this.area = AreaGeometry.of(info.areas(), places).filter(geometry -> !geometry.isEmpty());
        this.cells = area.map(registry::cellsIn).orElseGet(TreeSet::new);
        this.primary = config.primary().events().of(status, info);
    }

    /**
     * The language that takes the identifiers that every phone shows: the local one, or that of the first block when the
     * alert does not speak it, because many phones hide additional languages.
     */
    static String baseLanguage(Alert alert, String local) {
        List<String> languages =
                alert.infos().stream().map(info -> primary(info.language())).toList();
        return languages.isEmpty() || languages.contains(primary(local)) ? primary(local) : languages.get(0);
    }

    String path() {
        return path;
    }

    Instant expires() {
        return expires;
    }

    SortedSet<Cgi> cells() {
        return cells;
    }

    /** Why no text of it goes out; empty when one does. */
    Optional<Refused> refusal() {
        if (expired) {
            return refused(ReasonCode.EXPIRED, "its time is over");
        } else if (identifier.isEmpty()) {
            return refused(
                    ReasonCode.NOT_MAPPED, "the profile has no message for this severity, urgency and certainty");
        } else if (!objection().isEmpty()) {
            // No table that can be read comes to this; a drill on air as a real alert would be the worst, so it is
            // asked twice.
            return refused(ReasonCode.NOT_ALLOWED, objection());
        } else if (wording instanceof Wording.TooLong tooLong) {
            return refused(ReasonCode.TOO_LONG, tooLong.detail());
        } else if (wording instanceof Wording.NotEncodable bad) {
            return refused(ReasonCode.NOT_ENCODABLE, bad.detail());
        } else if (area.isEmpty()) {
            return refused(ReasonCode.NO_AREA, "it has no area that can be located");
        } else if (cells.isEmpty()) {
            return refused(ReasonCode.NOBODY_IN_AREA, "no cell of this peer covers its area");
        }
        return Optional.empty();
    }

    /** Only of a block that is not refused. */
    Draft draft() {
        return new Draft(
                identifier.orElseThrow(), primary(info.language()), ((Wording.Fitting) wording).text(), expires, cells);
    }

    /** The identifier of the primary notification that goes ahead of it; empty when it has none, or nowhere to go. */
    OptionalInt primary() {
        boolean goes = primary.isPresent()
                && !expired
                && !cells.isEmpty()
                && MessageIdentifiers.primaryObjection(status, primary.getAsInt())
                        .isEmpty();
        return goes ? primary : OptionalInt.empty();
    }

    /** What goes out otherwise than it was ordered. */
    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        choice.remark().ifPresent(remark -> remarks.add(new Remark(Matter.REACH, path, sentence(remark))));
        if (wording instanceof Wording.Fitting fitting) {
            fitting.remark().ifPresent(remark -> remarks.add(new Remark(Matter.TEXT, path, sentence(remark))));
        }
        return remarks;
    }

    private String objection() {
        return identifier.map(id -> MessageIdentifiers.objection(status, id)).orElse("");
    }

    private Optional<Refused> refused(ReasonCode code, String why) {
        return Optional.of(new Refused(code, sentence(why)));
    }

    private String sentence(String clause) {
        return "Block in " + info.language() + ": " + clause + ".";
    }

    private static String primary(String language) {
        return language.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }
}
