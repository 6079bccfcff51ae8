package org.tocsin.sms.operator;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document that operators build to, docs/connectors/operator-job.openapi.yaml, as a judge of messages. */
final class InterfaceDocument {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Path FILE = Path.of("../../docs/connectors/operator-job.openapi.yaml");

    private final JsonNode tree;

    private InterfaceDocument(JsonNode tree) {
        this.tree = tree;
    }

    static InterfaceDocument read() {
        try {
            Map<String, Object> yaml = new Yaml().load(Files.readString(FILE));
            return new InterfaceDocument(MAPPER.valueToTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode tree() {
        return tree;
    }

    /** What is wrong with the document as a description of OpenAPI 3.1. */
    static List<String> faults(JsonNode document) {
        try (InputStream in =
                Objects.requireNonNull(InterfaceDocument.class.getResourceAsStream("/schema/openapi-3.1.json"))) {
            String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return judged(schema, document.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a message by the schema of that name. */
    List<String> faults(String name, String json) {
        ObjectNode schema = MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$ref", "#/components/schemas/" + name);
        schema.set("components", tree.path("components"));
        return judged(schema.toString(), json);
    }

    /** Statuses that the document foresees for an operation. */
    Set<String> statuses(String operation) {
        Set<String> statuses = new TreeSet<>();
        for (JsonNode path : tree.path("paths")) {
            for (JsonNode found : path) {
                if (found.path("operationId").asString("").equals(operation)) {
                    statuses.addAll(found.path("responses").propertyNames());
                }
            }
        }
        return statuses;
    }

    private static List<String> judged(String schema, String json) {
        Schema judge = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON);
        return judge.validate(json, InputFormat.JSON, InterfaceDocument::withFormats).stream()
                .map(Object::toString)
                .toList();
    }

    private static void withFormats(ExecutionContext context) {
        context.executionConfig(config -> config.formatAssertionsEnabled(true));
    }
}
