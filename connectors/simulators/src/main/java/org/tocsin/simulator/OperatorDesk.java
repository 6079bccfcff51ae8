package org.tocsin.simulator;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The jobs of the simulated operator and what it answers about them. Safe for concurrent use. */
final class OperatorDesk {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String mode;
    private final Clock clock;
    private final List<OperatorPhone> phones = new ArrayList<>();
    private final Map<String, OperatorJob> jobs = new LinkedHashMap<>();
    private final List<OperatorMessage> lost = new ArrayList<>();
    private final Set<String> stopped = new HashSet<>();
    private boolean held;
    private String fault = "";
    private int numbers;

    OperatorDesk(String mode, Clock clock) {
        this.mode = mode;
        this.clock = clock;
    }

    synchronized void enter(OperatorPhone phone) {
        phones.add(phone);
        jobs.values().forEach(job -> job.target(List.of(phone), Set.of(), true));
        send();
    }

    synchronized void hold(boolean wanted) {
        held = wanted;
        send();
    }

    synchronized void forget() {
        jobs.values().forEach(job -> lost.addAll(job.sent));
        jobs.clear();
        stopped.clear();
    }

    synchronized List<OperatorMessage> messages() {
        List<OperatorMessage> messages = new ArrayList<>(lost);
        jobs.values().forEach(job -> messages.addAll(job.sent));
        return messages;
    }

    synchronized int jobs() {
        return jobs.size();
    }

    synchronized OperatorAnswer submit(String key, String body) {
        if (key.isEmpty()) {
            return OperatorAnswer.problem(400, "key-missing", "There is no Idempotency-Key");
        }
        Optional<JsonNode> order = order(body);
        if (order.isEmpty()) {
            return OperatorAnswer.problem(400, "not-readable", "This is no job in JSON");
        }
        OperatorJob known = jobs.get(key);
        if (known != null) {
            return known.body.equals(body)
                    ? OperatorAnswer.json(200, status(known).toString())
                    : OperatorAnswer.problem(422, "key-reused", "This key has another job");
        }
        return refusal(key, order.get()).orElseGet(() -> take(key, body, order.get()));
    }

    synchronized OperatorAnswer find(String key) {
        ObjectNode answer = MAPPER.createObjectNode();
        var found = answer.putArray("jobs");
        if (jobs.containsKey(key)) {
            found.add(status(jobs.get(key)));
        }
        return OperatorAnswer.json(200, answer.toString());
    }

    synchronized OperatorAnswer status(String id) {
        return jobs.values().stream()
                .filter(job -> job.id.equals(id))
                .findFirst()
                .map(job -> OperatorAnswer.json(200, status(job).toString()))
                .orElseGet(() -> OperatorAnswer.problem(404, "unknown-job", "There is no such job"));
    }

    /** More delivered than ever sent. */
    synchronized OperatorAnswer wrongCounts(String id) {
        return jobs.values().stream()
                .filter(job -> job.id.equals(id))
                .findFirst()
                .map(job -> {
                    ObjectNode status = status(job);
                    ((ObjectNode) status.path("counts")).put("delivered", job.sent.size() + 1000);
                    return OperatorAnswer.json(200, status.toString());
                })
                .orElseGet(() -> OperatorAnswer.problem(404, "unknown-job", "There is no such job"));
    }

    synchronized OperatorAnswer stop(String key) {
        stopKey(key);
        return find(key);
    }

    synchronized void sayDown(String why) {
        fault = why;
    }

    synchronized OperatorAnswer health() {
        ObjectNode health = MAPPER.createObjectNode()
                .put("status", fault.isEmpty() ? "up" : "down")
                .put("mode", mode)
                .put("detail", fault);
        return OperatorAnswer.json(200, health.toString());
    }

    private Optional<OperatorAnswer> refusal(String key, JsonNode order) {
        if (!order.path("mode").asString().equals(mode)) {
            return Optional.of(OperatorAnswer.problem(403, "wrong-mode", "This interface is for " + mode + " alerts"));
        }
        if (stopped.contains(key)) {
            return Optional.of(OperatorAnswer.problem(409, "stopped", "This key was stopped"));
        }
        try {
            if (!clock.instant().isBefore(Instant.parse(order.path("expires").asString()))) {
                return Optional.of(OperatorAnswer.problem(422, "expired", "The alert has ended"));
            }
        } catch (DateTimeException e) {
            return Optional.of(OperatorAnswer.problem(400, "not-readable", "expires is no time"));
        }
        boolean cancel = order.path("action").asString().equals("cancel");
        return !cancel && order.path("zones").isEmpty()
                ? Optional.of(OperatorAnswer.problem(422, "no-area", "There is no area"))
                : Optional.empty();
    }

    private OperatorAnswer take(String key, String body, JsonNode order) {
        OperatorJob job = new OperatorJob("job-" + ++numbers, key, body, order);
        Set<OperatorPhone> reached = new LinkedHashSet<>();
        for (JsonNode replaced : order.path("replaces")) {
            stopKey(replaced.asString());
            Optional.ofNullable(jobs.get(replaced.asString())).ifPresent(original -> reached.addAll(original.sentTo()));
        }
        jobs.put(key, job);
        job.target(phones, reached, false);
        send();
        return OperatorAnswer.json(201, status(job).toString());
    }

    private void stopKey(String key) {
        stopped.add(key);
        Optional.ofNullable(jobs.get(key)).ifPresent(OperatorJob::stop);
    }

    private void send() {
        if (!held) {
            jobs.values().forEach(job -> job.send(clock.instant()));
        }
    }

    private ObjectNode status(OperatorJob job) {
        ObjectNode status = MAPPER.createObjectNode()
                .put("id", job.id)
                .put("idempotencyKey", job.key)
                .put("mode", mode)
                .put("state", job.state(clock.instant()));
        status.putObject("counts")
                .put("targeted", job.targeted.size())
                .put("sent", job.sent.size())
                .put("delivered", job.count(OperatorPhone.Fate.DELIVERED))
                .put("failed", job.count(OperatorPhone.Fate.FAILED))
                .put("unknown", job.count(OperatorPhone.Fate.SILENT));
        return status.put("asOf", clock.instant().toString());
    }

    private static Optional<JsonNode> order(String body) {
        try {
            return Optional.of(MAPPER.readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
