package org.tocsin.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One job of the simulated operator. Not safe for concurrent use: the desk keeps it to one thread at a time. */
final class OperatorJob {
    final String id;
    final String key;
    final String body;
    final JsonNode order;
    final Set<OperatorPhone> targeted = new LinkedHashSet<>();
    final List<OperatorMessage> sent = new ArrayList<>();
    private boolean stopped;

    OperatorJob(String id, String key, String body, JsonNode order) {
        this.id = id;
        this.key = key;
        this.body = body;
        this.order = order;
    }

    /** Finds those whom it is for; late entrants only where the order wants them. */
    void target(List<OperatorPhone> phones, Set<OperatorPhone> reached, boolean late) {
        if (stopped || (late && !order.path("lateEntrants").asBoolean())) {
            return;
        }
        if (order.path("action").asString().equals("cancel")) {
            targeted.addAll(reached);
            return;
        }
        phones.stream()
                .filter(phone -> OperatorTexts.of(order, phone).isPresent())
                .forEach(targeted::add);
    }

    void send(Instant now) {
        if (stopped || !now.isBefore(expires())) {
            return;
        }
        Set<OperatorPhone> done = new LinkedHashSet<>(sentTo());
        for (OperatorPhone phone : targeted) {
            if (done.add(phone)) {
                Optional<String> text = order.path("action").asString().equals("cancel")
                        ? OperatorTexts.ofCancellation(order, phone)
                        : OperatorTexts.of(order, phone);
                text.ifPresent(words -> sent.add(new OperatorMessage(phone, key, words)));
            }
        }
    }

    void stop() {
        stopped = true;
    }

    Set<OperatorPhone> sentTo() {
        Set<OperatorPhone> phones = new LinkedHashSet<>();
        sent.forEach(message -> phones.add(message.phone()));
        return phones;
    }

    String state(Instant now) {
        if (!now.isBefore(expires())) {
            return "closed";
        }
        if (stopped) {
            return "stopped";
        }
        boolean done = !sent.isEmpty() && sent.size() == targeted.size();
        if (done && !order.path("lateEntrants").asBoolean()) {
            return "closed";
        }
        return sent.isEmpty() ? "queued" : "sending";
    }

    long count(OperatorPhone.Fate fate) {
        return sent.stream().filter(message -> message.phone().fate() == fate).count();
    }

    private Instant expires() {
        return Instant.parse(order.path("expires").asString());
    }
}
