package org.tocsin.cap.check;

import static org.tocsin.cap.Finding.Level.ERROR;
import static org.tocsin.cap.Finding.Level.INFORMATION;
import static org.tocsin.cap.Finding.Level.WARNING;
import static org.tocsin.cap.check.RuleEntry.Basis.DESIGN;
import static org.tocsin.cap.check.RuleEntry.Basis.STANDARD;
import static org.tocsin.cap.check.RuleEntry.Basis.UNVERIFIED;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.check.RuleEntry.Basis;
import org.tocsin.cap.check.lint.Lints;

/** Every rule about CAP messages that this module knows, in order of ids; the page {@code docs/rules.md} is made of it. */
public final class RuleBook {
    private static final List<Level> E = List.of(ERROR);
    private static final List<Level> W = List.of(WARNING);
    private static final List<Level> I = List.of(INFORMATION);
    private static final List<Level> EW = List.of(ERROR, WARNING);

    private static final List<RuleEntry> ENTRIES = List.of(
            fixed("XML", STANDARD, "The message is well-formed XML in UTF-8 or UTF-16.", "XML 1.0"),
            fixed("SCHEMA", STANDARD, "The message is valid by the schema of its version.", "CAP 1.2, 4.2"),
            fixed(
                    "CAP-01",
                    DESIGN,
                    "There is no DOCTYPE, no entity, no XInclude, no schema location that is followed; size, depth and number"
                            + " of elements stay within limits.",
                    "defence against hostile XML"),
            fixed(
                    "CAP-02",
                    STANDARD,
                    "The root is alert in the namespace of CAP 1.0, 1.1 or 1.2, and no element is without namespace.",
                    "CAP 1.2, 4.2"),
            rule("CAP-03", E, STANDARD, "identifier and sender have no white space, comma, < or &.", "CAP 1.2, 3.2.1"),
            fixed(
                    "CAP-04",
                    DESIGN,
                    "A sender uses an identifier once; the same bytes may come again.",
                    "CAP 1.2, 3.2.1, identifier"),
            rule(
                    "CAP-05",
                    EW,
                    STANDARD,
                    "Times are written with a numeric offset within 14:00, without Z and fractions; in CAP 1.0 and 1.1 other"
                            + " forms are read with a warning.",
                    "CAP 1.2, 3.3.2"),
            rule(
                    "CAP-06",
                    E,
                    DESIGN,
                    "sent lies neither ahead of our clock nor too long ago.",
                    "replay of old messages"),
            rule(
                    "CAP-07",
                    E,
                    STANDARD,
                    "Update, Cancel, Ack and Error name what they act on.",
                    "CAP 1.2, 3.2.1, msgType"),
            rule(
                    "CAP-08",
                    EW,
                    STANDARD,
                    "references are triples sender,identifier,sent with white space between them; not empty.",
                    "CAP 1.2, 3.2.1, references"),
            rule(
                    "CAP-09",
                    E,
                    DESIGN,
                    "A message refers to no message of its own sender and identifier, in no circle, and to none later than"
                            + " itself.",
                    "CAP 1.2, 3.2.1, references"),
            rule(
                    "CAP-10",
                    EW,
                    DESIGN,
                    "What a message refers to is known here and comes from the same sender or one it is delegated for.",
                    "CAP 1.2, 3.2.1, references"),
            rule(
                    "CAP-11",
                    W,
                    UNVERIFIED,
                    "Update and Cancel refer to all messages of their chain that have not expired.",
                    "profiles of MET Norway, Canada, Google"),
            rule(
                    "CAP-12",
                    EW,
                    STANDARD,
                    "Private messages have addresses; Restricted ones have a restriction.",
                    "CAP 1.2, 3.2.1, scope"),
            rule(
                    "CAP-13",
                    W,
                    STANDARD,
                    "restriction stands with scope Restricted only.",
                    "CAP 1.2, 3.2.1, restriction"),
            fixed(
                    "CAP-14",
                    STANDARD,
                    "Restricted and Private messages never reach a public channel.",
                    "CAP 1.2, 3.2.1, scope"),
            fixed(
                    "CAP-15",
                    STANDARD,
                    "Only Actual messages reach live channels; Exercise and Test reach drill channels; System and Draft go"
                            + " nowhere.",
                    "CAP 1.2, 3.2.1, status"),
            rule("CAP-16", W, STANDARD, "Exercise and Error carry a note.", "CAP 1.2, 3.2.1, note"),
            rule(
                    "CAP-17",
                    E,
                    STANDARD,
                    "Quotation marks in addresses and incidents are balanced.",
                    "CAP 1.2, 3.2.1, addresses, incidents"),
            rule("CAP-18", E, DESIGN, "Alert and Update have at least one info block.", "CAP 1.2, 3.1"),
            rule(
                    "CAP-19",
                    W,
                    UNVERIFIED,
                    "All info blocks share categories and event codes: one event a message.",
                    "profiles of Canada, Google and others"),
            rule(
                    "CAP-20",
                    W,
                    UNVERIFIED,
                    "The languages of a message agree in urgency, severity, certainty, times and area.",
                    "profile of MET Norway"),
            rule(
                    "CAP-21",
                    W,
                    STANDARD,
                    "language is a BCP 47 tag of known subtags, and no text stands under two languages.",
                    "CAP 1.2, 3.2.2, language"),
            rule("CAP-22", W, DESIGN, "expires is given.", "CAP 1.2, 3.2.2, expires"),
            rule(
                    "CAP-23",
                    E,
                    DESIGN,
                    "expires is later than sent, effective and onset, and not yet past.",
                    "CAP 1.2, 3.2.2, expires"),
            rule(
                    "CAP-24",
                    W,
                    UNVERIFIED,
                    "A message lasts no more than 24 hours, and never more than 31 days.",
                    "WMO practice"),
            rule(
                    "CAP-25",
                    EW,
                    STANDARD,
                    "A polygon has four or more pairs latitude,longitude on the globe, the last equal to the first.",
                    "CAP 1.2, 3.2.4, polygon"),
            rule(
                    "CAP-26",
                    EW,
                    DESIGN,
                    "A polygon does not cross itself, repeats no pair and encloses ground.",
                    "geometry"),
            rule(
                    "CAP-27",
                    W,
                    DESIGN,
                    "Pairs are latitude,longitude: they do not fit the sender's ground only when exchanged.",
                    "CAP 1.2, 3.2.4, polygon"),
            rule(
                    "CAP-28",
                    EW,
                    DESIGN,
                    "Polygons have no more vertices than channels carry, and the shapes of a message at most 50 000 in all.",
                    "limits of channels"),
            rule(
                    "CAP-29",
                    EW,
                    STANDARD,
                    "A circle is latitude,longitude, a space and a radius in kilometres, up to half round the globe.",
                    "CAP 1.2, 3.2.4, circle"),
            rule("CAP-30", EW, STANDARD, "ceiling stands with altitude, and above it.", "CAP 1.2, 3.2.4, ceiling"),
            rule(
                    "CAP-31",
                    EW,
                    DESIGN,
                    "Every block that goes out has an area that can be located; no area never means everywhere.",
                    "CAP 1.2, 3.2.4"),
            rule(
                    "CAP-32",
                    W,
                    DESIGN,
                    "Geocode and polygon of an area name the same ground.",
                    "CAP 1.2, 3.2.4, geocode"),
            rule(
                    "CAP-33",
                    EW,
                    DESIGN,
                    "The area lies inside the ground, the event among the events, and the channels among those, that the plan"
                            + " gives the sender.",
                    "the plan"),
            rule(
                    "CAP-34",
                    EW,
                    STANDARD,
                    "Content inside the message is base64 within the size limit and agrees with digest and size.",
                    "CAP 1.2, 3.2.3"),
            rule(
                    "CAP-35",
                    E,
                    STANDARD,
                    "mimeType is well formed, addresses are absolute http or https; nothing is fetched.",
                    "CAP 1.2, 3.2.2 web, 3.2.3 uri"),
            // How grave it is follows from the plan's signatures; a level beside it could only undo that.
            new RuleEntry(
                    "CAP-36",
                    List.of(ERROR, WARNING, INFORMATION),
                    true,
                    DESIGN,
                    "The signature is what the plan asks of this sender.",
                    "CAP 1.2, 3.3.4.1"),
            rule(
                    "CAP-37",
                    W,
                    UNVERIFIED,
                    "Text has no markup, no control characters, no typographic quotation marks, and is in NFC.",
                    "CAP 1.2, 3.3.3"),
            rule("CAP-38", W, DESIGN, "The text fits the channels it is meant for.", "limits of channels"),
            rule(
                    "CAP-39",
                    W,
                    UNVERIFIED,
                    "Codes of profiles are exact and agree with what they stand beside.",
                    "profiles"),
            rule(
                    "CAP-40",
                    W,
                    UNVERIFIED,
                    "Classes, blocked channels and identifiers of profiles are kept to.",
                    "profiles"),
            rule(
                    "TEXT-01",
                    EW,
                    DESIGN,
                    "Codes, names and values have no white space around them.",
                    "practice of feeds"),
            rule(
                    "VERSION-01",
                    List.of(WARNING, Level.INFORMATION),
                    DESIGN,
                    "What CAP 1.0 and 1.1 leave open is given as CAP 1.2 asks for it; else it is assumed.",
                    "CAP 1.0, CAP 1.1"),
            rule("PROFILE", I, DESIGN, "A profile that a code names is checked, though not chosen.", "profiles"));

    private static final Map<String, RuleEntry> BY_ID = byId();

    private RuleBook() {}

    /** All rules: those of CAP, the lints, those of the profiles. */
    public static List<RuleEntry> entries() {
        return List.copyOf(BY_ID.values());
    }

    /** What every message is held against: XML, schema, the standard. */
    public static List<RuleEntry> general() {
        return ENTRIES.stream().map(Remedies::complete).toList();
    }

    /** What a message may say by the standard and what has gone wrong nevertheless. */
    public static List<RuleEntry> lints() {
        return Lints.ENTRIES.stream().map(Remedies::complete).toList();
    }

    public static Optional<RuleEntry> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    private static Map<String, RuleEntry> byId() {
        Map<String, RuleEntry> all = new LinkedHashMap<>();
        general().forEach(entry -> all.put(entry.id(), entry));
        lints().forEach(entry -> all.put(entry.id(), entry));
        Profiles.ALL.forEach(profile -> profile.entries().forEach(entry -> all.put(entry.id(), entry)));
        return all;
    }

    private static RuleEntry rule(String id, List<Level> levels, Basis basis, String says, String clause) {
        return new RuleEntry(id, levels, false, basis, says, clause);
    }

    private static RuleEntry fixed(String id, Basis basis, String says, String clause) {
        return new RuleEntry(id, E, true, basis, says, clause);
    }
}
