package org.tocsin.cellbroadcast.sbcap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.cellbroadcast.cbsp.Dissector;
import org.tocsin.cellbroadcast.cbsp.Plmn;

/** Wireshark's dissector of SBc-AP reads what the codec writes. */
class SbcapDissectorTest {
    @TempDir
    private Path directory;

    @BeforeAll
    static void requireTheDissector() {
        Dissector.require();
    }

    @Test
    void everyMessageIsReadWithoutAFaultAndWithTheSameProcedure() throws Exception {
        List<String> rows = dissect(SampleMessages.all(), "sbc-ap.SBC_AP_PDU", "sbc-ap.procedureCode");

        assertThat(rows.stream().map(row -> row.split(",")[0]))
                .containsExactly(
                        "0|0", "0|0", "0|0", "0|1", "0|1", "0|1", "1|0", "1|0", "1|1", "0|3", "0|3", "0|4", "0|4",
                        "0|5", "0|5", "0|6", "0|2", "0|2");
    }

    @Test
    void theFieldsOfARequestAreReadBackEqual() throws Exception {
        List<String> rows = dissect(
                List.of(SampleMessages.text("Großbrand in Köln: 5 €", 60)),
                "sbc-ap.Message_Identifier",
                "sbc-ap.Serial_Number",
                "sbc-ap.Repetition_Period",
                "sbc-ap.Number_of_Broadcasts_Requested",
                "sbc-ap.cell_ID",
                "sbc-ap.WarningMessageContents.nb_pages",
                "sbc-ap.WarningMessageContents.decoded_page");

        assertThat(rows).singleElement().satisfies(row -> {
            String[] fields = row.split("\\|", -1);
            assertThat(Integer.decode(fields[0])).isEqualTo(4371);
            assertThat(fields[1]).isEqualTo("4021");
            assertThat(fields[2]).isEqualTo("60");
            assertThat(fields[3]).isEqualTo("1440");
            assertThat(fields[4]).isEqualTo("0abcde10,fffffff0");
            assertThat(fields[5]).isEqualTo("1");
            assertThat(fields[6]).startsWith("Großbrand in Köln: 5 €");
        });
    }

    @Test
    void theRareElementsAreReadBackEqual() throws Exception {
        List<String> rows = dissect(
                List.of(SampleMessages.all().get(1)),
                "sbc-ap.Extended_Repetition_Period",
                "sbc-ap.tAC",
                "sbc-ap.Emergency_Area_ID",
                "sbc-ap.WarningType.value",
                "sbc-ap.Warning_Area_Coordinates",
                "sbc-ap.short_macroENB_ID");

        assertThat(rows).containsExactly("100000|257,65535|000001,000002,000003|1|3028b1c71f8b60b00280|aaf340");
    }

    @Test
    void theCellsAndCountsOfAReportAreReadBackEqual() throws Exception {
        List<String> rows =
                dissect(List.of(SampleMessages.all().get(11)), "sbc-ap.cell_ID", "sbc-ap.numberOfBroadcasts");

        assertThat(rows).containsExactly("0abcde10,fffffff0,0abcde10,fffffff0,0abcde10|7,14,7,14,7");
    }

    @Test
    void aListThatTravelsInFragmentsIsReadWithoutAFault() throws Exception {
        List<Ecgi> cells = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            cells.add(new Ecgi(new Plmn("262", "42"), i));
        }

        assertThat(dissect(List.of(SampleMessages.inCells(cells)), "sbc-ap.cell_ID_List"))
                .containsExactly("2500");
    }

    @Test
    void aDamagedMessageWouldBeNoticed() throws Exception {
        byte[] octets = SbcapCodec.encode(SampleMessages.text("x", 60));
        byte[] cut = Arrays.copyOf(octets, octets.length - 10);

        assertThat(dissector().faults(List.of(cut))).isNotEmpty();
    }

    private List<String> dissect(List<SbcapMessage> messages, String... fields) throws Exception {
        return dissector().fields(messages.stream().map(SbcapCodec::encode).toList(), fields);
    }

    private Dissector dissector() {
        return new Dissector(directory, "-S", "29168,29168,24");
    }
}
