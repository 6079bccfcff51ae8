package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run leaves nobody's number in queues, ledgers, logs, metrics or reports. */
class RecipientPrivacyTest {
    private static final List<Charset> WRITTEN_AS =
            List.of(StandardCharsets.US_ASCII, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

    @TempDir
    Path folder;

    private TestCounterparts far;
    private TestGateway gateway;

    @AfterEach
    void stop() {
        gateway.close();
        far.close();
    }

    @Test
    void noNumberStandsInQueuesLedgersLogsMetricsOrReports() throws IOException {
        far = TestCounterparts.start(folder);
        far.smscScript().add("on submit_sm reply throttled once");
        gateway = TestGateway.start(TestInstallation.write(folder, far, false)
                .withPlan("least-validity: 1s}", "least-validity: 1s, chunk-size: 1}"));
        TestAlert alert = TestAlert.flood("privacy");
        String key = gateway.client().accepted(alert);
        gateway.awaitTakenByAll(key);
        TestAlert cancel = alert.followUp("Cancel", "privacy-cancel");
        gateway.awaitTakenByAll(gateway.client().accepted(cancel));
        String report = "/api/v1/alerts/" + key + "/channels/sms/recipients.csv";
        await().atMost(TestGateway.LIMIT)
                .until(() -> gateway.client().get(report).text().contains(",delivered,"));

        assertThat(far.messagesTo(alert.mark())).containsAll(TestInstallation.IN_VALLEY);
        assertThat(gateway.client().get(report).text())
                .startsWith("language,part,smsc,state,recipients,possible-repeats\n");
        List<String> places = new ArrayList<>(gateway.log().lines());
        places.add(gateway.client().get("/actuator/prometheus").text());
        places.add(gateway.client().get(report).text());
        places.add(gateway.client().get("/api/v1/alerts/" + key + "/audit").text());
        for (String number : TestInstallation.IN_VALLEY) {
            assertThat(places).noneMatch(place -> place.contains(number));
        }
        assertThat(filesWithNumbers()).isEmpty();
    }

    @Test
    void aChannelWithoutRecipientsHasNoReport() {
        far = TestCounterparts.start(folder);
        gateway = TestGateway.start(TestInstallation.write(folder, far, false));
        String key = gateway.client().accepted(TestAlert.flood("report"));
        gateway.awaitTakenByAll(key);

        assertThat(gateway.client()
                        .get("/api/v1/alerts/" + key + "/channels/web/recipients.csv")
                        .status())
                .isEqualTo(404);
        assertThat(gateway.client()
                        .get("/api/v1/alerts/" + key + "/channels/sms/recipients.csv")
                        .status())
                .isEqualTo(200);
    }

    /** Of everything that the gateway keeps: the broker's journal, both databases and what lies beside them. */
    private List<Path> filesWithNumbers() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String octets = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (TestInstallation.IN_VALLEY.stream().anyMatch(number -> stands(number, octets))) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static boolean stands(String number, String octets) {
        return WRITTEN_AS.stream()
                .anyMatch(
                        charset -> octets.contains(new String(number.getBytes(charset), StandardCharsets.ISO_8859_1)));
    }
}
