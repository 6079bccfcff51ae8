package org.tocsin.gateway.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of SARIF 2.1.0 (OASIS Standard, errata 01) that a check has something to say in, under their names there. */
record SarifLog(@JsonProperty("$schema") String schema, String version, List<Run> runs) {
    static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** 3.14. */
    record Run(Tool tool, List<Invocation> invocations, String columnKind, List<Result> results) {}

    /** 3.18. */
    record Tool(Driver driver) {}

    /** 3.19. */
    record Driver(String name, String version, List<Rule> rules) {}

    /** 3.49; {@code help} leads to the page of the rules, since {@code helpUri} has to be absolute. */
    record Rule(
            String id,
            Text shortDescription,
            Help help,
            Configuration defaultConfiguration,
            Map<String, String> properties) {}

    /** 3.11. */
    record Text(String text) {}

    /** 3.12. */
    record Help(String text, String markdown) {}

    /** 3.50. */
    record Configuration(String level) {}

    /** 3.20: unreadable files are told here, for they are no results. */
    record Invocation(boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

    /** 3.58. */
    record Notification(String level, Text message, List<Location> locations) {}

    /** 3.27. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Result(String ruleId, Optional<Integer> ruleIndex, String level, Text message, List<Location> locations) {}

    /** 3.28. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Location(PhysicalLocation physicalLocation, List<LogicalLocation> logicalLocations) {}

    /** 3.29. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record PhysicalLocation(ArtifactLocation artifactLocation, Optional<Region> region) {}

    /** 3.4. */
    record ArtifactLocation(String uri) {}

    /** 3.30; both from 1. */
    record Region(int startLine, int startColumn) {}

    /** 3.33: the XPath of the element. */
    record LogicalLocation(String fullyQualifiedName, String kind) {}
}
