package org.tocsin.cellbroadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.cap.Alert;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cellbroadcast.cbsp.CellIdentity.Cgi;
import org.tocsin.cellbroadcast.page.DataCodingScheme;
import org.tocsin.cellbroadcast.page.Page;
import org.tocsin.cellbroadcast.page.Paging;
import org.tocsin.cellbroadcast.page.WarningType;
import org.tocsin.connector.Preview;
import org.tocsin.connector.Preview.Matter;
import org.tocsin.connector.Preview.Shortfall;
import org.tocsin.connector.Preview.Text;
import org.tocsin.connector.ReasonCode;

/** Drafts in the words of a preview: everything but the serial numbers, which only a delivery may take. Pure. */
final class DraftPreview {
    private static final String KIND = "cell broadcast page text";

    private DraftPreview() {}

    /** @param superseded what the alerts that this one replaces put out */
    static Preview of(
            Drafting drafting,
            Alert alert,
            List<Broadcast> superseded,
            CellBroadcastConfig config,
            Gazetteer places,
            Instant now) {
        List<Shortfall> shortfalls = Stream.concat(
                        drafting.leftOut().stream().map(DraftPreview::shortfall),
                        drafting.remarks().stream()
                                .map(remark -> new Shortfall(remark.matter(), remark.path(), remark.sentence())))
                .toList();
        if (drafting.drafts().isEmpty()) {
            return Preview.refused(drafting.leftOut().get(0).refusal(), shortfalls);
        }
        Map<String, String> facts = facts(drafting.drafts(), config, now);
        if (!superseded.isEmpty()) {
            facts.put("takes the place of", Outcomes.reference(superseded));
        }
        AreaGeometry.of(alert, places)
                .ifPresent(area -> facts.put(
                        "square kilometres", String.format(Locale.ROOT, "%.1f", AreaGeometry.squareKilometres(area))));
        return Preview.sent(
                drafting.drafts().stream()
                        .filter(draft -> !draft.isPrimary())
                        .map(DraftPreview::text)
                        .toList(),
                facts,
                shortfalls);
    }

    /** @param superseded what the cancelled alerts put out */
    static Preview ofCancel(List<Broadcast> superseded) {
        if (superseded.isEmpty()) {
            return Preview.refused(Outcomes.nothingToCancel());
        }
        Set<Cgi> cells = new TreeSet<>();
        superseded.forEach(broadcast -> cells.addAll(broadcast.mayBeOnAir()));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("takes off air", Outcomes.reference(superseded));
        facts.put("cells", Integer.toString(cells.size()));
        return Preview.sent(List.of(), facts, List.of());
    }

    private static Text text(Draft draft) {
        Paging.Paged paged = draft.text();
        String text = paged.text();
        String alphabet = paged.scheme().alphabet() == DataCodingScheme.Alphabet.GSM7 ? "GSM-7" : "UCS-2";
        String measure = paged.pages().size() + " of " + Page.MOST + " pages, " + alphabet + ", "
                + text.codePointCount(0, text.length()) + " characters";
        return new Text(KIND, draft.language(), text, measure);
    }

    private static Map<String, String> facts(List<Draft> all, CellBroadcastConfig config, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        Set<Cgi> cells = new TreeSet<>();
        all.forEach(draft -> cells.addAll(draft.cells()));
        facts.put("cells", Integer.toString(cells.size()));
        all.stream().filter(Draft::isPrimary).forEach(draft -> facts.put("primary notification", primary(draft, now)));
        List<Draft> drafts = all.stream().filter(draft -> !draft.isPrimary()).toList();
        if (!drafts.isEmpty()) {
            facts.putAll(ofTexts(drafts, config, now));
        }
        return facts;
    }

    private static String primary(Draft draft, Instant now) {
        WarningType type = draft.warning().orElseThrow();
        return String.format(
                Locale.ROOT,
                "%d, warning type %04x, %d s, in %d cells",
                draft.messageId(),
                type.value(),
                Duration.between(now, draft.expires()).toSeconds(),
                draft.cells().size());
    }

    private static Map<String, String> ofTexts(List<Draft> drafts, CellBroadcastConfig config, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("message identifiers", each(drafts, draft -> Integer.toString(draft.messageId())));
        facts.put("repetition", each(drafts, draft -> repetition(draft, config, now)));
        facts.put("valid until", each(drafts, draft -> draft.expires().toString()));
        return facts;
    }

    /** One value where all drafts agree, else each with its language. */
    private static String each(List<Draft> drafts, Function<Draft, String> fact) {
        List<String> values = drafts.stream().map(fact).distinct().toList();
        return values.size() == 1
                ? values.get(0)
                : drafts.stream()
                        .map(draft -> fact.apply(draft) + " (" + draft.language() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String repetition(Draft draft, CellBroadcastConfig config, Instant now) {
        int slots = config.repetition()
                .slots(draft.messageId(), draft.text().pages().size());
        int times = Repetition.broadcasts(Duration.between(now, draft.expires()), slots);
        return String.format(Locale.ROOT, "%d times, every %.1f s", times, slots * Repetition.SLOT_MILLIS / 1000);
    }

    private static Shortfall shortfall(Drafting.LeftOut leftOut) {
        ReasonCode code = leftOut.refusal().code();
        boolean ofText = code == ReasonCode.TOO_LONG || code == ReasonCode.NOT_ENCODABLE;
        return new Shortfall(
                ofText ? Matter.TEXT : Matter.REACH,
                leftOut.path(),
                leftOut.refusal().detail() + " The block is left out of the cell broadcast. " + remedy(code));
    }

    private static String remedy(ReasonCode code) {
        return switch (code) {
            case TOO_LONG -> "Shorten the text.";
            case NOT_ENCODABLE -> "Take the character out, or write the text.";
            case NOBODY_IN_AREA, NO_AREA -> "Check the area.";
            case NOT_MAPPED -> "Check severity, urgency and certainty.";
            default -> "Check its expires.";
        };
    }
}
