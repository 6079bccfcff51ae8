package org.tocsin.cellbroadcast.cbsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Answer;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.BroadcastType;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.EmergencyWrite;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.FailureIndication;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.KeepAliveComplete;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Kill;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.Restart;
import org.tocsin.cellbroadcast.cbsp.CbspMessage.WriteReplace;
import org.tocsin.cellbroadcast.page.Page;
import org.tocsin.cellbroadcast.page.Paging;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.page.WarningType;

class CbspVectorsTest {
    private static final Plmn PLMN = new Plmn("262", "42");
    private static final CellIdentity.Cgi CELL_1 = new CellIdentity.Cgi(PLMN, 0x0101, 0x1001);
    private static final CellIdentity.Cgi CELL_WITHOUT_CHANNEL = new CellIdentity.Cgi(PLMN, 0x0101, 0x1002);
    private static final CellIdentity.Cgi CELL_2 = new CellIdentity.Cgi(PLMN, 0x0102, 0x2001);
    private static final String FLOOD = "EXTREME: Flood warning for district 12. Move to high ground now.";
    private static final CbspCodec PLAIN = new CbspCodec(RepetitionCoding.PLAIN16);
    private static final CbspCodec FIGURE = new CbspCodec(RepetitionCoding.FIGURE);

    @Test
    void requestsAreWrittenAsTheReferenceWritesThem() {
        CellList one = CellList.of(List.of(CELL_1));
        CellIdentity.Cgi american = new CellIdentity.Cgi(new Plmn("310", "410"), 0x0203, 0x0405);
        assertWritten("V01", write(4371, 0x4010, one, Category.HIGH_PRIORITY, 10, 3, FLOOD, "en"));
        assertWritten("V02", replacing(write(4371, 0x4011, one, Category.HIGH_PRIORITY, 10, 3, FLOOD, "en"), 0x4010));
        assertWritten("V04", write(4370, 0xc030, CellList.ALL, Category.HIGH_PRIORITY, 60, 1440, "ALL CELLS", ""));
        assertWritten("V05", shortText("LAC", 0x4040, new CellIdentity.Lac(0x0102)));
        assertWritten("V06", shortText("LAI", 0x4050, new CellIdentity.Lai(new Plmn("310", "410"), 0x0203)));
        assertWritten("V07", shortText("LAC+CI", 0x4060, new CellIdentity.LacCi(0x0101, 0x1001)));
        assertWritten("V08", shortText("CI", 0x4070, new CellIdentity.Ci(0x2001)));
        assertWritten(
                "V09",
                write(4384, 0x4080, CellList.of(List.of(american)), Category.HIGH_PRIORITY, 10, 3, "تحذير", "ar"));
        assertWritten("V18", new Kill(4371, SerialNumber.of(0x4011), one));
    }

    @Test
    void aMessageOfFifteenPagesIsWrittenAsTheReferenceWritesIt() {
        List<Page> pages = IntStream.rangeClosed(1, 15)
                .mapToObj(number ->
                        pages(String.format("P%02d", number), "en").pages().get(0))
                .toList();

        assertWritten(
                "V10",
                new WriteReplace(
                        4371,
                        SerialNumber.of(0x4090),
                        Optional.empty(),
                        CellList.of(List.of(CELL_1)),
                        Category.HIGH_PRIORITY,
                        30,
                        100,
                        1,
                        pages));
    }

    @Test
    void primaryNotificationsAndTheirKillAreWrittenAsTheReferenceWritesThem() {
        assertWritten("V13", emergency(Optional.of(Duration.ofSeconds(5))));
        assertWritten("V14", emergency(Optional.empty()));
        assertWritten("V19", new Kill(4354, SerialNumber.of(0x7300), CellList.ALL, Optional.empty()));
    }

    @Test
    void anAnswerToAPrimaryNotificationNamesNoChannel() {
        assertThat(decode("R22", PLAIN, Answer.class).channel()).isEmpty();
        assertThat(decode("R02", PLAIN, Answer.class).channel()).contains(BroadcastChannel.BASIC);
    }

    @Test
    void theCountsInAFailureOfAStatusQueryAreRead() {
        Answer partial = decode("R25", PLAIN, Answer.class);

        assertThat(partial.complete()).isFalse();
        assertThat(partial.failed()).hasSize(2);
        assertThat(partial.completed()).containsExactly(new CompletedCell(CELL_1, 2, CompletedCell.Info.VALID));
    }

    @Test
    void sixteenPagesOrNoneAreRefused() {
        WriteReplace full = decode("V10", PLAIN, WriteReplace.class);
        List<Page> sixteen = Collections.nCopies(16, full.pages().get(0));

        assertThatThrownBy(() -> withPages(full, sixteen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> withPages(full, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyReferenceMessageReadsAndWritesBackTheSameOctets(String name) throws Exception {
        CbspMessage message = PLAIN.decode(Vectors.octets(name));

        assertThat(PLAIN.encode(message)).isEqualTo(Vectors.octets(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"V01", "V02", "V05", "V09"})
    void periodsUpTo15SlotsAreTheSameInBothCodings(String name) throws Exception {
        assertThat(FIGURE.decode(Vectors.octets(name))).isEqualTo(PLAIN.decode(Vectors.octets(name)));
    }

    @Test
    void longerPeriodsTakeTheFormOfTheFigureUnlessThePeerWantsPlainNumbers() throws Exception {
        WriteReplace sixty = decode("V04", PLAIN, WriteReplace.class);

        assertThat(sixty.repetitionPeriod()).isEqualTo(60);
        assertThat(FIGURE.encode(sixty)).containsSequence(0x06, 0x03, 0x0c);
        assertThat(FIGURE.decode(FIGURE.encode(sixty))).isEqualTo(sixty);
    }

    @Test
    void twoPagesAreReadWithTheirUserLengths() {
        WriteReplace two = decode("V03", PLAIN, WriteReplace.class);

        assertThat(two.cells()).isEqualTo(CellList.of(List.of(CELL_1, CELL_2)));
        assertThat(two.category()).isEqualTo(Category.NORMAL);
        assertThat(two.broadcasts()).isZero();
        assertThat(two.pages()).extracting(Page::userLength).containsExactly(82, 14);
    }

    @Test
    void answersAreReadCellByCell() {
        assertThat(decode("R02", PLAIN, Answer.class).cells()).contains(CellList.of(List.of(CELL_1)));
        assertThat(decode("R03", PLAIN, Answer.class).failed())
                .containsExactly(new FailedCell(CELL_1, Cause.REFERENCE_ALREADY_USED));
        Answer partial = decode("R05", PLAIN, Answer.class);
        assertThat(partial.complete()).isFalse();
        assertThat(partial.failed()).containsExactly(new FailedCell(CELL_WITHOUT_CHANNEL, Cause.NOT_SUPPORTED));
        assertThat(partial.cells()).contains(CellList.of(List.of(CELL_1)));
        assertThat(decode("V16", PLAIN, Answer.class).completed())
                .containsExactly(
                        new CompletedCell(CELL_1, 7, CompletedCell.Info.VALID),
                        new CompletedCell(CELL_2, 32767, CompletedCell.Info.OVERFLOW));
        assertThat(decode("R10", PLAIN, Answer.class).oldSerial()).contains(SerialNumber.of(0x4020));
        assertThat(decode("R12", PLAIN, Answer.class).failed())
                .containsExactly(new FailedCell(CELL_1, Cause.REFERENCE_NOT_IDENTIFIED));
    }

    @Test
    void indicationsOfThePeerAreRead() {
        assertThat(decode("R01", PLAIN, Restart.class)).isEqualTo(new Restart(CellList.ALL, BroadcastType.CBS, true));
        assertThat(decode("R15", PLAIN, Restart.class).dataLost()).isFalse();
        assertThat(decode("R14", PLAIN, FailureIndication.class).failed())
                .containsExactly(new FailedCell(new CellIdentity.LacCi(0x0101, 0x1001), new Cause(10)));
        assertThat(decode("R17", PLAIN, KeepAliveComplete.class)).isEqualTo(new KeepAliveComplete());
    }

    static Stream<String> names() {
        return Vectors.ALL.keySet().stream().sorted();
    }

    private static void assertWritten(String name, CbspMessage message) {
        assertThat(PLAIN.encode(message)).as(name).isEqualTo(Vectors.octets(name));
    }

    private static <M extends CbspMessage> M decode(String name, CbspCodec codec, Class<M> type) {
        try {
            return type.cast(codec.decode(Vectors.octets(name)));
        } catch (CbspFormatException e) {
            throw new AssertionError(name, e);
        }
    }

    private static EmergencyWrite emergency(Optional<Duration> period) {
        byte[] security = new byte[SecurityInformation.OCTETS];
        for (int i = 0; i < security.length; i++) {
            security[i] = (byte) i;
        }
        return new EmergencyWrite(
                4354,
                SerialNumber.of(0x7300),
                Optional.empty(),
                CellList.ALL,
                new WarningType(WarningType.EARTHQUAKE_AND_TSUNAMI, true, true),
                new SecurityInformation(security),
                period);
    }

    private static WriteReplace shortText(String text, int serial, CellIdentity cell) {
        return write(4371, serial, CellList.of(List.of(cell)), Category.HIGH_PRIORITY, 10, 3, text, "en");
    }

    private static WriteReplace write(
            int id,
            int serial,
            CellList cells,
            Category category,
            int period,
            int broadcasts,
            String text,
            String language) {
        Paging.Paged paged = pages(text, language);
        return new WriteReplace(
                id,
                SerialNumber.of(serial),
                Optional.empty(),
                cells,
                category,
                period,
                broadcasts,
                paged.scheme().value(),
                paged.pages());
    }

    private static WriteReplace replacing(WriteReplace w, int oldSerial) {
        return new WriteReplace(
                w.messageId(),
                w.serial(),
                Optional.of(SerialNumber.of(oldSerial)),
                w.cells(),
                w.category(),
                w.repetitionPeriod(),
                w.broadcasts(),
                w.dataCodingScheme(),
                w.pages());
    }

    private static WriteReplace withPages(WriteReplace w, List<Page> pages) {
        return new WriteReplace(
                w.messageId(),
                w.serial(),
                w.oldSerial(),
                w.cells(),
                w.category(),
                w.repetitionPeriod(),
                w.broadcasts(),
                w.dataCodingScheme(),
                pages);
    }

    private static Paging.Paged pages(String text, String language) {
        return (Paging.Paged) Paging.of(text, language);
    }
}
