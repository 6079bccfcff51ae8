package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.gateway.GatewayClient.Answer;
import org.tocsin.gateway.HostileMessages.Hostile;

/**
 * Messages that are made to harm, against the packaged gateway with 256 MiB of heap: each is answered with the finding that
 * names it, the heap stays flat, nothing outside is asked, and alerts are taken as before.
 */
class HostileIT {
    private static final int ROUNDS = Integer.getInteger("hostile.rounds", 5);
    private static final long GIBIBYTE = 1L << 30;
    /** Caches fill while the first messages come; a leak of one message a round would be far more. */
    private static final long SLACK = 24L << 20;

    private static final Pattern USED = Pattern.compile("garbage-first heap .*?used (\\d+)K");

    private final int port = TestCounterparts.freePort();
    private final GatewayClient client = GatewayClient.of("http://127.0.0.1:" + port);

    @TempDir
    Path folder;

    private TestCounterparts far;
    private GatewayProcess gateway;
    private ServerSocketChannel bait;

    @BeforeEach
    void start() throws IOException {
        far = TestCounterparts.start(folder);
        gateway = GatewayProcess.run(
                TestInstallation.write(folder, far, false), port, folder.resolve("gateway.log"), "-Xmx256m");
        bait = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        bait.configureBlocking(false);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        far.close();
        bait.close();
    }

    @Test
    void hostileMessagesAreNamedAndLeaveNoTrace() throws Exception {
        int baitPort = ((InetSocketAddress) bait.getLocalAddress()).getPort();
        List<Hostile> messages = HostileMessages.all("http://127.0.0.1:" + baitPort);
        messages.forEach(this::assertThatItIsNamed);
        client.accepted(TestAlert.flood("before"));
        long before = heap();

        for (int round = 0; round < ROUNDS; round++) {
            messages.forEach(this::assertThatItIsNamed);
        }

        long after = heap();
        System.out.println("hostile test: " + ROUNDS + " rounds of " + messages.size() + " messages, heap "
                + before / 1024 + " KiB before and " + after / 1024 + " KiB after");
        assertThat(after).isLessThan(before + SLACK);
        assertThat(bait.accept())
                .as("somebody followed an address in a message")
                .isNull();
        client.accepted(TestAlert.flood("after"));
    }

    @Test
    void aGibibyteIsRefusedBeforeItHasCome() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            long sent = stream(socket, GIBIBYTE);

            assertThat(sent).isLessThan(GIBIBYTE / 8);
            assertThat(statusLine(socket)).contains(" 413 ");
        }
        assertThat(gateway.isRunning()).isTrue();
        client.accepted(TestAlert.flood("after-the-flood"));
    }

    private void assertThatItIsNamed(Hostile message) {
        Answer answer = client.submit(message.bytes(), TestInstallation.MET_KEY);

        assertThat(answer.status()).as(message.name() + ": " + answer.text()).isIn(Set.of(400, 413, 422));
        if (answer.status() != 413) {
            assertThat(answer.text()).as(message.name()).contains("\"rule\":\"" + message.rule() + "\"");
        }
    }

    /** Sends a body in chunks until the gateway answers or hangs up. @return octets sent */
    private static long stream(Socket socket, long length) throws IOException {
        var out = socket.getOutputStream();
        out.write(("POST /api/v1/alerts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/cap+xml\r\n"
                        + "Authorization: Bearer " + TestInstallation.MET_KEY
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        byte[] chunk = ("10000\r\n" + "<".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        long sent = 0;
        try {
            while (sent < length && socket.getInputStream().available() == 0) {
                out.write(chunk);
                sent += 0x10000;
            }
        } catch (SocketException e) {
            // The gateway has hung up; what it said before is still to be read.
        }
        return sent;
    }

    private static String statusLine(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    /** Octets of heap that are in use after a collection. */
    private long heap() throws Exception {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        assertThat(used.find()).as("what jcmd says of the heap").isTrue();
        return Long.parseLong(used.group(1)) * 1024;
    }

    private String jcmd(String command) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(gateway.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
