package org.tocsin.cap.check.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tocsin.cap.Alert;
import org.tocsin.cap.CapXml;
import org.tocsin.cap.Finding;
import org.tocsin.cap.Fixtures;
import org.tocsin.cap.Reading;
import org.tocsin.cap.check.CapRules;
import org.tocsin.cap.check.CheckSettings;
import org.tocsin.cap.check.Profiles;

/** Messages whose texts are exchanged for odd ones: {@code -Dfuzz.seed=17} for the same again. */
class ProfileFuzzTest {
    private static final int MESSAGES = 3_000;
    private static final Pattern TEXT = Pattern.compile(">([^<>]*[^<>\\s][^<>]*)<");
    private static final CheckSettings ALL = CheckSettings.DEFAULT.withProfiles(Profiles.ALL);
    private static final List<String> MORSELS = List.of(
            "",
            " ",
            ":",
            ":::::",
            ";",
            "profile:CAP-CP:",
            "profile:CAP-CP:Location:",
            "layer:SOREM::",
            "1;",
            "; ; ;",
            "SAME",
            "EAS-ORG",
            "BLOCKCHANNEL",
            "CMAMtext",
            "awareness_level",
            "en",
            "Cancel",
            "Ack",
            "Unknown",
            "1,1 1,1 1,1 1,1",
            "90,180 -90,180 0,0 90,180",
            "\uD83C\uDF2A",
            "x".repeat(2_000),
            "2026-05-20T15:00:00+00:00");

    @Test
    void profilesNeverThrowWhateverTheTextsSay() {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        System.out.println("fuzz.seed=" + seed);
        Random random = new Random(seed);
        List<String> originals = List.of("ipaws", "cap-cp", "cap-au", "europe").stream()
                .map(file -> new String(Fixtures.bytes("check/profile/" + file + ".xml"), StandardCharsets.UTF_8))
                .toList();
        int valid = 0;
        for (int i = 0; i < MESSAGES; i++) {
            String xml = mutated(originals.get(random.nextInt(originals.size())), random);
            Reading reading = CapXml.read(xml.getBytes(StandardCharsets.UTF_8));
            if (reading instanceof Reading.Valid message) {
                valid++;
                Alert alert = message.message().alert();
                List<Finding> findings = CapRules.check(alert, alert.sent().instant(), ALL);
                assertThat(findings).as("fuzz.seed=%d", seed).allSatisfy(finding -> assertThat(finding.message())
                        .matches("(?s).{20,400}\\."));
                ChannelWishes.of(alert, Profiles.ALL);
            }
        }
        assertThat(valid).as("messages that reach the profiles").isGreaterThan(MESSAGES / 10);
    }

    /** One to three texts by others. */
    private static String mutated(String xml, Random random) {
        String text = xml;
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<int[]> spans = spans(text);
            int[] span = spans.get(random.nextInt(spans.size()));
            text = text.substring(0, span[0]) + MORSELS.get(random.nextInt(MORSELS.size())) + text.substring(span[1]);
        }
        return text;
    }

    private static List<int[]> spans(String xml) {
        Matcher matcher = TEXT.matcher(xml);
        return matcher.results()
                .map(match -> new int[] {match.start(1), match.end(1)})
                .toList();
    }
}
