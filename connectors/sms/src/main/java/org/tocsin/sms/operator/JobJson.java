package org.tocsin.sms.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the interface. What cannot be read is empty, never half of it. */
final class JobJson {
    /** A job's name stands in paths. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();

    private JobJson() {}

    static byte[] bytes(JobOrder order) {
        return MAPPER.writeValueAsBytes(order);
    }

    static Optional<JobStatus> job(byte[] body) {
        return tree(body).flatMap(JobJson::job);
    }

    /** One or none. */
    static Optional<List<JobStatus>> jobs(byte[] body) {
        return tree(body)
                .map(tree -> tree.path("jobs"))
                .filter(JsonNode::isArray)
                .flatMap(array -> {
                    List<JobStatus> jobs = new ArrayList<>();
                    for (JsonNode node : array) {
                        job(node).ifPresent(jobs::add);
                    }
                    return jobs.size() == array.size() && jobs.size() <= 1 ? Optional.of(jobs) : Optional.empty();
                });
    }

    static Optional<Health> health(byte[] body) {
        return tree(body)
                .filter(tree ->
                        tree.path("status").isString() && tree.path("mode").isString())
                .map(tree -> new Health(text(tree, "status"), text(tree, "mode"), text(tree, "detail")));
    }

    static Problem problem(byte[] body) {
        return tree(body)
                .map(tree -> new Problem(text(tree, "type"), text(tree, "title"), text(tree, "detail")))
                .orElse(Problem.NONE);
    }

    /** A problem of RFC 9457; what is missing is empty. */
    record Problem(String type, String title, String detail) {
        static final Problem NONE = new Problem("", "", "");
    }

    private static Optional<JobStatus> job(JsonNode node) {
        String id = text(node, "id");
        Optional<JobStatus.State> state = state(text(node, "state"));
        if (!ID.matcher(id).matches() || state.isEmpty()) {
            return Optional.empty();
        }
        return counts(node.path("counts"))
                .map(counts ->
                        new JobStatus(id, text(node, "idempotencyKey"), text(node, "mode"), state.get(), counts));
    }

    private static Optional<JobCounts> counts(JsonNode node) {
        for (String name : List.of("targeted", "sent", "delivered", "failed", "unknown")) {
            if (!node.path(name).isIntegralNumber() || !node.path(name).canConvertToLong()) {
                return Optional.empty();
            }
        }
        return Optional.of(new JobCounts(
                node.path("targeted").asLong(),
                node.path("sent").asLong(),
                node.path("delivered").asLong(),
                node.path("failed").asLong(),
                node.path("unknown").asLong()));
    }

    private static Optional<JobStatus.State> state(String text) {
        for (JobStatus.State state : JobStatus.State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).isString() ? node.path(name).asString() : "";
    }

    private static Optional<JsonNode> tree(byte[] body) {
        try {
            // Octets that are no UTF-8 become replacement characters, which break no structure.
            return Optional.of(MAPPER.readTree(new String(body, StandardCharsets.UTF_8)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
