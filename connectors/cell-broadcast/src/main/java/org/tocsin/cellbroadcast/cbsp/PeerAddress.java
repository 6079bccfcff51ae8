package org.tocsin.cellbroadcast.cbsp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a controller and this gateway find each other: either side may open the connection (3GPP TS 48.049 5.2).
 *
 * @param host name or address of the controller; nobody else is let in
 * @param dial its port; empty when it always dials itself
 * @param listen where it may dial; empty when it never does
 */
public record PeerAddress(String host, OptionalInt dial, Optional<InetSocketAddress> listen) {

    /** A controller that waits to be dialled. */
    public static PeerAddress dialled(String host, int port) {
        return new PeerAddress(host, OptionalInt.of(port), Optional.empty());
    }

    boolean mayCome(InetAddress from) throws UnknownHostException {
        return Arrays.asList(InetAddress.getAllByName(host)).contains(from);
    }

    @Override
    public String toString() {
        return host + (dial.isPresent() ? ":" + dial.getAsInt() : "");
    }
}
