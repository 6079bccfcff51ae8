package org.tocsin.cellbroadcast.cbsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CbspCodecTest {
    private final CbspCodec codec = new CbspCodec(RepetitionCoding.FIGURE);

    @Test
    void damagedMessagesEndInTheCodecsOwnExceptionAlone() {
        long seed = new Random().nextLong();
        System.out.println("seed=" + seed);
        Random random = new Random(seed);
        List<byte[]> originals = List.copyOf(Vectors.ALL.values());
        for (int i = 0; i < 50_000; i++) {
            byte[] octets = originals.get(random.nextInt(originals.size())).clone();
            for (int damage = 0; damage <= random.nextInt(4); damage++) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt();
            }
            readsOrRefuses(random.nextBoolean() ? octets : Arrays.copyOf(octets, random.nextInt(octets.length + 1)));
        }
    }

    @Test
    void whateverIsWrittenReadsBackEqual() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed=" + seed);
        RandomMessages messages = new RandomMessages(new Random(seed));
        for (RepetitionCoding coding : RepetitionCoding.values()) {
            CbspCodec both = new CbspCodec(coding);
            for (int i = 0; i < 5_000; i++) {
                CbspMessage message = messages.next();
                assertThat(both.decode(both.encode(message))).isEqualTo(message);
            }
        }
    }

    @Test
    void aLengthFieldBeyondTheLimitIsRefusedBeforeMemoryIsTaken() {
        byte[] header = {0x01, (byte) 0xff, (byte) 0xff, (byte) 0xff};

        assertThatThrownBy(() -> codec.read(new DataInputStream(new ByteArrayInputStream(header))))
                .isInstanceOf(CbspFormatException.class)
                .hasMessageContaining("1048576");
    }

    @Test
    void readTakesOneMessageAfterTheOtherAndNoticesTheEnd() throws Exception {
        byte[] keepAlive = codec.encode(new CbspMessage.KeepAlive(Duration.ofSeconds(30)));
        byte[] answer = Vectors.octets("R02");
        byte[] both = Arrays.copyOf(keepAlive, keepAlive.length + answer.length);
        System.arraycopy(answer, 0, both, keepAlive.length, answer.length);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(both));

        assertThat(codec.read(in)).isEqualTo(new CbspMessage.KeepAlive(Duration.ofSeconds(30)));
        assertThat(codec.read(in)).isInstanceOf(CbspMessage.Answer.class);
        assertThatThrownBy(() -> codec.read(in)).isInstanceOf(EOFException.class);
    }

    @Test
    void anUnknownTypeIsNoFault() throws Exception {
        assertThat(codec.decode(new byte[] {0x7f, 0, 0, 1, 9})).isEqualTo(new CbspMessage.Other(0x7f));
    }

    @Test
    void anEmptyCellListIsNeverTakenForEverywhere() {
        assertThatThrownBy(() -> CellList.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "10, 10",
        "12, 11",
        "30, 20",
        "35, 21",
        "40, 22",
        "60, 26",
        "80, 30",
        "100, 34",
        "120, 38",
        "130, 39",
        "300, 56",
        "600, 86",
        "630, 87",
        "3600, 186"
    })
    void thePeriodOctetTakesTheValuesOfTheStandard(int seconds, int octet) throws Exception {
        assertThat(PeriodOctet.encode(Duration.ofSeconds(seconds))).isEqualTo(octet);
        assertThat(PeriodOctet.decode(octet)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aPeriodBetweenTwoStepsIsRoundedUp() {
        assertThat(PeriodOctet.encode(Duration.ofMillis(30_001))).isEqualTo(21);
        assertThat(PeriodOctet.encode(Duration.ofSeconds(121))).isEqualTo(39);
    }

    private void readsOrRefuses(byte[] octets) {
        try {
            assertThat(codec.decode(octets)).isNotNull();
        } catch (CbspFormatException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }
}
