package org.tocsin.gateway.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tocsin.cap.sign.SigningKey;
import org.tocsin.connector.Problem;
import org.tocsin.route.plan.YamlDocument;
import org.tocsin.route.plan.YamlMap;

/**
 * The file {@code gateway.yaml} of an installation.
 *
 * @param address what to listen on; loopback unless told otherwise
 * @param port 0 picks a free one
 * @param publicUrl how the world reaches this gateway, without a slash at the end
 * @param data where broker, ledger and connector state live
 * @param plan the plan file
 * @param maxBody octets of a submission, no more
 * @param anonymousRead whether alerts and deliveries can be read without a key; on loopback alone
 * @param signing the key that what is published can be had signed with
 * @param demo whether this is a demonstration, which says so everywhere
 */
public record GatewayConfig(
        String address,
        int port,
        String publicUrl,
        Path data,
        Path plan,
        int maxBody,
        boolean anonymousRead,
        boolean demo,
        boolean jsonLog,
        Optional<SigningKey> signing,
        Optional<SimulatorsConfig> simulators) {
    private static final int MEBIBYTE = 1024 * 1024;

    /** A configuration, or else what is wrong with the file. */
    public record ConfigReading(Optional<GatewayConfig> config, Path file, List<Problem> problems) {
        public ConfigReading {
            problems = List.copyOf(problems);
        }
    }

    /** Reads {@code gateway.yaml} in that directory. */
    public static ConfigReading read(Path directory) {
        Path file = directory.resolve("gateway.yaml");
        YamlMap root = YamlDocument.open(file);
        if (!root.document().isReadable()) {
            return new ConfigReading(Optional.empty(), file, root.document().problems());
        }
        YamlMap listen = root.map("listen");
        String address = listen.value("address", "127.0.0.1", GatewayConfig::address);
        int port = listen.value("port", 8080, text -> Numbers.inRange(text, 0, 65_535));
        listen.finish();
        GatewayConfig config = new GatewayConfig(
                address,
                port,
                root.value("public-url", "http://localhost:" + port, GatewayConfig::url),
                root.directory().resolve(root.text("data")).normalize(),
                root.directory().resolve(root.text("plan")).normalize(),
                root.value("max-body-mebibytes", 2, text -> Numbers.inRange(text, 1, 64)) * MEBIBYTE,
                root.value("anonymous-read", false, Boolean::parseBoolean),
                root.value("demo", false, Boolean::parseBoolean),
                root.value("log", "text", GatewayConfig::log).equals("json"),
                SigningConfig.read(root),
                SimulatorsConfig.read(root));
        root.finish();
        config.checkLoopback(root);
        List<Problem> problems = root.document().problems();
        return new ConfigReading(problems.isEmpty() ? Optional.of(config) : Optional.empty(), file, problems);
    }

    public GatewayConfig withPort(int newPort) {
        return new GatewayConfig(
                address,
                newPort,
                publicUrl.equals("http://localhost:" + port) ? "http://localhost:" + newPort : publicUrl,
                data,
                plan,
                maxBody,
                anonymousRead,
                demo,
                jsonLog,
                signing,
                simulators);
    }

    public GatewayConfig withData(Path newData) {
        return new GatewayConfig(
                address, port, publicUrl, newData, plan, maxBody, anonymousRead, demo, jsonLog, signing, simulators);
    }

    /** A demonstration has a key that everybody knows, and open reading shows what is not yet public: neither may be reached from outside. */
    private void checkLoopback(YamlMap root) {
        boolean loopback = isLoopback(address);
        if (!loopback && demo) {
            root.report("demo", "A demonstration listens on loopback only; set listen.address to 127.0.0.1.");
        }
        if (!loopback && anonymousRead) {
            root.report("anonymous-read", "Reading without a key is for loopback only; set it to false.");
        }
        if (!demo && simulators.isPresent()) {
            root.report("simulators", "Simulated channels are for a demonstration; set demo to true or remove them.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String address(String text) {
        try {
            return InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is no address of this machine", e);
        }
    }

    private static String url(String text) {
        if (!text.matches("https?://[^/\\s]+")) {
            throw new IllegalArgumentException("'" + text + "' is no URL such as https://alerts.example.org");
        }
        return text;
    }

    private static String log(String text) {
        if (!text.equals("text") && !text.equals("json")) {
            throw new IllegalArgumentException("'" + text + "' is neither text nor json");
        }
        return text;
    }
}
