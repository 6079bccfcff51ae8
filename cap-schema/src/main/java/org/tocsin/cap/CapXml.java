package org.tocsin.cap;

import org.tocsin.cap.xml.CapReader;

/** Bytes to alerts: the only door into the CAP language. Safe for concurrent use. */
public final class CapXml {
    private static final CapReader READER = new CapReader(Limits.DEFAULT);

    private CapXml() {}

    /**
     * Reads one CAP 1.2 message within {@link Limits#DEFAULT}. Never throws: whatever the bytes are, the answer says so,
     * with every fault of the schema at once. Nothing outside the bytes is looked up.
     */
    public static Reading read(byte[] xml) {
        return READER.read(xml);
    }
}
