package org.tocsin.gateway;

import java.util.Map;
import java.util.TreeMap;

/** What the log holds: our own events for operators, and of the libraries what went wrong. */
final class LogLevels {
    private static final Map<String, String> LIBRARIES = Map.of(
            "root", "WARN",
            "org.apache.activemq.audit", "OFF",
            // Writes a stack for each session that outlives its broker.
            "org.messaginghub.pooled.jms", "ERROR",
            // Says that a consumer lost its broker each time it looks; Artemis' own lines and readiness tell it better.
            "org.apache.camel.component.jms.DefaultJmsMessageListenerContainer", "ERROR",
            // Writes each message that a rolled-back attempt returns to the broker; the receipt WAITING says why.
            "org.apache.camel.component.jms.EndpointMessageListener", "ERROR");

    private LogLevels() {}

    static Map<String, Object> properties(boolean quiet) {
        Map<String, Object> properties = new TreeMap<>();
        LIBRARIES.forEach((logger, level) -> properties.put("logging.level." + logger, level));
        properties.put("logging.level.org.tocsin", quiet ? "WARN" : "INFO");
        properties.put("logging.pattern.console", "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} %msg%n%rEx{8}");
        return properties;
    }
}
