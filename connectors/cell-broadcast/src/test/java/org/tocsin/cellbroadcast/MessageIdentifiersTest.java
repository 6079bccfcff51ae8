package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Info;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;
import org.tocsin.cellbroadcast.cbsp.Category;

class MessageIdentifiersTest {
    private static final String HEADER = "status,event_code,severity,urgency,certainty,identifier,additional";
    private static final List<String> EVENT_CODES = List.of("", "CAE", "EVI");

    @ParameterizedTest
    @CsvFileSource(resources = "/identifiers-golden.csv", numLinesToSkip = 1)
    void everyCombinationTakesTheIdentifierOfTheGoldenTable(
            Profile profile,
            Status status,
            String eventCode,
            Severity severity,
            Urgency urgency,
            Certainty certainty,
            int local,
            int additional) {
        Info info = Infos.info(severity, urgency, certainty, eventCode.equals("-") ? "" : eventCode);

        Optional<IdentifierTable.Identifiers> found =
                IdentifierTable.of(profile).of(status, info);

        assertThat(found)
                .isEqualTo(
                        local == 0
                                ? Optional.empty()
                                : Optional.of(new IdentifierTable.Identifiers(local, additional)));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void noDrillEverTakesAnIdentifierOfARealAlert(Profile profile) {
        assertNoDrillTakesARealIdentifier(IdentifierTable.of(profile));
    }

    @Test
    void noTableThatCanBeReadLeadsADrillToAnIdentifierOfARealAlert() {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (Status status : Status.values()) {
            for (int identifier = 4300; identifier <= 6500; identifier++) {
                lines.add(status.text() + ",*,*,*,*," + identifier + ",4393");
                lines.add(status.text() + ",*,*,*,*,4380," + identifier);
            }
        }
        long seed = new Random().nextLong();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<String> table = new ArrayList<>(List.of(HEADER));
            for (int row = 0; row < 5; row++) {
                table.add(lines.get(1 + random.nextInt(lines.size() - 1)));
            }
            assertNoDrillTakesARealIdentifier(IdentifierTable.read(table, problem -> {}));
        }
    }

    @Test
    void aRowThatWouldGiveADrillARealIdentifierIsAProblemAndSoIsTheReverse() {
        List<String> problems = new ArrayList<>();

        IdentifierTable.read(
                List.of(
                        HEADER,
                        "Exercise,*,*,*,*,4371,4384",
                        "Test,*,*,*,*,4380,4384",
                        "Actual,*,*,*,*,4381,4394",
                        "Actual,*,*,*,*,4352,4352",
                        "Actual,*,*,*,*,4370,4383",
                        "Actual,*,*,*,*,50,50",
                        "Draft,*,*,*,*,4380,4393",
                        "Actual,*,Grave,*,*,4371,4384"),
                problems::add);

        assertThat(problems).hasSize(8);
        assertThat(problems.get(0)).startsWith("Line 2 ").contains("4371 is one of real alerts");
        assertThat(problems.get(4)).contains("only an event code that orders it");
    }

    @Test
    void anEventCodeOfTheTableMayOrderTheLevelThatNobodyCanSwitchOff() {
        List<String> problems = new ArrayList<>();
        IdentifierTable table = IdentifierTable.read(
                List.of(HEADER, "Actual,EAN,*,*,*,4370,4383", "Actual,*,*,*,*,4396,4397"), problems::add);

        assertThat(problems).isEmpty();
        assertThat(table.of(Status.ACTUAL, Infos.info(Severity.MINOR, Urgency.PAST, Certainty.UNKNOWN, "EAN")))
                .contains(new IdentifierTable.Identifiers(4370, 4383));
        assertThat(table.of(Status.ACTUAL, Infos.info(Severity.EXTREME, Urgency.IMMEDIATE, Certainty.OBSERVED, "")))
                .contains(new IdentifierTable.Identifiers(4396, 4397));
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

    private static void assertNoDrillTakesARealIdentifier(IdentifierTable table) {
        Set<Integer> real = new HashSet<>();
        IntStream.rangeClosed(4352, 4379).filter(id -> id != 4355).forEach(real::add);
        IntStream.rangeClosed(4370, 4379).forEach(local -> real.add(local + 13));
        real.addAll(List.of(919, 4396, 4397, 4400, 6400, 6401));
        for (Status status : List.of(Status.EXERCISE, Status.TEST, Status.SYSTEM, Status.DRAFT)) {
            for (Info info : everyCombination()) {
                table.of(status, info).ifPresent(identifiers -> {
                    assertThat(real).doesNotContain(identifiers.local(), identifiers.additional());
                    assertThat(status).isIn(Status.EXERCISE, Status.TEST);
                });
            }
        }
    }

    private static List<Info> everyCombination() {
        List<Info> all = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            for (Urgency urgency : Urgency.values()) {
                for (Certainty certainty : Certainty.values()) {
                    EVENT_CODES.forEach(code -> all.add(Infos.info(severity, urgency, certainty, code)));
                }
            }
        }
        return all;
    }
}
