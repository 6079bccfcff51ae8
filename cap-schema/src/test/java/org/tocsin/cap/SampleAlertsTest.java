package org.tocsin.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SampleAlertsTest {
    private static final Instant SENT = Instant.parse("2026-11-23T17:07:20Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void floodIsReadAsWritten() {
        Alert alert = SampleAlerts.flood(SENT, HOUR).alert();

        assertThat(alert.sent().text()).isEqualTo("2026-11-23T13:07:20-04:00");
        assertThat(alert.sent().instant()).isEqualTo(SENT);
        assertThat(alert.infos()).extracting(Info::language).containsExactly("en", "es");
        assertThat(alert.infos().get(1).headline()).contains(SampleText.SPANISH.headline());
        assertThat(alert.expires(Duration.ZERO)).isEqualTo(SENT.plus(HOUR));
        assertThat(alert.infos().get(0).areas().get(0).polygons().get(0).ring()).hasSize(9);
        assertThat(alert.infos().get(0).eventCode("SAME")).contains("FFW");
    }

    @Test
    void updateAndCancelReferToTheOriginal() {
        CapMessage flood = SampleAlerts.flood(SENT, HOUR);

        CapMessage update = SampleAlerts.update(flood, SENT.plusSeconds(600), HOUR);
        CapMessage cancel = SampleAlerts.cancel(flood, SENT.plusSeconds(900));

        assertThat(update.alert().references()).extracting(Reference::key).containsExactly(flood.key());
        assertThat(cancel.alert().references()).extracting(Reference::key).containsExactly(flood.key());
        assertThat(cancel.alert().msgType()).isEqualTo(MsgType.CANCEL);
        assertThat(update.key()).isNotEqualTo(flood.key());
    }

    @Test
    void theOriginalBytesAreKept() {
        String xml = SampleAlerts.floodXml(SENT, HOUR);

        Reading reading = CapXml.read(xml.getBytes(StandardCharsets.UTF_8));

        assertThat(reading).isInstanceOf(Reading.Valid.class);
        assertThat(((Reading.Valid) reading).message().bytes()).asString().isEqualTo(xml);
        assertThat(reading.findings()).isEmpty();
    }

    @Test
    void variationsAreValid() {
        SampleAlert varied = SampleAlert.flood(SENT, HOUR)
                .status(Status.TEST)
                .scope(Scope.PRIVATE)
                .severity(Severity.MINOR)
                .language("es-419")
                .withoutArea()
                .withoutExpires()
                .identifier("x");

        Alert alert = varied.message().alert();

        assertThat(alert.status()).isEqualTo(Status.TEST);
        assertThat(alert.addresses()).containsExactly("duty@civil-defence.example");
        assertThat(alert.infos()).singleElement().satisfies(info -> {
            assertThat(info.language()).isEqualTo("es-419");
            assertThat(info.areas()).isEmpty();
            assertThat(info.expires()).isEmpty();
        });
    }
}
