package org.tocsin.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/**
 * Messages whose elements are lost, doubled, exchanged, renamed or filled with something else: the reader calls valid just
 * those that the platform's own parser and validator call valid. {@code -Dfuzz.seconds=60 -Dfuzz.seed=17} for more of it, or
 * for the same again.
 */
class SchemaFuzzTest {
    private static final Pattern TOKENS = Pattern.compile("<[^>]*>|[^<]+");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "Actual",
            "actual",
            "Alert",
            "Public",
            "Extreme",
            "Immediate",
            "Observed",
            "AllClear",
            "2026-11-23T13:07:20-04:00",
            "2026-11-23T13:07:20Z",
            "2026-02-30T13:07:20-04:00",
            "2026-11-23T24:00:00-04:00",
            " 2026-11-23T13:07:20-04:00 ",
            "2026-11-23T13:07:20.5-04:00",
            "en-US",
            "e",
            "-3.5",
            "+7",
            "1e3",
            "NaN",
            "http://alerts.example/x y",
            "%%",
            "13.9,-61.0 13.8,-61.0 13.8,-60.9 13.9,-61.0");

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Validator judge = judge();

    @Test
    void theReaderAndThePlatformAgreeOnWhatIsValid() throws Exception {
        System.out.println("fuzz.seed=" + seed);
        List<List<String>> originals = List.of(
                tokens(Fixtures.bytes("flood.xml")),
                tokens(SampleAlerts.flood(Instant.parse("2026-11-23T17:07:20Z"), Duration.ofHours(1))
                        .bytes()));
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 5)).toNanos();
        while (System.nanoTime() < end) {
            List<String> tokens = new ArrayList<>(originals.get(random.nextInt(originals.size())));
            for (int i = random.nextInt(3); i >= 0; i--) {
                mutate(tokens);
            }
            compare(String.join("", tokens));
        }
    }

    private void compare(String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        Reading reading = CapXml.read(bytes);
        boolean valid = isValid(bytes);
        if (reading instanceof Reading.Valid) {
            assertThat(valid)
                    .as("the platform's verdict, seed " + seed + ", on " + xml)
                    .isTrue();
        } else if (valid) {
            assertThat(reading.findings())
                    .as("why the reader refuses what the platform calls valid, seed " + seed + ", " + xml)
                    .anyMatch(finding -> finding.isError() && !finding.rule().equals("SCHEMA"));
        }
    }

    private boolean isValid(byte[] xml) throws IOException {
        try {
            judge.validate(new StreamSource(new ByteArrayInputStream(xml)));
            return true;
        } catch (SAXException e) {
            return false;
        }
    }

    private void mutate(List<String> tokens) {
        int at = 1 + random.nextInt(tokens.size() - 1);
        switch (random.nextInt(6)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
            case 2 -> tokens.set(at, TEXTS.get(random.nextInt(TEXTS.size())));
            case 3 -> loseElement(tokens, at);
            case 4 -> moveElement(tokens, at);
            default -> replaceTextOfElement(tokens, at);
        }
    }

    private static void loseElement(List<String> tokens, int at) {
        if (isLeaf(tokens, at)) {
            tokens.subList(at, at + 3).clear();
        }
    }

    private void moveElement(List<String> tokens, int at) {
        if (isLeaf(tokens, at)) {
            List<String> element = new ArrayList<>(tokens.subList(at, at + 3));
            tokens.subList(at, at + 3).clear();
            tokens.addAll(random.nextInt(tokens.size()), element);
        }
    }

    private void replaceTextOfElement(List<String> tokens, int at) {
        if (isLeaf(tokens, at)) {
            tokens.set(at + 1, TEXTS.get(random.nextInt(TEXTS.size())));
        }
    }

    private static boolean isLeaf(List<String> tokens, int at) {
        return at + 2 < tokens.size()
                && tokens.get(at).startsWith("<")
                && tokens.get(at + 2).startsWith("</");
    }

    private static List<String> tokens(byte[] xml) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKENS.matcher(new String(xml, StandardCharsets.UTF_8));
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private static Validator judge() {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Schema schema = factory.newSchema(CapXml.class.getResource("xml/cap-1.2.xsd"));
            return schema.newValidator();
        } catch (SAXException e) {
            throw new IllegalStateException("cap-1.2.xsd", e);
        }
    }
}
