package org.tocsin.gateway.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonOutputTest {
    private final String written = OutputFixture.written(out -> new JsonOutput(out, "0.1.0"));
    private final JsonNode document = new JsonMapper().readTree(written);

    @Test
    void aFindingHasRuleLevelPathPlaceMessageAndClause() {
        assertThat(document.at("/files/0/findings/0"))
                .isEqualTo(
                        new JsonMapper()
                                .readTree(
                                        """
                                        {"rule": "CAP-25", "level": "error", "path": "/alert/info[1]/area[1]/polygon[1]",
                                         "line": 2, "column": 15, "message": "It has one pair.",
                                         "clause": "CAP 1.2, 3.2.4, polygon"}
                                        """));
    }

    @Test
    void whatIsNotKnownIsMissing() {
        assertThat(document.at("/files/0/findings/1").has("line")).isFalse();
        assertThat(document.at("/files/1/findings/0").has("clause")).isFalse();
        assertThat(document.at("/files/1").has("schema")).isFalse();
        assertThat(document.at("/files/1").has("authority")).isFalse();
    }

    @Test
    void everyFileHasItsVerdict() {
        assertThat(document.findValuesAsString("verdict")).containsExactly("errors", "no-errors", "unreadable");
        assertThat(document.at("/files/0/schema").asString()).isEqualTo("1.2");
        assertThat(document.at("/files/2/reason").asString()).isEqualTo("permission denied");
    }

    @Test
    void theSummaryCountsByLevel() {
        assertThat(document.at("/summary"))
                .isEqualTo(
                        new JsonMapper()
                                .readTree(
                                        """
                                        {"files": 3, "errors": 1, "warnings": 1, "information": 1, "unreadable": 1}
                                        """));
        assertThat(document.at("/tool").asString()).isEqualTo("tocsin");
        assertThat(document.at("/version").asString()).isEqualTo("0.1.0");
    }

    @Test
    void theDocumentIsAscii() {
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(written)).isTrue();
        assertThat(document.at("/files/0/file").asString()).isEqualTo("alerts/märz 1.xml");
    }
}
