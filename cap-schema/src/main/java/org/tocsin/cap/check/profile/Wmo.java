package org.tocsin.cap.check.profile;

import static org.tocsin.cap.check.profile.Demands.atMost;
import static org.tocsin.cap.check.profile.Demands.eachInfo;
import static org.tocsin.cap.check.profile.Demands.noneUnknown;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.cap.Area;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;
import org.tocsin.cap.check.Profile;
import org.tocsin.cap.check.Spoken;
import org.tocsin.cap.check.Subject;

/** What the World Meteorological Organization asks of alerting authorities of its members. */
final class Wmo {
    private static final String SOURCE = "WMO guidance on CAP, not read; validators";
    private static final String AUTHORITIES = "2.49.0.0.";
    private static final Pattern MESSAGE =
            Pattern.compile("urn:oid:2\\.49\\.0\\.1\\.[0-9]{1,4}\\.[0-9]{1,9}\\..+", Pattern.DOTALL);
    private static final String EVENT_TERMS = "OET:";
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int MOST_PAIRS = 100;

    static final Profile PROFILE = RuleTable.profile("wmo", "WMO")
            .general("CAP-40", Wmo::checkArc)
            .expected(
                    "WMO-01",
                    SOURCE,
                    "identifier is urn:oid:2.49.0.1, country, authority and a number of its own.",
                    Wmo::checkIdentifier)
            .expected("WMO-02", SOURCE, "sender names a domain or a registered authority.", Wmo::checkSender)
            .expected(
                    "WMO-03", SOURCE, "Each block has an eventCode of the OASIS Event Terms.", eachInfo(Wmo::checkTerm))
            .expected("WMO-04", SOURCE, "effective, onset and expires are not before sent.", Wmo::checkTimes)
            .expected("WMO-05", SOURCE, "expires is at most 31 days after onset.", Wmo::checkLength)
            .expected("WMO-06", SOURCE, "areaDesc fits 50 characters.", Demands.areaDescAtMost(50))
            .expected("WMO-07", SOURCE, "event fits 35 characters.", atMost(InfoPart.EVENT, 35, TextUnit.CHARACTERS))
            .expected(
                    "WMO-08",
                    SOURCE,
                    "headline fits 160 characters.",
                    atMost(InfoPart.HEADLINE, 160, TextUnit.CHARACTERS))
            .expected(
                    "WMO-09",
                    SOURCE,
                    "Polygons have about 100 pairs at most.",
                    Demands.eachArea(
                            Wmo::isSimple,
                            "The area has a polygon of more than " + MOST_PAIRS
                                    + " pairs; draw it more simply, outwards."))
            .expected("WMO-10", SOURCE, "No urgency, severity or certainty is Unknown.", noneUnknown())
            .expected("WMO-11", SOURCE, "Ack and Error are not published.", Wmo::checkType)
            .expected("WMO-12", SOURCE, "Areas of a block do not overlap.", Overlap::check)
            .done();

    private Wmo() {}

    /** Arc 2.49.0.0 names authorities; their messages stand in 2.49.0.1. */
    private static void checkArc(Subject subject, Objection objection) {
        if (subject.alert().identifier().contains(AUTHORITIES)) {
            objection.raise(
                    "/alert/identifier",
                    "The identifier " + Spoken.quoted(subject.alert().identifier())
                            + " is in the arc 2.49.0.0, which names authorities; number messages in 2.49.0.1.");
        }
    }

    private static void checkIdentifier(Subject subject, Objection objection) {
        String identifier = subject.alert().identifier();
        if (!MESSAGE.matcher(identifier).matches() && !identifier.contains(AUTHORITIES)) {
            objection.raise(
                    "/alert/identifier",
                    "The identifier is " + Spoken.quoted(identifier)
                            + "; write urn:oid:2.49.0.1, the country, the authority and a number, with dots between.");
        }
    }

    private static void checkSender(Subject subject, Objection objection) {
        String sender = subject.alert().sender();
        if (sender.indexOf('.') < 1) {
            objection.raise(
                    "/alert/sender",
                    "The sender is " + Spoken.quoted(sender)
                            + "; write it as the Register of Alerting Authorities has it, like alerts@met.example.");
        }
    }

    private static void checkTerm(Info info, String path, Objection objection) {
        if (NamedValues.values(info.eventCodes(), name -> name.startsWith(EVENT_TERMS))
                .isEmpty()) {
            objection.raise(
                    path, "The block has no event code of the OASIS Event Terms; add one of valueName OET:v1.0.");
        }
    }

    private static void checkTimes(Subject subject, Objection objection) {
        subject.forEachInfo((info, path) -> {
            checkNotBefore(subject, info.effective(), path + "/effective", objection);
            checkNotBefore(subject, info.onset(), path + "/onset", objection);
            checkNotBefore(subject, info.expires(), path + "/expires", objection);
        });
    }

    private static void checkNotBefore(Subject subject, Optional<CapTime> time, String path, Objection objection) {
        CapTime sent = subject.alert().sent();
        if (time.isPresent() && time.get().instant().isBefore(sent.instant())) {
            objection.raise(path, "The time " + time.get() + " is before sent, " + sent + "; set it to sent or later.");
        }
    }

    private static void checkLength(Subject subject, Objection objection) {
        subject.forEachInfo((info, path) -> {
            Instant start = info.onset()
                    .or(info::effective)
                    .orElse(subject.alert().sent())
                    .instant();
            Optional<CapTime> expires = info.expires();
            if (expires.isPresent()
                    && Duration.between(start, expires.get().instant()).compareTo(LONGEST) > 0) {
                objection.raise(
                        path + "/expires",
                        "The block ends at " + expires.get()
                                + ", more than 31 days after it begins; end it earlier and send Updates.");
            }
        });
    }

    private static boolean isSimple(Area area) {
        return area.polygons().stream().allMatch(polygon -> polygon.ring().size() <= MOST_PAIRS);
    }

    private static void checkType(Subject subject, Objection objection) {
        MsgType type = subject.alert().msgType();
        if (type == MsgType.ACK || type == MsgType.ERROR) {
            objection.raise("/alert/msgType", "The message is of type " + type.text() + "; send it to systems alone.");
        }
    }
}
