package org.tocsin.cellbroadcast.sbcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.cellbroadcast.Octets;
import org.tocsin.cellbroadcast.cbsp.Plmn;
import org.tocsin.cellbroadcast.page.Paging;
import org.tocsin.cellbroadcast.page.SerialNumber;
import org.tocsin.cellbroadcast.sbcap.SbcapMessage.WriteReplaceRequest;

class SbcapCodecTest {
    private static final int DAMAGED = 40_000;

    /** Encoded by osmo-cbc's SBc-AP encoder, another hand's implementation of aligned PER. */
    private static final String REFERENCE = "0000008084000008000500021113000b00024010000a0002003c0007000205a00003"
            + "40010100104056005301452c555a6c16752023fbfd2683ee61b93bed3e83cc6f39889c9ed3e5e9311d1493b940cdb7bd0ca2bf41e8"
            + "f4190d3acbdf753719e47edf5d8d46a3d168341a8d46a3d168341a8d46a3d168341a8d46a3d1003800140001000018400100";

    private static final WriteReplaceRequest REFERENCE_MESSAGE = reference();

    static List<SbcapMessage> samples() {
        return SampleMessages.all();
    }

    @Test
    void theReferenceMessageIsWrittenOctetByOctet() {
        assertThat(HexFormat.of().formatHex(SbcapCodec.encode(REFERENCE_MESSAGE)))
                .isEqualTo(REFERENCE);
    }

    @Test
    void theReferenceMessageIsRead() throws Exception {
        assertThat(SbcapCodec.decode(HexFormat.of().parseHex(REFERENCE))).isEqualTo(REFERENCE_MESSAGE);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsWrittenIsReadBackEqual(SbcapMessage message) throws Exception {
        assertThat(SbcapCodec.decode(SbcapCodec.encode(message))).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 4095, 4096, 65_535, 69_631, 69_632, 131_071})
    void everyRepetitionPeriodIsReadBackEqual(int seconds) throws Exception {
        WriteReplaceRequest message = SampleMessages.text("x", seconds);

        assertThat(SbcapCodec.decode(SbcapCodec.encode(message))).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 1_999, 2_000, 16_384, 65_535})
    void aListOfCellsIsReadBackEqualHoweverLongItIs(int count) throws Exception {
        List<Ecgi> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add(new Ecgi(new Plmn("262", "42"), i * 7));
        }
        WriteReplaceRequest message = SampleMessages.inCells(cells);

        assertThat(SbcapCodec.decode(SbcapCodec.encode(message))).isEqualTo(message);
    }

    @Test
    void anElementOfALaterVersionIsPassedOver() throws Exception {
        // One more element, number 99 to be ignored, at the end of the reference message: both lengths grow by six.
        byte[] octets = HexFormat.of().parseHex(REFERENCE + "00634002abcd");
        octets[4] = (byte) (octets[4] + 6);
        octets[7] = (byte) (octets[7] + 1);

        assertThat(SbcapCodec.decode(octets)).isEqualTo(REFERENCE_MESSAGE);
    }

    @Test
    void aMissingMandatoryElementIsAFault() {
        byte[] octets = HexFormat.of().parseHex(REFERENCE);
        octets[9] = 99;

        assertThatThrownBy(() -> SbcapCodec.decode(octets))
                .isInstanceOf(SbcapFormatException.class)
                .hasMessageContaining("element 5 is missing");
    }

    @Test
    void aValueOutOfItsRangeIsNeverWritten() {
        assertThatThrownBy(() -> SbcapCodec.encode(SampleMessages.text("x", 131_072)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SbcapCodec.encode(SampleMessages.inCells(List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void damagedMessagesAreReadOrRefusedAndNothingElse() {
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        List<byte[]> sound =
                SampleMessages.all().stream().map(SbcapCodec::encode).toList();
        for (int i = 0; i < DAMAGED; i++) {
            byte[] octets = sound.get(i % sound.size()).clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
            }
            readsOrRefuses(random.nextBoolean() ? octets : Arrays.copyOf(octets, random.nextInt(octets.length + 1)));
        }
    }

    @Test
    void randomOctetsAreReadOrRefusedAndNothingElse() {
        long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < DAMAGED; i++) {
            byte[] octets = new byte[random.nextInt(300)];
            random.nextBytes(octets);
            readsOrRefuses(octets);
        }
    }

    private static void readsOrRefuses(byte[] octets) {
        try {
            assertThat(SbcapCodec.decode(octets)).isNotNull();
        } catch (SbcapFormatException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }

    private static WriteReplaceRequest reference() {
        Paging.Paged paged =
                (Paging.Paged) Paging.of("EXTREME: Flood warning for district 12. Move to high ground now.", "en");
        return new WriteReplaceRequest(
                4371,
                SerialNumber.of(0x4010),
                List.of(),
                Optional.empty(),
                60,
                1440,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(1),
                paged.pages(),
                Octets.NONE,
                true,
                true,
                Optional.empty(),
                Octets.NONE);
    }
}
