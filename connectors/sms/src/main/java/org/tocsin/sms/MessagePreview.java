package org.tocsin.sms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.cap.Alert;
import org.tocsin.cap.check.Subject;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.Preview;
import org.tocsin.connector.Preview.Matter;
import org.tocsin.connector.Preview.Shortfall;
import org.tocsin.connector.Preview.Text;
import org.tocsin.sms.RecipientSelection.BlockFit;
import org.tocsin.sms.RecipientSelection.Composition;
import org.tocsin.sms.text.Encoding;
import org.tocsin.sms.text.ShortMessage;

/** Selected recipients and texts in the words of a preview; names no recipient. Pure. */
final class MessagePreview {
    private final SmsConfig config;

    MessagePreview(SmsConfig config) {
        this.config = config;
    }

    Preview preview(Delivery delivery, Composition composition, Instant now) {
        List<Shortfall> shortfalls = new ArrayList<>(fitShortfalls(delivery.alert(), composition.blocks()));
        if (composition.selected() instanceof Selected.Nobody nobody) {
            return Preview.refused(nobody.refusal(), shortfalls);
        }
        Snapshot snapshot = ((Selected.Chosen) composition.selected()).snapshot();
        shortfalls.addAll(languageShortfalls(snapshot));
        List<ShortMessage> messages = messages(snapshot);
        return Preview.sent(
                texts(snapshot, messages),
                facts(snapshot, messages, Duration.between(now, delivery.expires())),
                shortfalls);
    }

    private List<ShortMessage> messages(Snapshot snapshot) {
        return snapshot.sections().stream()
                .map(section -> config.encoder().encode(section.text()))
                .filter(Encoding.Encoded.class::isInstance)
                .map(encoding -> ((Encoding.Encoded) encoding).message())
                .toList();
    }

    private static List<Text> texts(Snapshot snapshot, List<ShortMessage> messages) {
        int[] recipients = recipients(snapshot);
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            texts.add(new Text(
                    "SMS",
                    snapshot.sections().get(i).language(),
                    messages.get(i).text(),
                    measure(messages.get(i), recipients[i])));
        }
        return texts;
    }

    private static String measure(ShortMessage message, int recipients) {
        return TextReport.measure(message) + ", to " + recipients + (recipients == 1 ? " recipient" : " recipients");
    }

    private Map<String, String> facts(Snapshot snapshot, List<ShortMessage> messages, Duration validity) {
        int[] recipients = recipients(snapshot);
        long parts = 0;
        for (int i = 0; i < messages.size(); i++) {
            parts += (long) recipients[i] * messages.get(i).parts();
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("recipients", Integer.toString(snapshot.size()));
        facts.put("short messages", Long.toString(parts));
        facts.put("time to send", timeToSend(parts));
        facts.put("sender", config.options().source().text());
        facts.put("validity", validity.toSeconds() + " s");
        return facts;
    }

    private String timeToSend(long parts) {
        int pace = config.partsPerSecond();
        return pace == 0
                ? "as fast as the SMSC takes them"
                : "about " + TimeLeft.text(TimeLeft.of(parts, pace)) + " at " + pace + " parts a second";
    }

    private static int[] recipients(Snapshot snapshot) {
        int[] recipients = new int[snapshot.sections().size()];
        for (int place = 0; place < snapshot.size(); place++) {
            recipients[snapshot.section(place)]++;
        }
        return recipients;
    }

    private List<Shortfall> fitShortfalls(Alert alert, List<BlockFit> blocks) {
        List<Shortfall> shortfalls = new ArrayList<>();
        for (BlockFit block : blocks) {
            String path = Subject.infoPath(alert.infos().indexOf(block.info()));
            TextReport.shortfalls(config.encoder(), block.info(), block.fit())
                    .forEach(message -> shortfalls.add(new Shortfall(Matter.TEXT, path, message)));
        }
        return shortfalls;
    }

    /** Whoever asked for a language that the message does not speak gets another one, and may not understand it. */
    private List<Shortfall> languageShortfalls(Snapshot snapshot) {
        Map<String, Integer> without = new TreeMap<>();
        for (int place = 0; place < snapshot.size(); place++) {
            String wanted = config.recipients().language(snapshot.ordinal(place));
            String given = snapshot.sections().get(snapshot.section(place)).language();
            if (!wanted.isEmpty() && !primary(wanted).equals(primary(given))) {
                without.merge(primary(wanted), 1, Integer::sum);
            }
        }
        return without.entrySet().stream()
                .map(entry -> new Shortfall(
                        Matter.TEXT,
                        "/alert/info",
                        entry.getValue() + " of the recipients read " + entry.getKey()
                                + " and get another language. Add an info block in " + entry.getKey() + "."))
                .toList();
    }

    private static String primary(String tag) {
        return Language.primary(tag).toLowerCase(Locale.ROOT);
    }
}
