package org.tocsin.cap.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Fixtures;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.profile.ChannelWishes;

/** A refused message gets everything in one answer, and nothing that merely follows from what could not be read. */
class RefusedAlertTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:10:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            sent-missing-and-html-in-headline        | SCHEMA /alert, CAP-37 /alert/info[1]/headline
            sent-in-zulu-time-and-expires-before-it  | SCHEMA /alert/sent, CAP-23 /alert/info[1]/expires, CAP-23 /alert/info[1]/expires
            expires-unreadable                       | SCHEMA /alert/info[1]/expires
            elements-in-any-order-and-ceiling-alone  | SCHEMA /alert/info[1]/area[1]/areaDesc, CAP-30 /alert/info[1]/area[1]/ceiling
            headline-twice-the-first-with-html       | SCHEMA /alert/info[1]/headline[2], CAP-37 /alert/info[1]/headline
            msg-type-unknown-and-references-missing  | SCHEMA /alert/msgType
            second-block-without-severity            | SCHEMA /alert/info[2]
            polygon-unreadable-and-second-one-open   | CAP-25 /alert/info[1]/area[1]/polygon[1], CAP-25 /alert/info[1]/area[1]/polygon[2]
            only-polygon-unreadable                  | CAP-25 /alert/info[1]/area[1]/polygon[1]
            references-unreadable-on-update          | CAP-08 /alert/references
            addresses-with-odd-quote-on-private      | CAP-17 /alert/addresses
            certainty-unknown-and-gap-in-headline    | SCHEMA /alert/info[1]/certainty, LINT-06 /alert/info[1]/headline
            certainty-unknown-and-instruction-missing | SCHEMA /alert/info[1]/certainty, LINT-05 /alert/info[1]
            certainty-unknown-and-evacuation-when-it-is-past | SCHEMA /alert/info[1]/certainty, LINT-08 /alert/info[1]/responseType
            severity-unknown-and-instruction-missing | SCHEMA /alert/info[1]/severity
            status-unknown-and-headline-of-an-exercise | SCHEMA /alert/status
            """)
    void everythingIsToldAtOnceAndNothingThatIsNotTrue(String fixture, String expected) {
        Reading reading = CapXml.read(Fixtures.bytes("refused/" + fixture + ".xml"));

        assertThat(reading).isInstanceOf(Reading.NotCap.class);
        assertThat(CapRules.check(reading, NOW, CheckSettings.DEFAULT))
                .extracting(finding -> finding.rule() + " " + finding.path())
                .containsExactlyElementsOf(Arrays.asList(expected.split(", ")));
    }

    @Test
    void aProfileIsHeldAgainstWhatWasReadWholeOnly() {
        Reading unread = CapXml.read(Fixtures.bytes("refused/expires-unreadable.xml"));
        Reading disordered = CapXml.read(Fixtures.bytes("refused/elements-in-any-order-and-ceiling-alone.xml"));
        CheckSettings strict = CheckSettings.DEFAULT.withProfiles(List.of(new Wanting()));

        assertThat(CapRules.check(unread, NOW, strict))
                .extracting(Finding::rule)
                .doesNotContain(Wanting.RULE);
        assertThat(CapRules.check(disordered, NOW, strict))
                .extracting(Finding::rule)
                .contains(Wanting.RULE);
    }

    /** Always wants something. */
    private static final class Wanting implements Profile {
        static final String RULE = "WANT-01";

        @Override
        public String id() {
            return "wanting";
        }

        @Override
        public String name() {
            return "Wanting";
        }

        @Override
        public List<RuleEntry> entries() {
            return List.of();
        }

        @Override
        public boolean isNamedBy(Alert alert) {
            return false;
        }

        @Override
        public ChannelWishes wishes(Alert alert) {
            return ChannelWishes.NONE;
        }

        @Override
        public void check(Subject subject, Report report) {
            report.warning(RULE, "/alert/info[1]", "The block lacks what this profile wants; add it.");
        }
    }
}
