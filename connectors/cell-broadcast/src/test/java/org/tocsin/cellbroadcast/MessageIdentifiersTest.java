package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Info;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;
import org.tocsin.cellbroadcast.cbsp.Category;

class MessageIdentifiersTest {

    @ParameterizedTest
    @CsvSource({
        "EXTREME, IMMEDIATE, OBSERVED, 4371, 4384",
        "EXTREME, IMMEDIATE, LIKELY, 4372, 4385",
        "EXTREME, EXPECTED, OBSERVED, 4373, 4386",
        "EXTREME, EXPECTED, LIKELY, 4374, 4387",
        "SEVERE, IMMEDIATE, OBSERVED, 4375, 4388",
        "SEVERE, IMMEDIATE, LIKELY, 4376, 4389",
        "SEVERE, EXPECTED, OBSERVED, 4377, 4390",
        "SEVERE, EXPECTED, LIKELY, 4378, 4391",
        "SEVERE, EXPECTED, POSSIBLE, 4396, 4397",
        "MODERATE, IMMEDIATE, OBSERVED, 4396, 4397",
        "EXTREME, FUTURE, OBSERVED, 4396, 4397"
    })
    void actualAlertsFollowTheTableOfTheStandard(
            Severity severity, Urgency urgency, Certainty certainty, int local, int additional) {
        OptionalInt identifier = MessageIdentifiers.of(Status.ACTUAL, info(severity, urgency, certainty), true);

        assertThat(identifier).hasValue(local);
        assertThat(MessageIdentifiers.inAdditionalLanguage(local)).isEqualTo(additional);
    }

    @Test
    void noDrillEverTakesAnIdentifierOfARealAlert() {
        Set<Integer> real = new HashSet<>();
        IntStream.rangeClosed(4352, 4379).forEach(real::add);
        IntStream.rangeClosed(4370, 4379).forEach(local -> real.add(local + 13));
        real.addAll(List.of(4396, 4397));

        for (Status status : Status.values()) {
            if (status != Status.ACTUAL) {
                forEveryCombination(
                        info -> MessageIdentifiers.of(status, info, true).ifPresent(identifier -> {
                            assertThat(real).doesNotContain(identifier);
                            assertThat(real).doesNotContain(MessageIdentifiers.inAdditionalLanguage(identifier));
                        }));
            }
        }
    }

    @Test
    void noActualAlertEverTakesAnIdentifierOfADrill() {
        Set<Integer> drills = Set.of(4355, 4380, 4381, 4393, 4394, 4398, 4399);

        forEveryCombination(
                info -> MessageIdentifiers.of(Status.ACTUAL, info, true).ifPresent(identifier -> {
                    assertThat(drills).doesNotContain(identifier);
                    assertThat(drills).doesNotContain(MessageIdentifiers.inAdditionalLanguage(identifier));
                }));
    }

    @Test
    void systemAndDraftHaveNoIdentifier() {
        forEveryCombination(info -> {
            assertThat(MessageIdentifiers.of(Status.SYSTEM, info, true)).isEmpty();
            assertThat(MessageIdentifiers.of(Status.DRAFT, info, true)).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "4371, HIGH_PRIORITY",
        "4385, HIGH_PRIORITY",
        "4373, NORMAL",
        "4386, NORMAL",
        "4396, NORMAL",
        "4397, NORMAL",
        "4381, NORMAL"
    })
    void theTwoHighestLevelsGoFirstInAnyLanguage(int identifier, Category category) {
        assertThat(MessageIdentifiers.category(identifier)).isEqualTo(category);
    }

    private static void forEveryCombination(Consumer<Info> check) {
        for (Severity severity : Severity.values()) {
            for (Urgency urgency : Urgency.values()) {
                for (Certainty certainty : Certainty.values()) {
                    check.accept(info(severity, urgency, certainty));
                }
            }
        }
    }

    private static Info info(Severity severity, Urgency urgency, Certainty certainty) {
        return Infos.info(severity, urgency, certainty, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
