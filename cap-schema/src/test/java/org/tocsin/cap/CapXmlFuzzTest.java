package org.tocsin.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.check.CapRules;
import org.tocsin.cap.check.CheckSettings;
import org.tocsin.cap.geo.AreaGeometry;
import org.tocsin.cap.geo.Gazetteer;
import org.tocsin.cap.sign.SignatureCheck;
import org.tocsin.cap.sign.SignaturePolicy;

/** Mutated messages: {@code -Dfuzz.seconds=60 -Dfuzz.seed=17} for more of it, or for the same again. */
class CapXmlFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:10:00Z");
    /** No message may hold a thread longer; thousands of times what they take. */
    private static final Duration HANG = Duration.ofSeconds(1);

    private static final List<String> MORSELS = List.of(
            "<",
            ">",
            "&",
            "]]>",
            "<![CDATA[",
            "<!--",
            "--",
            "<?x",
            "<!DOCTYPE a [",
            "&#0;",
            "&#x10FFFF;",
            "\"",
            "xmlns=''",
            "<alert>",
            "</info>",
            "<info>",
            "NaN",
            ",",
            " ",
            "\uD800",
            "-",
            "9".repeat(400),
            "xsi:nil='true'",
            "<password>x</password>",
            "<polygon/>",
            "<code> </code>",
            "cap:1.1",
            "http://www.incident.com/cap/1.0",
            "T24:00:00-00:00",
            "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>",
            "http://www.w3.org/2000/09/xmldsig#");

    @Test
    void readersRulesAndSignaturesNeverThrowNorHangAndTheirAnswersAreWhole() throws IOException {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("fuzz.seed=" + seed);
        Random random = new Random(seed);
        List<byte[]> originals = originals();
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 5)).toNanos();
        while (System.nanoTime() < end) {
            byte[] bytes = mutated(originals.get(random.nextInt(originals.size())), random);
            long start = System.nanoTime();
            Reading reading = CapXml.read(bytes);
            assertAnswerIsWhole(reading, bytes);
            List<Finding> findings = CapRules.check(reading, NOW, CheckSettings.DEFAULT);
            assertThat(CapXml.located(bytes, findings)).hasSameSizeAs(findings);
            if (reading instanceof Reading.Valid valid) {
                AreaGeometry.of(valid.message().alert(), Gazetteer.NONE);
            }
            assertThat(new SignatureCheck(SignaturePolicy.UNBOUND)
                            .check(bytes, NOW, NOW)
                            .isVerified())
                    .as("no key is bound")
                    .isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("seed " + seed + ", " + new String(bytes, StandardCharsets.ISO_8859_1))
                    .isLessThan(HANG);
        }
    }

    private static void assertAnswerIsWhole(Reading reading, byte[] bytes) {
        boolean errors = reading.findings().stream().anyMatch(Finding::isError);
        if (errors == reading instanceof Reading.Valid) {
            throw new AssertionError(reading + " for " + new String(bytes, StandardCharsets.ISO_8859_1));
        }
        if (reading instanceof Reading.NotXml) {
            // "cannot be read" is the last net under the reader; whatever lands in it is a bug of ours.
            assertThat(reading.findings().get(0).message()).doesNotStartWith("The message cannot be read");
        }
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = random.nextInt(3) == 0 ? flipped(bytes, random) : spliced(bytes, random);
        }
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Takes a piece out, or doubles one, or puts a morsel in. */
    private static byte[] spliced(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(80));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String piece =
                switch (random.nextInt(3)) {
                    case 0 -> "";
                    case 1 -> text.substring(from, to).repeat(2);
                    default -> MORSELS.get(random.nextInt(MORSELS.size()));
                };
        return (text.substring(0, from) + piece + text.substring(to)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<byte[]> originals() throws IOException {
        List<byte[]> originals = new ArrayList<>();
        originals.add(SampleAlerts.flood(Instant.parse("2026-11-23T17:07:20Z"), Duration.ofHours(1))
                .bytes());
        originals.add(Fixtures.bytes("flood.xml"));
        originals.add(Fixtures.bytes("text/references-joined-by-comma.xml"));
        originals.add(Fixtures.bytes("version/cap-1.0-with-password.xml"));
        originals.add(Fixtures.bytes("version/cap-1.0-update.xml"));
        originals.add(Fixtures.bytes("version/cap-1.1-signed.xml"));
        originals.add(Fixtures.bytes("refused/second-block-without-severity.xml"));
        originals.add(Fixtures.bytes("tolerated/polygon-empty-before-an-open-one.xml"));
        if (Files.isDirectory(CorpusTest.CORPUS)) {
            try (Stream<Path> files = Files.walk(CorpusTest.CORPUS)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    originals.add(Files.readAllBytes(file));
                }
            }
        }
        return originals;
    }
}
