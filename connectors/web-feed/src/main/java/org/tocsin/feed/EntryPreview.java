package org.tocsin.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.Preview.Matter;
import org.tocsin.connector.Preview.Shortfall;
import org.tocsin.connector.Preview.Text;

/** An entry in the words of a preview, before it has a number and a time of publication. Pure. */
final class EntryPreview {
    private static final Shortfall TOO_MUCH_TEXT =
            new Shortfall(Matter.TEXT, "/alert/info", "The texts are too long for a page of a feed. Shorten them.");

    private final FeedAddresses addresses;

    EntryPreview(FeedAddresses addresses) {
        this.addresses = addresses;
    }

    Preview of(Delivery delivery, EntryText text, RenderedEntry rendered) {
        Alert alert = delivery.alert();
        String language = text.language().orElse("");
        List<Text> texts = List.of(
                new Text("feed title", language, text.title(), title(text.title())),
                new Text("feed summary", language, text.summary(), characters(text.summary())));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("address", addresses.cap(alert.key()));
        facts.put("active until", delivery.expires().toString());
        facts.put("octets of the entry", Integer.toString(rendered.atom().length));
        facts.put(
                "languages of the original",
                alert.infos().stream().map(Info::language).distinct().collect(Collectors.joining(", ")));
        return Preview.sent(texts, facts, shortfalls(text, rendered));
    }

    Preview tooLarge(Outcome.Refused refusal, Alert alert) {
        return Preview.refused(
                refusal, List.of(PageLimit.isFilledByShapes(alert) ? tooManyVertices(alert) : TOO_MUCH_TEXT));
    }

    private static Shortfall tooManyVertices(Alert alert) {
        long vertices =
                AlertRings.of(alert).stream().mapToLong(ring -> ring.length).sum();
        return new Shortfall(
                Matter.VERTICES,
                "/alert/info/area/polygon",
                "The shapes have " + vertices
                        + " vertices, too many for a page of a feed. Draw them with fewer, and leave"
                        + " nothing out of the area that is meant.");
    }

    private static List<Shortfall> shortfalls(EntryText text, RenderedEntry rendered) {
        List<Shortfall> shortfalls = new ArrayList<>();
        if (text.titleShortened()) {
            shortfalls.add(new Shortfall(
                    Matter.TEXT,
                    "/alert/info/headline",
                    "The title in the feed is cut to " + EntryText.TITLE_LIMIT
                            + " characters; the whole headline opens the summary. Shorten the headline."));
        }
        if (!rendered.hasGeometry() && text.block().isPresent()) {
            shortfalls.add(new Shortfall(
                    Matter.REACH,
                    "/alert/info/area",
                    "Readers of the feed get no shape, so their maps show nothing. Draw a polygon or a circle beside the"
                            + " geocode."));
        }
        return shortfalls;
    }

    private static String title(String title) {
        return title.codePointCount(0, title.length()) + " of " + EntryText.TITLE_LIMIT + " characters";
    }

    private static String characters(String text) {
        return text.codePointCount(0, text.length()) + " characters";
    }
}
