package org.tocsin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against hand-made octets: this simulator is the oracle of others. */
class SmscSimulatorTest {
    private static final int SUBMIT_SM_RESP = 0x80000004;
    private static final int LIMIT_MS = 5_000;

    private final Script script = new Script();
    private final SmscSimulator smsc = new SmscSimulator(0, "user", "pass", script);
    private Socket socket;
    private DataInputStream in;

    @BeforeEach
    void connect() throws IOException {
        smsc.start();
        socket = new Socket(InetAddress.getLoopbackAddress(), smsc.port());
        socket.setSoTimeout(LIMIT_MS);
        in = new DataInputStream(socket.getInputStream());
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        smsc.close();
    }

    @Test
    void aBindNeedsTheRightNameAndPassword() throws IOException {
        assertThat(bind("user", "wrong")).isEqualTo(0x0E);
        assertThat(bind("nobody", "pass")).isEqualTo(0x0F);
        assertThat(bind("user", "pass")).isZero();
    }

    @Test
    void aSubmitBeforeTheBindIsRefused() throws IOException {
        send(SmscPdu.SUBMIT_SM, 1, submit(0, 0, new byte[] {0x41}));

        assertThat(status()).isEqualTo(0x04);
        assertThat(smsc.received()).isEmpty();
    }

    @Test
    void partsAreJoinedInTheirOrderAndReadByTheGsmTable() throws IOException {
        bind("user", "pass");
        send(SmscPdu.SUBMIT_SM, 2, submit(0x40, 0, new byte[] {5, 0, 3, 9, 2, 2, 0x1B, 0x65, 0x02}));
        status();
        send(SmscPdu.SUBMIT_SM, 3, submit(0x40, 0, new byte[] {5, 0, 3, 9, 2, 1, 0x00, 0x11}));
        status();

        assertThat(smsc.received()).hasSize(1);
        SmscMessage message = smsc.received().get(0);
        assertThat(message.text()).isEqualTo("@_€$");
        assertThat(message.parts()).isEqualTo(2);
        assertThat(message.destination()).isEqualTo("17585550001");
        assertThat(message.validity()).isEqualTo("000000010000000R");
        assertThat(message.priority()).isEqualTo(3);
    }

    @Test
    void ucs2IsReadMostSignificantOctetFirst() throws IOException {
        bind("user", "pass");
        send(SmscPdu.SUBMIT_SM, 2, submit(0, 8, "Привет".getBytes(StandardCharsets.UTF_16BE)));
        status();

        assertThat(smsc.received().get(0).text()).isEqualTo("Привет");
    }

    @Test
    void aReceiptFollowsTheAnswer() throws IOException {
        bind("user", "pass");
        send(SmscPdu.SUBMIT_SM, 2, submit(0, 0, new byte[] {0x41}));

        assertThat(SmscPdu.read(in).command()).isEqualTo(SUBMIT_SM_RESP);
        SmscPdu receipt = SmscPdu.read(in);
        assertThat(receipt.command()).isEqualTo(SmscPdu.DELIVER_SM);
        assertThat(smsc.receiptsAcknowledged()).isZero();
    }

    @Test
    void theScriptRefusesKeepsSilentAndCloses() throws IOException {
        bind("user", "pass");
        script.add(
                """
                on submit_sm reply throttled once
                on submit_sm reply 0x0A once
                on submit_sm close the connection once
                """);
        send(SmscPdu.SUBMIT_SM, 2, submit(0, 0, new byte[] {0x41}));
        assertThat(status()).isEqualTo(0x58);
        send(SmscPdu.SUBMIT_SM, 3, submit(0, 0, new byte[] {0x41}));
        assertThat(status()).isEqualTo(0x0A);
        send(SmscPdu.SUBMIT_SM, 4, submit(0, 0, new byte[] {0x41}));

        assertThatThrownBy(() -> SmscPdu.read(in)).isInstanceOf(EOFException.class);
        assertThat(smsc.submits()).isEqualTo(3);
        assertThat(smsc.received()).isEmpty();
    }

    @Test
    void anUnknownCommandIsAnsweredWithAGenericNack() throws IOException {
        send(0x77, 9, new byte[0]);

        SmscPdu nack = SmscPdu.read(in);
        assertThat(nack.command()).isEqualTo(SmscPdu.GENERIC_NACK);
        assertThat(nack.sequence()).isEqualTo(9);
    }

    @Test
    void afterStopAndStartThePortIsTheSame() {
        int port = smsc.port();
        smsc.stop();
        smsc.start();

        assertThat(smsc.port()).isEqualTo(port);
    }

    private int bind(String systemId, String password) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes((systemId + "\0" + password + "\0\0").getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(new byte[] {0x34, 0, 0, 0});
        send(SmscPdu.BIND_TRANSCEIVER, 1, body.toByteArray());
        return status();
    }

    /** The status of the next response; receipts are passed over. */
    private int status() throws IOException {
        SmscPdu pdu = SmscPdu.read(in);
        return pdu.isResponse() ? pdu.status() : status();
    }

    private void send(int command, int sequence, byte[] body) throws IOException {
        new SmscPdu(command, 0, sequence, body).write(socket.getOutputStream());
    }

    private static byte[] submit(int esmClass, int dataCoding, byte[] text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("\0\5\0ALERT\0\1\1" + "17585550001\0").getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(new byte[] {(byte) esmClass, 0, 3});
        body.writeBytes(("\0" + "000000010000000R\0").getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(new byte[] {1, 0, (byte) dataCoding, 0, (byte) text.length});
        body.writeBytes(text);
        return body.toByteArray();
    }
}
