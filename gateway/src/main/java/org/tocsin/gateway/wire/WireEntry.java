package org.tocsin.gateway.wire;

import java.time.Instant;
import java.util.HexFormat;
import org.tocsin.connector.WireTap.Direction;
import org.tocsin.route.Json;

/**
 * One protocol data unit as it is kept: a line of JSON.
 *
 * @param at when it was seen, ISO 8601 in UTC
 * @param direction OUT to the peer, IN from it
 * @param local our end of the connection, as {@code address:port}
 * @param text what it says, decoded
 * @param hex its octets, lower-case
 */
public record WireEntry(String at, Direction direction, String local, String peer, String text, String hex) {

    static WireEntry read(String line) {
        return Json.read(line, WireEntry.class);
    }

    String line() {
        return Json.write(this);
    }

    /** When it was seen. */
    public Instant moment() {
        return Instant.parse(at);
    }

    byte[] octets() {
        return HexFormat.of().parseHex(hex);
    }
}
