package org.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.gateway.GatewayClient.Answer;

/** Messages that other systems of the world really sent: whatever they hold, the gateway takes them or says why not. */
class CorpusTest {
    private static final Path CORPUS = Path.of("../../shared/corpus/cap");

    @TempDir
    Path folder;

    @Test
    void everyMessageOfTheCorpusIsTakenOrRefusedWithFindings() throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(CORPUS), "The corpus of CAP messages is not at " + CORPUS.toAbsolutePath() + ".");
        Map<Integer, Integer> answers = new TreeMap<>();
        SoftAssertions softly = new SoftAssertions();
        try (TestCounterparts far = TestCounterparts.start(folder);
                TestGateway gateway = TestGateway.start(folder, far)) {
            for (Path file : messages()) {
                byte[] original = Files.readAllBytes(file);
                for (byte[] body : List.of(original, asOurs(original))) {
                    Answer answer = gateway.client().submit(body, TestInstallation.MET_KEY);
                    answers.merge(answer.status(), 1, Integer::sum);
                    check(softly, file, answer);
                }
            }
            assertThat(gateway.client().get("/actuator/health/readiness").status())
                    .isEqualTo(200);
        }
        System.out.println("the corpus was answered, answers by status: " + answers);
        softly.assertAll();
    }

    private static void check(SoftAssertions softly, Path file, Answer answer) {
        softly.assertThat(answer.status()).as(file.toString()).isIn(200, 202, 400, 403, 409, 422);
        if (answer.status() >= 400) {
            softly.assertThat(answer.json().path("findings").size())
                    .as(file + ": " + answer.text())
                    .isPositive();
        }
    }

    /** The same message from a sender of ours, so that it comes as far as the rules of CAP and of the plan. */
    private static byte[] asOurs(byte[] original) {
        String text = new String(original, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.replaceFirst("(<(?:\\w+:)?sender>)[^<]*(</)", "$1alerts@met.example$2")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static List<Path> messages() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList());
        }
    }
}
