package org.tocsin.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.Alert;
import org.tocsin.cap.AlertKey;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.CapTime;
import org.tocsin.cap.Info;
import org.tocsin.cap.MsgType;

/**
 * One published alert; nothing of it ever changes.
 *
 * @param sequence place in the order of publication, from 1
 * @param published when this feed took it, in whole milliseconds
 * @param activeUntil when it ends of itself; the default lifetime of the plan where the message says nothing
 * @param chain the same for an alert and all that refers to it: the key of the first of them
 * @param supersedes the alerts that it replaces or cancels, as the gateway decided: {@code references} alone prove nothing
 */
record FeedEntry(
        long sequence,
        Instant published,
        Instant activeUntil,
        AlertKey chain,
        List<AlertKey> supersedes,
        CapMessage message) {
    FeedEntry {
        supersedes = List.copyOf(supersedes);
    }

    Alert alert() {
        return message.alert();
    }

    AlertKey key() {
        return message.key();
    }

    boolean isCancel() {
        return alert().msgType() == MsgType.CANCEL;
    }

    /**
     * When it comes into force: at publication, or at the earliest {@code effective} of its blocks if that is later. An
     * {@code effective} no later than {@code sent} means at once: a sender's fast clock must not hold its alert back.
     */
    Instant begins() {
        return alert().infos().stream()
                .map(this::begins)
                .min(Instant::compareTo)
                .filter(begin -> begin.isAfter(published))
                .orElse(published);
    }

    private Instant begins(Info info) {
        Optional<Instant> effective = info.effective().map(CapTime::instant);
        return effective
                .filter(begin -> begin.isAfter(alert().sent().instant()))
                .orElse(published);
    }
}
