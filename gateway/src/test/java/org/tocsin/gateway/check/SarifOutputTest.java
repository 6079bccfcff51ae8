package org.tocsin.gateway.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.cap.check.RuleBook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifOutputTest {
    private final String written = OutputFixture.written(out -> new SarifOutput(out, "0.1.0"));
    private final JsonNode run = new JsonMapper().readTree(written).at("/runs/0");

    @Test
    void theLogIsValidByTheSchemaOfTheStandard() throws IOException {
        Schema schema = schema();

        assertThat(schema.validate(written, InputFormat.JSON, SarifOutputTest::withFormats))
                .isEmpty();
        assertThat(schema.validate(
                        OutputFixture.written(out -> new SarifOutput(out, "0.1.0"), List.of()), InputFormat.JSON))
                .isEmpty();
    }

    /** Else the test above could not fail. */
    @Test
    void theSchemaRefusesALogWithAWrongLevelOrARelativeHelpAddress() throws IOException {
        Schema schema = schema();

        assertThat(schema.validate(written.replace("\"level\" : \"note\"", "\"level\" : \"hint\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(
                        written.replace("\"help\" :", "\"helpUri\" : \"docs/rules.md\", \"help\" :"),
                        InputFormat.JSON,
                        SarifOutputTest::withFormats))
                .isNotEmpty();
    }

    @Test
    void everyRuleOfTheBookIsDescribed() {
        JsonNode rules = run.at("/tool/driver/rules");

        assertThat(rules.size()).isEqualTo(RuleBook.entries().size());
        assertThat(rules.findValuesAsString("id"))
                .containsExactlyElementsOf(
                        RuleBook.entries().stream().map(entry -> entry.id()).toList());
        assertThat(run.at("/tool/driver/rules/0/help/markdown").asString()).contains("(docs/rules.md#xml)");
    }

    @Test
    void aResultLeadsToItsRuleItsLineAndItsElement() {
        JsonNode result = run.at("/results/0");

        assertThat(run.at("/tool/driver/rules/" + result.path("ruleIndex").asInt() + "/id")
                        .asString())
                .isEqualTo("CAP-25");
        assertThat(result.path("level").asString()).isEqualTo("error");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo("alerts/m%C3%A4rz%201.xml");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(2);
        assertThat(result.at("/locations/0/physicalLocation/region/startColumn").asInt())
                .isEqualTo(15);
        assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asString())
                .isEqualTo("/alert/info[1]/area[1]/polygon[1]");
    }

    @Test
    void informationIsANoteAndAnUnknownRuleHasNoIndex() {
        assertThat(run.at("/results/1/level").asString()).isEqualTo("note");
        assertThat(run.at("/results/2/ruleId").asString()).isEqualTo("PLAN-X");
        assertThat(run.at("/results/2").has("ruleIndex")).isFalse();
    }

    @Test
    void aFileThatCannotBeReadMakesTheInvocationFail() {
        assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asString())
                .isEqualTo("The file cannot be read: permission denied.");
    }

    @ParameterizedTest
    @CsvSource({
        "a.xml,            a.xml",
        "./a.xml,          a.xml",
        "x/../a b.xml,     a%20b.xml",
        "../up.xml,        ../up.xml",
        "c:d.xml,          ./c:d.xml",
        "100%.xml,         100%25.xml",
        "/srv/a b.xml,     file:///srv/a%20b.xml",
        "-,                -"
    })
    void aFileNameBecomesAnAddress(String file, String address) {
        assertThat(SarifOutput.uri(file)).isEqualTo(address);
    }

    private static void withFormats(ExecutionContext context) {
        context.executionConfig(config -> config.formatAssertionsEnabled(true));
    }

    private static Schema schema() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SarifOutputTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
