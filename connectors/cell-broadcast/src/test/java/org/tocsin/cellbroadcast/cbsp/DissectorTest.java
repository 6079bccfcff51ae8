package org.tocsin.cellbroadcast.cbsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Answer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.BroadcastType;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.CellsAnswer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.EmergencyWrite;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.ErrorIndication;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.FailureIndication;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.KeepAlive;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.KeepAliveComplete;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Kill;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.LoadQuery;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Reset;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Restart;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.SetDrx;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.StatusQuery;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.WriteReplace;
import org.tocsin.cellbroadcast.page.Paging;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.page.WarningType;

/** Wireshark's dissector, written by others from the same standard, reads what the codec writes. */
class DissectorTest {
    private static final SerialNumber SERIAL = SerialNumber.of(0x4021);
    private static final SerialNumber OLD = SerialNumber.of(0x4020);
    private static final CellIdentity.Cgi CELL_1 = new CellIdentity.Cgi(new Plmn("262", "42"), 0x0101, 0x1001);
    private static final CellIdentity.Cgi CELL_2 = new CellIdentity.Cgi(new Plmn("310", "410"), 0x0102, 0x2001);
    private static final CellList CELLS = CellList.of(List.of(CELL_1, CELL_2));

    @TempDir
    private Path directory;

    @BeforeAll
    static void requireTheDissector() {
        Dissector.require();
    }

    @Test
    void everyMessageIsReadWithoutAFaultAndWithTheSameType() throws Exception {
        List<String> rows = dissect(everyType(), "cbsp.msg_type");

        assertThat(rows)
                .containsExactly(
                        "1", "1", "2", "3", "1", "1", "4", "4", "5", "6", "10", "11", "12", "7", "8", "9", "13", "14",
                        "15", "16", "17", "18", "19", "20", "21", "22", "23");
    }

    @Test
    void theFieldsOfAReplacementAreReadBackEqual() throws Exception {
        List<String> rows = dissect(
                List.of(write(Optional.of(OLD), "Großbrand in Köln: 5 €", "de", 30)),
                "cbsp.message_id",
                "cbsp.new_serial_nr",
                "cbsp.old_serial_nr",
                "cbsp.rep_period",
                "cbsp.num_of_pages",
                "cbsp.lac",
                "cbsp.cb_page_content");

        assertThat(rows).singleElement().satisfies(row -> {
            String[] fields = row.split("\\|", -1);
            assertThat(Integer.decode(fields[0])).isEqualTo(4372);
            assertThat(Integer.decode(fields[1])).isEqualTo(0x4021);
            assertThat(Integer.decode(fields[2])).isEqualTo(0x4020);
            assertThat(Integer.decode(fields[3])).isEqualTo(30);
            assertThat(Integer.decode(fields[4])).isEqualTo(1);
            assertThat(fields[5]).isEqualTo("0x0101,0x0102");
            assertThat(fields[6]).contains("Großbrand in Köln: 5 €");
        });
    }

    @Test
    void theFieldsOfAPrimaryNotificationAreReadBackEqual() throws Exception {
        List<String> rows = dissect(
                List.of(emergency(Optional.of(Duration.ofSeconds(60)))),
                "cbsp.message_id",
                "cbsp.new_serial_nr",
                "cbsp.emergency_ind",
                "cbsp.warn_type",
                "cbsp.warning_period");

        // Of the two octets of the warning type, 0580, this dissector shows the second alone.
        assertThat(rows).containsExactly("0x1102|0x4021|0x01|0x80|60");
    }

    @Test
    void aDamagedMessageWouldBeNoticed() throws Exception {
        byte[] octets = new CbspCodec(RepetitionCoding.FIGURE).encode(new Kill(4372, SERIAL, CELLS));
        // The low octet of the cell list's length, after header, identifier and serial number.
        octets[12] = 0x7f;

        assertThat(dissector().faults(List.of(octets))).isNotEmpty();
    }

    private List<CbspMessage> everyType() {
        List<CompletedCell> counts = List.of(new CompletedCell(CELL_1, 7, CompletedCell.Info.VALID));
        List<FailedCell> failed = List.of(
                new FailedCell(CELL_2, Cause.NOT_SUPPORTED),
                new FailedCell(new CellIdentity.Lac(0x0999), new Cause(15)));
        return List.of(
                write(Optional.empty(), "x".repeat(200), "eu", 4095),
                write(Optional.of(OLD), "تحذير", "ar", 16),
                answer(Procedure.WRITE_REPLACE, true, List.of(), counts),
                answer(Procedure.WRITE_REPLACE, false, failed, List.of()),
                emergency(Optional.of(Duration.ofSeconds(60))),
                emergency(Optional.empty()),
                new Kill(4372, SERIAL, CELLS),
                new Kill(4354, SERIAL, CellList.ALL, Optional.empty()),
                answer(Procedure.KILL, true, List.of(), counts),
                answer(Procedure.KILL, false, failed, List.of()),
                new StatusQuery(4372, SERIAL, CellList.ALL),
                answer(Procedure.STATUS_QUERY, true, List.of(), counts),
                answer(Procedure.STATUS_QUERY, false, failed, List.of()),
                new LoadQuery(CELLS, BroadcastChannel.BASIC),
                cellsAnswer(Procedure.LOAD_QUERY, List.of(), List.of(new CellLoad(CELL_1, 40, 10))),
                cellsAnswer(Procedure.LOAD_QUERY, failed, List.of(new CellLoad(CELL_1, 40, 10))),
                new SetDrx(CELLS, 8, 2, BroadcastChannel.BASIC),
                cellsAnswer(Procedure.SET_DRX, List.of(), List.of()),
                cellsAnswer(Procedure.SET_DRX, failed, List.of()),
                new Reset(CellList.ALL),
                cellsAnswer(Procedure.RESET, List.of(), List.of()),
                cellsAnswer(Procedure.RESET, failed, List.of()),
                new Restart(CellList.ALL, BroadcastType.CBS, true),
                new FailureIndication(failed, BroadcastType.CBS),
                new ErrorIndication(new Cause(4), OptionalInt.of(4372), Optional.of(SERIAL), Optional.of(OLD)),
                new KeepAlive(Duration.ofSeconds(30)),
                new KeepAliveComplete());
    }

    private static EmergencyWrite emergency(Optional<Duration> period) {
        return new EmergencyWrite(
                4354,
                SERIAL,
                Optional.empty(),
                CELLS,
                new WarningType(WarningType.EARTHQUAKE_AND_TSUNAMI, true, true),
                SecurityInformation.NONE,
                period);
    }

    private static CellsAnswer cellsAnswer(Procedure procedure, List<FailedCell> failed, List<CellLoad> loads) {
        boolean reset = procedure == Procedure.RESET;
        return new CellsAnswer(
                procedure,
                failed.isEmpty(),
                failed,
                loads,
                loads.isEmpty() ? Optional.of(CellList.of(List.of(CELL_1))) : Optional.empty(),
                reset ? Optional.empty() : Optional.of(BroadcastChannel.BASIC));
    }

    private static Answer answer(
            Procedure procedure, boolean complete, List<FailedCell> failed, List<CompletedCell> counts) {
        boolean write = procedure == Procedure.WRITE_REPLACE;
        return new Answer(
                procedure,
                complete,
                4372,
                SERIAL,
                write ? Optional.of(OLD) : Optional.empty(),
                failed,
                counts,
                write ? Optional.of(CellList.of(List.of(CELL_1))) : Optional.empty(),
                Optional.of(BroadcastChannel.BASIC));
    }

    private static WriteReplace write(Optional<SerialNumber> old, String text, String language, int period) {
        Paging.Paged paged = (Paging.Paged) Paging.of(text, language);
        return new WriteReplace(
                4372,
                SERIAL,
                old,
                CELLS,
                Category.HIGH_PRIORITY,
                period,
                120,
                paged.scheme().value(),
                paged.pages());
    }

    private List<String> dissect(List<CbspMessage> messages, String... fields)
            throws IOException, InterruptedException {
        CbspCodec codec = new CbspCodec(RepetitionCoding.FIGURE);
        return dissector().fields(messages.stream().map(codec::encode).toList(), fields);
    }

    private Dissector dissector() {
        return new Dissector(directory, "-T", "48049,48049");
    }
}
