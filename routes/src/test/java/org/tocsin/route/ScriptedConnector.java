package org.tocsin.route;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.Connector;
import org.tocsin.connector.Delivery;
import org.tocsin.connector.LinkState;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.Preview;
import org.tocsin.connector.ReasonCode;

/** A channel whose answers the test gives. Records each delivery that it took. */
final class ScriptedConnector implements Connector {
    private final List<Delivery> taken = new CopyOnWriteArrayList<>();
    private final List<Delivery> tried = new CopyOnWriteArrayList<>();
    private final List<Delivery> previewed = new CopyOnWriteArrayList<>();
    private final List<AlertKey> stopped = new CopyOnWriteArrayList<>();
    private volatile Optional<Function<AlertKey, Outcome>> stop = Optional.empty();
    private volatile boolean paused;
    private volatile boolean nothingOut;
    private final AtomicInteger probes = new AtomicInteger();
    private volatile LinkState link = LinkState.up("The test plays the peer.");
    private volatile Function<Delivery, Outcome> answer = ScriptedConnector::accept;
    private volatile Function<Delivery, Preview> preview = ScriptedConnector::shown;

    static Outcome accept(Delivery delivery) {
        return new Outcome.Accepted("ref-" + delivery.key().alert(), "Taken.", Map.of("taken", 1L));
    }

    static Outcome unreachable(Delivery delivery) {
        return new Outcome.Unreachable(ReasonCode.NOT_CONNECTED, "The peer is down; nothing was sent.");
    }

    static Preview shown(Delivery delivery) {
        String headline = delivery.alert().infos().stream()
                .flatMap(info -> info.headline().stream())
                .findFirst()
                .orElse("");
        return Preview.sent(
                List.of(new Preview.Text("text", "en", headline, headline.length() + " characters")),
                Map.of("action", delivery.action().name()),
                List.of());
    }

    void previews(Function<Delivery, Preview> newPreview) {
        preview = newPreview;
    }

    List<Delivery> previewed() {
        return List.copyOf(previewed);
    }

    void answers(Function<Delivery, Outcome> newAnswer) {
        answer = newAnswer;
    }

    List<Delivery> taken() {
        return List.copyOf(taken);
    }

    List<Delivery> tried() {
        return List.copyOf(tried);
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        tried.add(delivery);
        Outcome outcome = answer.apply(delivery);
        if (outcome instanceof Outcome.Accepted) {
            taken.add(delivery);
        }
        return outcome;
    }

    @Override
    public Preview preview(Delivery delivery) {
        previewed.add(delivery);
        return preview.apply(delivery);
    }

    @Override
    public LinkState link() {
        return link;
    }

    @Override
    public LinkState probe() {
        probes.incrementAndGet();
        return link;
    }

    /** What a stop finds out there. */
    void stops(Function<AlertKey, Outcome> newStop) {
        stop = Optional.of(newStop);
    }

    /** What was out is over by itself. */
    void nothingIsOut() {
        nothingOut = true;
    }

    List<AlertKey> stopped() {
        return List.copyOf(stopped);
    }

    boolean isPaused() {
        return paused;
    }

    @Override
    public Preview previewStop(AlertKey alert) {
        if (nothingOut) {
            return Preview.refused(ReasonCode.ORIGINAL_NOT_SENT, "Nothing of it is out.");
        }
        return stop.isPresent()
                ? Preview.sent(List.of(), Map.of("out", "1"), List.of())
                : Connector.super.previewStop(alert);
    }

    @Override
    public Outcome stop(AlertKey alert) {
        stopped.add(alert);
        return stop.map(answers -> answers.apply(alert)).orElseGet(() -> Connector.super.stop(alert));
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    /** What a test of the link finds. */
    void probed(LinkState newLink) {
        link = newLink;
    }

    int probes() {
        return probes.get();
    }

    @Override
    public void close() {
        answer = ScriptedConnector::unreachable;
    }
}
