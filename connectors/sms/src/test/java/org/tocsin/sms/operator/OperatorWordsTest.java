package org.tocsin.sms.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator says in headers, problems and counts. */
class OperatorWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T18:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7                             | 7",
                "0                             | 0",
                "Mon, 30 Nov 2026 18:01:30 GMT | 90",
                "Mon, 30 Nov 2026 17:00:00 GMT | 0"
            })
    void retryAfterIsSecondsOrADate(String text, long seconds) {
        assertThat(RetryAfter.read(text, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "99999999999", ""})
    void retryAfterThatIsNeitherIsNoHint(String text) {
        assertThat(RetryAfter.read(text, NOW)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1 758 555 00 01", "17585550001", "0033-612-345-678", "(758) 555 0001 22"})
    void anythingLikeANumberIsTakenOutOfAnOperatorsWords(String number) {
        assertThat(Redaction.of("refused for " + number + " today")).isEqualTo("refused for [number] today");
    }

    @Test
    void wordsStayOnOneLineAndShort() {
        assertThat(Redaction.of("a\n\"b\"\tc")).isEqualTo("a b c");
        assertThat(Redaction.of("x".repeat(500))).hasSize(201);
    }

    @Test
    void numbersDoNotReachTheTranscriptAndIdsDo() {
        byte[] answer = "{\"id\":\"20261130180000a1\",\"msisdn\":\"17585550001\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(new String(Redaction.octets(answer), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"20261130180000a1\",\"msisdn\":\"[number]\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10, 10, 0, 0, true",
        "10, 8, 3, 2, 3, true",
        "0, 0, 0, 0, 0, true",
        "10, 11, 0, 0, 0, false",
        "10, 8, 9, 0, 0, false",
        "10, 8, 4, 4, 1, false",
        "10, 8, -1, 0, 0, false",
        "9223372036854775807, 9223372036854775807, 9223372036854775807, 9223372036854775807, 0, false"
    })
    void countsAreBelievedOnlyWhereTheyCanBeTrueTogether(
            long targeted, long sent, long delivered, long failed, long unknown, boolean believed) {
        assertThat(new JobCounts(targeted, sent, delivered, failed, unknown).isConsistent())
                .isEqualTo(believed);
    }

    @Test
    void whatWasDeliveredStaysDelivered() {
        JobCounts earlier = new JobCounts(10, 8, 5, 0, 0);

        assertThat(new JobCounts(12, 9, 6, 0, 0).canFollow(earlier)).isTrue();
        assertThat(new JobCounts(12, 9, 4, 0, 0).canFollow(earlier)).isFalse();
        assertThat(new JobCounts(12, 7, 5, 0, 0).canFollow(earlier)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html>",
                "{\"id\":\"../x\",\"state\":\"queued\",\"counts\":{}}",
                "{\"id\":\"a\",\"state\":\"queued\",\"counts\":{\"targeted\":1,\"sent\":\"1\"}}",
                "{\"id\":\"a\",\"state\":\"gone\"}"
            })
    void anAnswerThatIsNotWhollyOneIsNone(String body) {
        assertThat(JobJson.job(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
