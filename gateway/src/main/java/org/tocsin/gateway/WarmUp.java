package org.tocsin.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Reading;
import org.tocsin.route.Examination;
import org.tocsin.route.plan.Authority;
import org.tocsin.route.plan.Plan;

/** Runs parsing, rules and routing on a message of our own before the first real one: a cold JVM is three times slower. */
final class WarmUp {
    private static final int ROUNDS = 300;
    private static final DateTimeFormatter CAP_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'-00:00'");
    private static final String MESSAGE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
              <identifier>warm-up</identifier><sender>warm-up@localhost</sender><sent>%s</sent>
              <status>System</status><msgType>Alert</msgType><scope>Private</scope><addresses>nobody</addresses>
              <info>
                <language>en</language><category>Other</category><event>Warm-up</event>
                <urgency>Past</urgency><severity>Minor</severity><certainty>Unlikely</certainty>
                <expires>%s</expires><headline>Warm-up</headline>
                <area><areaDesc>Nowhere</areaDesc>
                <polygon>0,0 0,0.1 0.1,0.1 0.1,0.05 0.1,0 0,0</polygon><circle>0,0 1</circle></area>
              </info>
            </alert>
            """;

    private WarmUp() {}

    static void run(Plan plan, Clock clock) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        byte[] message = MESSAGE.formatted(CAP_TIME.format(now), CAP_TIME.format(now.plusHours(1)))
                .getBytes(StandardCharsets.UTF_8);
        Authority authority = plan.authorities().get(0);
        Examination examination = new Examination(plan);
        for (int i = 0; i < ROUNDS; i++) {
            if (CapXml.read(message) instanceof Reading.Valid valid) {
                examination.findings(valid, authority, clock.instant());
            }
        }
    }
}
