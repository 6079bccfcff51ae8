package org.tocsin.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.connector.Deliveries;
import org.tocsin.connector.DeliveryKey;

class RecipientReportTest extends SmscTest {
    private final DeliveryKey key = first(brief).key();

    @Test
    void countsAreByLanguagePartSmscAndState() {
        SmsConnector connector = live(fixture()
                .rows(SmsFixture.number(0) + ",13.93,-60.95,en\n" + SmsFixture.number(1) + ",13.93,-60.95,es\n"));

        connector.deliver(first(flood));

        String smsc = SmsFixture.SYSTEM_ID + "@127.0.0.1:" + this.smsc.port();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                        connector.recipientCounts(first(flood).key()).orElseThrow())
                .startsWith("language,part,smsc,state,recipients,possible-repeats\n")
                .contains("en,1," + smsc + ",delivered,1,0\n", "es,1," + smsc + ",delivered,1,0\n"));
    }

    @Test
    void whatIsInDoubtAndWhatNeverLeftIsToldApart() {
        SmsConnector connector = live(fixture().recipients(12).with("window", 3).with("request-timeout", "300ms"));
        script.add("on submit_sm stay silent always");

        connector.deliver(first(brief));

        long unknown = smsc.submits();
        assertThat(unknown).isBetween(1L, 3L);
        assertThat(connector.recipientCounts(key).orElseThrow())
                .contains("en,1,,unknown," + unknown + ",0\n", "en,1,,not-sent," + (12 - unknown) + ",0\n");
    }

    @Test
    void repeatsAreCountedAndNoNumberStandsInIt() {
        SmsConnector connector = live(fixture().recipients(4).with("request-timeout", "300ms"));
        script.add("on submit_sm stay silent 2 times");
        connector.deliver(first(brief));
        connector.deliver(Deliveries.again(first(brief)));

        String csv = connector.recipientCounts(key).orElseThrow();

        assertThat(csv.lines()
                        .skip(1)
                        .mapToLong(line -> Long.parseLong(line.split(",")[5]))
                        .sum())
                .isEqualTo(2);
        assertThat(csv)
                .doesNotContain(
                        IntStream.range(0, 4).mapToObj(SmsFixture::number).toArray(String[]::new));
    }

    @Test
    void aDeliveryThatIsNotKnownHasNoCounts() {
        assertThat(live(fixture()).recipientCounts(key)).isEmpty();
    }
}
