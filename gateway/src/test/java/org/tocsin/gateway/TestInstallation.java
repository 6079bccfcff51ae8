package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.tocsin.gateway.config.GatewayConfig;
import org.tocsin.route.AcceptedIndex;
import org.tocsin.route.plan.Plan;
import org.tocsin.route.plan.PlanFile;

/** Configuration and plan as files, for a gateway whose counterparts are the given ones. Waits are short, so tests are quick. */
record TestInstallation(Path folder) {
    static final String PUBLIC_URL = "http://alerts.aurelia.example";
    static final String MET_KEY = "key-of-met-41f7";
    static final String COAST_KEY = "key-of-coast-9b02";
    /** The recipients in {@link TestAlert#VALLEY}. */
    static final List<String> IN_VALLEY = List.of("15555550101", "15555550102", "15555550103");

    private static final String CONFIG =
            """
            listen: {address: 127.0.0.1, port: 0}
            public-url: %s
            data: data
            plan: plan.yaml
            anonymous-read: true
            """;
    private static final String CELLS =
            """
            rat,mcc,mnc,lac,ci,latitude,longitude,range_metres
            gsm,262,42,257,4097,13.9000,-61.0000,3000
            gsm,262,42,257,4098,13.9300,-60.9700,3000
            gsm,262,42,258,4112,14.1500,-60.7500,3000
            """;
    private static final String RECIPIENTS =
            """
            number,latitude,longitude,language
            15555550101,13.9000,-61.0000,en
            15555550102,13.9100,-61.0100,en
            15555550103,13.9300,-60.9700,es
            15555550109,14.1500,-60.7500,en
            """;
    private static final String PLAN =
            """
            name: Test country
            defaults: {lifetime: 6h, future-skew: 10m}
            areas:
              - name: island
                polygon: "13.6,-61.2 13.6,-60.7 14.2,-60.7 14.2,-61.2 13.6,-61.2"
                geocodes: ["SAME 061001"]
              - name: north
                polygon: "14.1,-61.2 14.1,-60.7 14.2,-60.7 14.2,-61.2 14.1,-61.2"
            authorities:
              - {id: met, name: Met Service, senders: [alerts@met.example], keys: ["sha256:@MET@"], areas: [island],
                 statuses: [Actual, Exercise, Test], scopes: [Public], max-severity: Extreme}
              - {id: coast, name: Coast Guard, senders: [duty@coast.example], keys: ["sha256:@COAST@"], areas: [north],
                 statuses: [Actual], scopes: [Public], max-severity: Severe}
            channels:
              - name: cells
                kind: cell-broadcast
                mode: live
                target: mobile
                time-limit: 10s
                retry: {first: 200ms, multiplier: 2, most: 1s}
                breaker: {failures: 3, rest: 500ms}
                settings: {host: 127.0.0.1, port: @CBSP@, cells: cells.csv, language: en, repetition-coding: plain16,
                           reconnect-first: 100ms, reconnect-longest: 500ms}
              - name: sms
                kind: sms
                mode: live
                target: smsc
                time-limit: 20s
                retry: {first: 200ms, multiplier: 2, most: 1s}
                breaker: {failures: 3, rest: 500ms}
                settings: {host: 127.0.0.1, port: @SMPP@, system-id: tocsin, passwordFile: password.txt,
                           source-address: AURELIA, recipients: recipients.csv, reconnect-first: 100ms,
                           reconnect-most: 500ms, already-bound-wait: 500ms, least-validity: 1s}
              - name: radio
                kind: broadcast-media
                mode: live
                target: station
                time-limit: 20s
                retry: {first: 200ms, multiplier: 2, most: 1s}
                settings: {drop-folder: station, same: @SAME@, station-id: TOCSIN/A, speech: none, lead-in: 0s,
                           watch-interval: 50ms}
              - name: web
                kind: web-feed
                mode: live
                target: public-feed
                settings: {title: Alerts of Aurelia, tag-host: alerts.aurelia.example, tag-year: 2026}
              - name: radio-drill
                kind: broadcast-media
                mode: drill
                target: drill-station
                settings: {drop-folder: drill-station, speech: none, watch-interval: 50ms}
              - name: web-drill
                kind: web-feed
                mode: drill
                target: exercise-feed
                settings: {title: Exercises of Aurelia, tag-host: exercise.aurelia.example, tag-year: 2026}
            rules:
              - name: grave and near
                when: {severity: [Extreme, Severe], urgency: [Immediate, Expected], area: [island]}
                channels: [cells, sms, radio, web, radio-drill, web-drill]
            """;

    /** With SAME bursts the station gets audio, which takes a second or so of computing for each alert; else text alone. */
    static TestInstallation write(Path folder, TestCounterparts counterparts, boolean same) {
        try {
            Files.writeString(folder.resolve("gateway.yaml"), CONFIG.formatted(PUBLIC_URL));
            Files.writeString(folder.resolve("cells.csv"), CELLS);
            Files.writeString(folder.resolve("recipients.csv"), RECIPIENTS);
            Files.writeString(folder.resolve("password.txt"), TestCounterparts.PASSWORD);
            Files.writeString(
                    folder.resolve("plan.yaml"),
                    PLAN.replace("@MET@", hash(MET_KEY))
                            .replace("@COAST@", hash(COAST_KEY))
                            .replace(
                                    "@CBSP@",
                                    Integer.toString(counterparts.cells().port()))
                            .replace(
                                    "@SMPP@",
                                    Integer.toString(counterparts.smsc().port()))
                            .replace("@SAME@", Boolean.toString(same)));
            return new TestInstallation(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another plan. */
    TestInstallation withPlan(String from, String to) {
        try {
            Path file = folder.resolve("plan.yaml");
            String text = Files.readString(file);
            assertThat(text).contains(from);
            Files.writeString(file, text.replace(from, to));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GatewayConfig config() {
        var reading = GatewayConfig.read(folder);
        assertThat(reading.problems()).isEmpty();
        return reading.config().orElseThrow();
    }

    Plan plan() {
        var reading = PlanFile.read(config().plan(), ConnectorKinds::check);
        assertThat(reading.problems()).isEmpty();
        return reading.plan().orElseThrow();
    }

    private static String hash(String key) {
        return HexFormat.of().formatHex(AcceptedIndex.sha256(key.getBytes(StandardCharsets.UTF_8)));
    }
}
