package org.tocsin.simulator;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** One SMPP 3.4 protocol data unit: a header of four 32-bit fields and a body (3.2). */
final class SmscPdu {
    static final int GENERIC_NACK = 0x80000000;
    static final int BIND_RECEIVER = 0x01;
    static final int BIND_TRANSMITTER = 0x02;
    static final int SUBMIT_SM = 0x04;
    static final int DELIVER_SM = 0x05;
    static final int UNBIND = 0x06;
    static final int BIND_TRANSCEIVER = 0x09;
    static final int ENQUIRE_LINK = 0x15;
    static final int RESPONSE = 0x80000000;
    static final int DELIVER_SM_RESP = RESPONSE | DELIVER_SM;
    static final int OK = 0;

    private static final int HEADER = 16;
    private static final int MOST = 64 * 1024;

    private final int command;
    private final int status;
    private final int sequence;
    private final byte[] body;

    SmscPdu(int command, int status, int sequence, byte[] body) {
        this.command = command;
        this.status = status;
        this.sequence = sequence;
        this.body = body.clone();
    }

    /** Blocks for the next one. The end of the stream and an impossible length are an IOException. */
    static SmscPdu read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < HEADER || length > MOST) {
            throw new IOException("command_length " + length);
        }
        int command = in.readInt();
        int status = in.readInt();
        int sequence = in.readInt();
        return new SmscPdu(command, status, sequence, in.readNBytes(length - HEADER));
    }

    void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(HEADER + body.length);
        out.writeInt(command);
        out.writeInt(status);
        out.writeInt(sequence);
        out.write(body);
        out.flush();
    }

    /** The response to this request; a body comes with success alone (4.4.2). */
    SmscPdu answer(int answerStatus, byte[] answerBody) {
        return new SmscPdu(command | RESPONSE, answerStatus, sequence, answerStatus == OK ? answerBody : new byte[0]);
    }

    boolean isResponse() {
        return (command & RESPONSE) != 0;
    }

    int command() {
        return command;
    }

    int status() {
        return status;
    }

    int sequence() {
        return sequence;
    }

    SmscFields fields() {
        return new SmscFields(body);
    }
}
