package org.tocsin.gateway.cli;

import java.io.PrintWriter;
import org.tocsin.gateway.config.GatewayConfig;
import picocli.CommandLine.Help.Ansi;

/** What stands on the terminal once the gateway runs. */
final class Banner {
    private Banner() {}

    static void print(PrintWriter out, GatewayConfig config, int port) {
        if (config.demo()) {
            out.println(Ansi.AUTO.string("@|bold,red DEMONSTRATION: fictional country, simulated channels, a key that"
                    + " everybody knows. Nobody is warned by this gateway.|@"));
        }
        out.println("Tocsin takes alerts at http://" + host(config) + ":" + port + "/api/v1/alerts");
        out.println("Status page: http://" + host(config) + ":" + port + "/   Stop: Ctrl-C");
    }

    private static String host(GatewayConfig config) {
        String address = config.address();
        if (address.equals("127.0.0.1")) {
            return "localhost";
        }
        return address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    }
}
