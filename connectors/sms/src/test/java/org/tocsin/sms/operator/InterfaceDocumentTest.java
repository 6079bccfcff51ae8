package org.tocsin.sms.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cap.CapMessage;
import org.tocsin.cap.SampleAlert;
import org.tocsin.cap.SampleAlerts;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.Receipt;
import org.tocsin.simulator.OperatorExchange;
import tools.jackson.databind.node.ObjectNode;

/** What goes over the wire, both ways, against the document that operators build to. */
class InterfaceDocumentTest {
    private final InterfaceDocument document = InterfaceDocument.read();

    @TempDir
    private Path directory;

    @Test
    void theDocumentIsValidOpenApi() {
        assertThat(InterfaceDocument.faults(document.tree())).isEmpty();
    }

    /** Else the test above could not fail. */
    @Test
    void aDocumentWithoutResponsesIsNotValid() {
        ObjectNode broken = (ObjectNode) document.tree().deepCopy();
        ((ObjectNode) broken.at("/paths/~1health/get")).put("responses", "none");

        assertThat(InterfaceDocument.faults(broken)).isNotEmpty();
    }

    @Test
    void everyOrderAndEveryAnswerOfAWholeChainIsAsTheDocumentSays() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.script.add("on submit reply throttled-0 once\non submit reply text-too-long once");
            OperatorJobConnector connector = rig.connector();
            CapMessage flood = SampleAlerts.flood(rig.now, OperatorRig.HOUR);
            CapMessage update = SampleAlert.update(flood, rig.now.plusSeconds(60), OperatorRig.HOUR)
                    .circle("13.93,-60.95 1.5")
                    .message();
            CapMessage cancel = SampleAlerts.cancel(update, rig.now.plusSeconds(120));
            for (int attempt = 0; attempt < 3; attempt++) {
                connector.deliver(Deliveries.alert(OperatorFixture.LIVE, flood));
            }
            connector.deliver(Deliveries.update(OperatorFixture.LIVE, update, flood.key()));
            connector.deliver(Deliveries.cancel(OperatorFixture.LIVE, cancel, update.key(), flood.key()));
            connector.supersede(List.of(update.key()));
            await().atMost(OperatorRig.LIMIT)
                    .until(() -> !rig.receipts(Receipt.State.CONFIRMED).isEmpty()
                            && !rig.requests("PUT", "/stops/").isEmpty());

            assertThat(rig.requests("POST", "/jobs")).hasSize(5);
            assertThat(rig.operator.exchanges()).allSatisfy(this::judge);
        }
    }

    @Test
    void anOrderWithoutAnAreaOrWithAForeignModeIsNotAsTheDocumentSays() {
        try (OperatorRig rig = new OperatorRig(directory)) {
            rig.connector()
                    .deliver(Deliveries.alert(OperatorFixture.LIVE, SampleAlerts.flood(rig.now, OperatorRig.HOUR)));
            String order = rig.requests("POST", "/jobs").get(0).body();

            assertThat(document.faults("JobOrder", order)).isEmpty();
            assertThat(document.faults("JobOrder", order.replace("\"polygons\"", "\"places\"")))
                    .isNotEmpty();
            assertThat(document.faults("JobOrder", order.replace("\"live\"", "\"real\"")))
                    .isNotEmpty();
        }
    }

    private void judge(OperatorExchange exchange) {
        String operation = operation(exchange);
        assertThat(document.statuses(operation)).contains(Integer.toString(exchange.status()));
        if (operation.equals("submitJob")) {
            assertThat(document.faults("JobOrder", exchange.body())).isEmpty();
            assertThat(document.faults("Key", "\"" + exchange.key() + "\"")).isEmpty();
        }
        boolean refused = exchange.status() >= 400;
        assertThat(exchange.contentType()).isEqualTo(refused ? "application/problem+json" : "application/json");
        assertThat(document.faults(refused ? "Problem" : answer(operation), exchange.answer()))
                .isEmpty();
    }

    private static String answer(String operation) {
        return switch (operation) {
            case "submitJob", "getJob" -> "JobStatus";
            case "findJob", "stopKey" -> "JobList";
            default -> "Health";
        };
    }

    private static String operation(OperatorExchange exchange) {
        if (exchange.path().equals("/health")) {
            return "getHealth";
        }
        if (exchange.path().startsWith("/stops/")) {
            return "stopKey";
        }
        if (exchange.method().equals("POST")) {
            return "submitJob";
        }
        return exchange.path().startsWith("/jobs?") ? "findJob" : "getJob";
    }
}
