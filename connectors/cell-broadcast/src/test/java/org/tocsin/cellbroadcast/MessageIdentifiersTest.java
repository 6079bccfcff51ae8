package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.cap.Certainty;
import org.tocsin.cap.Info;
import org.tocsin.cap.NamedValue;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;
import org.tocsin.cellbroadcast.cbsp.Category;

class MessageIdentifiersTest {
    private static final String HEADER = "status,event_code,severity,urgency,certainty,identifier,additional";
    private static final String SENDER = "alerts@met.example";
    private static final NamedValue ORDER = new NamedValue("level", "1");
    private static final List<String> EVENTS = List.of("-", "CAE", "EAN", "order");
    private static final List<Status> DRILLS = List.of(Status.EXERCISE, Status.TEST, Status.SYSTEM, Status.DRAFT);
    private static final Set<Integer> REAL = real();

    @Test
    void everyCombinationTakesTheIdentifierOfTheGoldenTable() {
        List<GoldenRow> golden = GoldenRow.all();
        for (Profile profile : Profile.values()) {
            IdentifierTable table = IdentifierTable.of(profile);
            for (boolean right : List.of(true, false)) {
                for (Status status : Status.values()) {
                    for (String event : EVENTS) {
                        for (Info info : everyCombination(event)) {
                            GoldenRow row = GoldenRow.only(golden, profile, right, status, event, info);
                            assertThat(IdentifierChoice.of(status, SENDER, info, table, levelOne(right))
                                            .identifiers())
                                    .as("%s right=%s %s %s %s", profile, right, status, event, info)
                                    .isEqualTo(row.identifiers(info.certainty()));
                        }
                    }
                }
            }
        }
    }

    @Test
    void whoOrdersLevelOneWithoutTheRightIsTold() {
        Info ordered = Infos.with(Infos.info(Severity.EXTREME, Urgency.IMMEDIATE, Certainty.LIKELY, ""), ORDER);

        IdentifierChoice choice = IdentifierChoice.of(
                Status.ACTUAL, SENDER, ordered, IdentifierTable.of(Profile.EU_ALERT), levelOne(false));

        assertThat(choice.identifiers()).contains(new IdentifierTable.Identifiers(4372, 4385));
        assertThat(choice.remark())
                .hasValueSatisfying(remark ->
                        assertThat(remark).contains("4370").contains(SENDER).contains("no right"));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void noDrillEverTakesAnIdentifierOfARealAlert(Profile profile) {
        assertNoDrillTakesARealIdentifier(IdentifierTable.of(profile));
    }

    @Test
    void noRowThatCanBeReadLeadsADrillToAnIdentifierOfARealAlert() {
        for (Status status : DRILLS) {
            for (boolean isLocal : List.of(true, false)) {
                List<String> lines = new ArrayList<>(List.of(HEADER));
                for (int identifier = 0; identifier <= 0xffff; identifier++) {
                    String both = isLocal ? identifier + ",4393" : "4380," + identifier;
                    lines.add(status.text() + ",X" + identifier + ",*,*,*," + both);
                }
                List<String> problems = new ArrayList<>();
                IdentifierTable table = IdentifierTable.read(lines, problems::add);

                int readable = 0x10000 - problems.size();
                assertThat(readable).isEqualTo(canBeSent(status) ? 8 : 0);
                for (int identifier : REAL) {
                    assertThat(table.of(
                                    status,
                                    Infos.info(
                                            Severity.EXTREME, Urgency.IMMEDIATE, Certainty.OBSERVED, "X" + identifier)))
                            .as("%s %d", status, identifier)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void noDrillPassesTheLastQuestionBeforeTheAirWithAnIdentifierOfARealAlert() {
        for (Status status : DRILLS) {
            for (int identifier : REAL) {
                assertThat(MessageIdentifiers.objection(status, identifier)).isNotEmpty();
                assertThat(MessageIdentifiers.primaryObjection(status, identifier))
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "gb"})
    void theNationalTablesThatComeAsExamplesAreInOrder(String country) {
        List<String> problems = new ArrayList<>();

        IdentifierTable table =
                IdentifierTable.read(Path.of("../../config/identifiers", country + ".csv"), problems::add);

        assertThat(problems).isEmpty();
        assertThat(table.of(Status.ACTUAL, Infos.info(Severity.EXTREME, Urgency.EXPECTED, Certainty.LIKELY, "")))
                .isPresent();
        assertNoDrillTakesARealIdentifier(table);
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
                        "Actual,*,Grave,*,*,4371,4384",
                        "Actual,*,*,*,*,4371,4383",
                        "Actual,*,*,*,*,4379,4392"),
                problems::add);

        assertThat(problems).hasSize(10);
        assertThat(problems.get(8)).contains("4383 cannot be switched off");
        assertThat(problems.get(9)).contains("child abductions");
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
        for (Status status : DRILLS) {
            for (String event : EVENTS) {
                for (Info info : everyCombination(event)) {
                    IdentifierChoice.of(status, SENDER, info, table, levelOne(true))
                            .identifiers()
                            .ifPresent(identifiers -> {
                                assertThat(REAL).doesNotContain(identifiers.local(), identifiers.additional());
                                assertThat(canBeSent(status)).isTrue();
                            });
                }
            }
        }
    }

    private static boolean canBeSent(Status status) {
        return status == Status.EXERCISE || status == Status.TEST;
    }

    private static LevelOne levelOne(boolean right) {
        return new LevelOne(right ? Set.of(SENDER) : Set.of("somebody@else.example"), Optional.of(ORDER));
    }

    private static Set<Integer> real() {
        Set<Integer> real = new HashSet<>();
        IntStream.rangeClosed(4352, 4379).filter(id -> id != 4355).forEach(real::add);
        IntStream.rangeClosed(4370, 4379).forEach(local -> real.add(local + 13));
        real.addAll(List.of(919, 4396, 4397, 4400, 6400, 6401));
        return real;
    }

    private static List<Info> everyCombination(String event) {
        List<Info> all = new ArrayList<>();
        boolean isOrder = event.equals("order");
        for (Severity severity : Severity.values()) {
            for (Urgency urgency : Urgency.values()) {
                for (Certainty certainty : Certainty.values()) {
                    Info info = Infos.info(severity, urgency, certainty, isOrder || event.equals("-") ? "" : event);
                    all.add(isOrder ? Infos.with(info, ORDER) : info);
                }
            }
        }
        return all;
    }
}
