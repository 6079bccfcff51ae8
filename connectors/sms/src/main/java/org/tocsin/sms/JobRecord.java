package org.tocsin.sms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.tocsin.cap.AlertKey;
import org.tocsin.connector.DeliveryKey;

/**
 * What must be known of a delivery beside its snapshot when the gateway comes back.
 *
 * @param stride submits that the longest of its texts takes, 1 to 255
 */
record JobRecord(DeliveryKey key, Instant expires, int stride) {

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(key.alert().value());
            out.writeUTF(key.channel());
            out.writeUTF(key.target());
            out.writeLong(expires.toEpochMilli());
            out.writeByte(stride);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to write", e);
        }
        return bytes.toByteArray();
    }

    static JobRecord of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            DeliveryKey key = new DeliveryKey(new AlertKey(in.readUTF()), in.readUTF(), in.readUTF());
            return new JobRecord(key, Instant.ofEpochMilli(in.readLong()), in.readUnsignedByte());
        } catch (IOException e) {
            throw new IllegalStateException("job record cut short", e);
        }
    }
}
