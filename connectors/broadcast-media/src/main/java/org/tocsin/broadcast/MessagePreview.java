package org.tocsin.broadcast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tocsin.broadcast.BroadcastMediaConfig.Speech;
import org.tocsin.broadcast.speech.Narrator;
import org.tocsin.broadcast.speech.SpeechSynthesizer;
import org.tocsin.broadcast.text.Announcement;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Info;
import org.tocsin.cap.Status;
import org.tocsin.cap.check.Subject;
import org.tocsin.connector.Action;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Preview;
import org.tocsin.connector.Preview.Matter;
import org.tocsin.connector.Preview.Shortfall;
import org.tocsin.connector.Preview.Text;

/** A message in the words of a preview. Speaks nothing: how long speech takes is estimated here and measured on delivery. */
final class MessagePreview {
    private final BroadcastMediaConfig config;
    private final SpeechSynthesizer synthesizer;
    private final Blocks blocks;

    /** @param synthesizer asked for its troubles alone */
    MessagePreview(BroadcastMediaConfig config, SpeechSynthesizer synthesizer) {
        this.config = config;
        this.synthesizer = synthesizer;
        this.blocks = new Blocks(config.languages());
    }

    Preview preview(Delivery delivery, Message message) {
        List<Shortfall> shortfalls = new ArrayList<>(headerShortfalls(delivery, message));
        message.announcements().forEach(text -> shortfalls.addAll(textShortfalls(delivery.alert(), message, text)));
        // A Cancel without blocks is announced in the languages of its original.
        if (delivery.action() != Action.CANCEL) {
            blocks.missing(delivery.alert().infos()).forEach(language -> shortfalls.add(missing(language)));
        }
        return Preview.sent(texts(message), facts(delivery, message), shortfalls);
    }

    private List<Text> texts(Message message) {
        List<Text> texts = new ArrayList<>();
        message.header().ifPresent(header -> texts.add(new Text("SAME header", "", header, characters(header))));
        String kind = config.speech() == Speech.NONE ? "crawl text" : "spoken script";
        for (Announcement text : message.announcements()) {
            String measure = config.speech() == Speech.NONE
                    ? characters(text.text()) + ", without voice"
                    : characters(text.text()) + ", about " + seconds(text) + " s of speech";
            texts.add(new Text(kind, text.language(), text.text(), measure));
        }
        return texts;
    }

    private Map<String, String> facts(Delivery delivery, Message message) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "languages",
                message.announcements().stream().map(Announcement::language).collect(Collectors.joining(", ")));
        facts.put("SAME header", message.header().isPresent() ? "yes" : "none. " + String.join(" ", message.remarks()));
        facts.put("not to be aired after", delivery.expires().toString());
        return facts;
    }

    /** What a header does not carry; or that there is none where the station's equipment waits for one. */
    private List<Shortfall> headerShortfalls(Delivery delivery, Message message) {
        boolean wanted = config.same().isPresent()
                && delivery.action() != Action.CANCEL
                && delivery.alert().status() == Status.ACTUAL;
        if (!wanted) {
            return List.of();
        }
        boolean sent = message.header().isPresent();
        String before = sent ? "SAME header: " : "No SAME header, so no tones that wake receivers: ";
        return message.remarks().stream()
                .map(remark -> new Shortfall(sent ? Matter.TEXT : Matter.REACH, "/alert/info", before + remark))
                .toList();
    }

    private List<Shortfall> textShortfalls(Alert alert, Message message, Announcement text) {
        String path = path(alert, text.language());
        List<Shortfall> shortfalls = new ArrayList<>();
        if (message.header().isPresent() && text.text().contains(Announcement.CUT)) {
            shortfalls.add(new Shortfall(
                    Matter.TEXT,
                    path,
                    "The text in " + text.language() + " is cut at " + Announcement.CUT
                            + ", for a text with a SAME header has 1800 characters. Shorten description and instruction,"
                            + " or give an EASText."));
        }
        if (config.speech() != Speech.NONE && seconds(text) > Narrator.LONGEST.toSeconds()) {
            shortfalls.add(new Shortfall(
                    Matter.TEXT,
                    path,
                    "Read aloud the text in " + text.language() + " takes about " + seconds(text)
                            + " s; only what fits into " + Narrator.LONGEST.toSeconds()
                            + " s is spoken. Say first what to do."));
        }
        synthesizer
                .trouble(text.language())
                .ifPresent(trouble -> shortfalls.add(new Shortfall(
                        Matter.REACH,
                        path,
                        trouble + " The station gets the text in " + text.language() + " unspoken.")));
        return shortfalls;
    }

    /** Of the block that speaks it; of the message where it has none, as a Cancel may. */
    private static String path(Alert alert, String language) {
        List<String> languages = alert.infos().stream().map(Info::language).toList();
        return languages.contains(language) ? Subject.infoPath(languages.indexOf(language)) : "/alert";
    }

    private static Shortfall missing(String language) {
        return new Shortfall(
                Matter.TEXT,
                "/alert/info",
                "The station speaks " + language + ", and the message does not. Add an info block in " + language
                        + ".");
    }

    private long seconds(Announcement text) {
        long words = text.text().split(" ").length;
        return Math.round(words * 60.0 / config.wordsPerMinute());
    }

    private static String characters(String text) {
        return text.codePointCount(0, text.length()) + " characters";
    }
}
