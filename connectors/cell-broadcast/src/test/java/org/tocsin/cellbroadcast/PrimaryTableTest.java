package org.tocsin.cellbroadcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.cap.Severity;
import org.tocsin.cap.Status;
import org.tocsin.cap.Urgency;

class PrimaryTableTest {
    private static final String HEADER = "status,event_code,event,severity,urgency,identifier";
    private static final List<Status> DRILLS = List.of(Status.EXERCISE, Status.TEST, Status.SYSTEM, Status.DRAFT);

    @ParameterizedTest
    @MethodSource("golden")
    void eachEventHasThePrimaryNotificationOfTheGoldenTable(String line) {
        String[] row = line.split(",");
        for (Severity severity : Severity.values()) {
            for (Urgency urgency : Urgency.values()) {
                boolean isOfRow = (row[2].equals("*") || row[2].equals(severity.text()))
                        && (row[3].equals("*") || row[3].equals(urgency.text()));
                if (isOfRow) {
                    boolean isCode = row[1].matches("[A-Z]{3}");
                    OptionalInt found = PrimaryTable.standard()
                            .of(
                                    Status.of(row[0]),
                                    Infos.event(isCode ? "Other" : row[1], isCode ? row[1] : "", severity, urgency));
                    assertThat(found)
                            .isEqualTo(
                                    row[4].equals("-")
                                            ? OptionalInt.empty()
                                            : OptionalInt.of(Integer.parseInt(row[4])));
                }
            }
        }
    }

    @Test
    void noRowThatCanBeReadLeadsADrillToARealPrimaryNotification() {
        for (Status status : DRILLS) {
            List<String> lines = new ArrayList<>(List.of(HEADER));
            for (int identifier = 0; identifier <= 0xffff; identifier++) {
                lines.add(status.text() + ",X" + identifier + ",*,*,*," + identifier);
            }
            List<String> problems = new ArrayList<>();
            PrimaryTable table = PrimaryTable.read(lines, problems::add);

            boolean canBeSent = status == Status.EXERCISE || status == Status.TEST;
            assertThat(problems).hasSize(0x10000 - (canBeSent ? 1 : 0));
            for (int identifier = 4352; identifier <= 4356; identifier++) {
                OptionalInt found =
                        table.of(status, Infos.event("", "X" + identifier, Severity.EXTREME, Urgency.IMMEDIATE));
                assertThat(found)
                        .isEqualTo(canBeSent && identifier == 4355 ? OptionalInt.of(4355) : OptionalInt.empty());
            }
        }
    }

    @Test
    void aRowForEveryEventOrForAnotherIdentifierIsAProblem() {
        List<String> problems = new ArrayList<>();

        PrimaryTable.read(
                List.of(
                        HEADER,
                        "# a comment",
                        "Actual,*,*,Extreme,Immediate,4352",
                        "Actual,EQW,*,*,*,4355",
                        "Actual,EQW,*,*,*,4371",
                        "Actual,EQW,*,*,4352"),
                problems::add);

        assertThat(problems).hasSize(4);
        assertThat(problems.get(0)).startsWith("Line 3 ").contains("needs an event code or an event");
        assertThat(problems.get(1)).contains("phones discard");
        assertThat(problems.get(3)).startsWith("Line 6 ").contains("there are 5 fields, not 6");
    }

    static Stream<String> golden() {
        return GoldenRow.lines("primary-golden.csv").stream().skip(1);
    }
}
