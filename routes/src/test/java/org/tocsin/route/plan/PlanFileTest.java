package org.tocsin.route.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.cap.Category;
import org.tocsin.cap.Finding.Level;
import org.tocsin.cap.check.CheckSettings;
import org.tocsin.cap.check.Tolerance;
import org.tocsin.connector.Problem;

class PlanFileTest {
    private static final String GOOD =
            """
            name: A plan
            areas:
              - name: box
                polygon: "13.6,-61.2 13.6,-60.7 14.2,-60.7 14.2,-61.2 13.6,-61.2"
                geocodes: ["SAME 061001"]
            authorities:
              - id: met
                name: Met
                senders: [a@met.example]
                keys: ["sha256:0000000000000000000000000000000000000000000000000000000000000000"]
                areas: [box]
                statuses: [Actual]
                scopes: [Public]
                max-severity: Severe
            channels:
              - name: text
                kind: sms
                mode: live
                retry: {first: 2s, multiplier: 3, most: 1m}
                settings:
                  host: smsc.example
                  port: 2775
            rules:
              - name: grave
                when: {severity: [Severe], area: [box]}
                channels: [text]
            """;

    @TempDir
    Path folder;

    private PlanFile.PlanReading read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), text);
        return PlanFile.read(file, (channel, settings) -> {
            settings.text("host");
            settings.number("port", 1, 65535);
        });
    }

    @Test
    void aGoodPlanIsReadWhole() throws IOException {
        PlanFile.PlanReading reading = read(GOOD);

        assertThat(reading.problems()).isEmpty();
        Plan plan = reading.plan().orElseThrow();
        assertThat(plan.channels()).hasSize(1);
        assertThat(plan.channels().get(0).queues()).containsExactly("deliver.text.urgent", "deliver.text");
        assertThat(plan.channels().get(0).retry())
                .isEqualTo(new RetryPolicy(Duration.ofSeconds(2), 3, Duration.ofMinutes(1)));
        assertThat(plan.defaultLifetime()).isEqualTo(Duration.ofHours(6));
        assertThat(plan.version()).matches("[0-9a-f]{12}");
    }

    @Test
    void levelsAndTolerancesOfAnAuthorityAddToThoseOfThePlan() throws IOException {
        String text = GOOD.replace(
                        "areas:\n  - name",
                        """
                checks:
                  levels: {CAP-25: warning, CAP-31: warning}
                areas:
                  - name""")
                .replace(
                        "    max-severity: Severe\n",
                        """
                    max-severity: Severe
                    checks:
                      levels: {CAP-25: information}
                      tolerate: [unclosed-ring]
                """);

        CheckPolicy checks =
                read(text).plan().orElseThrow().authorities().get(0).checks();

        assertThat(checks.levels()).isEqualTo(Map.of("CAP-25", Level.INFORMATION, "CAP-31", Level.WARNING));
        assertThat(checks.tolerated())
                .containsExactlyInAnyOrder(
                        Tolerance.UNCLOSED_RING, Tolerance.EMPTY_REFERENCES, Tolerance.SURROUNDING_BLANKS);
    }

    @Test
    void levelsOfAProfileCountWhereItIsChosenAndTheAuthorityHasTheLastWord() throws IOException {
        String text = GOOD.replace(
                        "areas:\n  - name",
                        """
                profiles:
                  - {name: ipaws, levels: {IPAWS-01: warning, IPAWS-03: information}}
                  - {name: wmo, levels: {CAP-24: error}}
                areas:
                  - name""")
                .replace(
                        "    max-severity: Severe\n",
                        """
                    max-severity: Severe
                    checks:
                      profiles: [ipaws]
                      levels: {IPAWS-03: error}
                """);

        CheckPolicy checks =
                read(text).plan().orElseThrow().authorities().get(0).checks();

        assertThat(checks.levels()).isEqualTo(Map.of("IPAWS-01", Level.WARNING, "IPAWS-03", Level.ERROR));
    }

    @Test
    void boundsOfAnAuthorityReplaceThoseOfThePlanAndContactsAdd() throws IOException {
        String text = GOOD.replace(
                        "areas:\n  - name",
                        """
                checks: {max-age: 5m, max-length: 40h, contacts: ["+1 758 555 0100"]}
                areas:
                  - name""")
                .replace(
                        "    max-severity: Severe\n",
                        """
                    max-severity: Severe
                    checks: {max-length: 30h, contacts: [met.example]}
                """);

        Plan plan = read(text).plan().orElseThrow();
        CheckSettings settings = plan.checkSettings(plan.authorities().get(0));

        assertThat(settings.maxAge()).contains(Duration.ofMinutes(5));
        assertThat(settings.longest()).contains(Duration.ofHours(30));
        assertThat(settings.contacts()).containsExactlyInAnyOrder("+1 758 555 0100", "met.example");
    }

    @Test
    void theRemitOfAnAuthorityIsReadWhole() throws IOException {
        String text = GOOD.replace(
                "    max-severity: Severe\n",
                """
                    max-severity: Severe
                    events: [Flood, FFW]
                    categories: [Met, Env]
                    channels: [text]
                    delegated-for: [a@met.example]
                    unknown-parents: {policy: hold, hold: 90s}
                """);

        assertThat(read(text).plan().orElseThrow().authorities().get(0).remit())
                .isEqualTo(new Remit(
                        Set.of("a@met.example"),
                        Set.of("Flood", "FFW"),
                        Set.of(Category.MET, Category.ENV),
                        Set.of("text"),
                        new UnknownParents(UnknownParents.Policy.HOLD, Duration.ofSeconds(90))));
    }

    @Test
    void anAuthorityWithoutARemitMayUseAllAndCorrectsItsOwn() throws IOException {
        assertThat(read(GOOD).plan().orElseThrow().authorities().get(0).remit()).isEqualTo(Remit.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "categories: [Weather] | categories | no CAP Category",
                "channels: [texts] | channels | no channel of this plan",
                "delegated-for: [b@met.example] | delegated-for | No authority of this plan has the sender",
                "unknown-parents: {policy: guess} | unknown-parents.policy | none of hold, send, refuse",
                "unknown-parents: {policy: hold, hold: 0s} | unknown-parents.hold | longer than nothing",
                "unknown-parents: {hold: 5m} | unknown-parents.hold | Only the policy hold",
                "unknown-parents: {polici: hold} | unknown-parents.polici | Unknown key",
            })
    void aFaultOfTheRemitIsToldWithItsPlace(String key, String place, String words) throws IOException {
        String text = GOOD.replace("    max-severity: Severe\n", "    max-severity: Severe\n    " + key.strip() + "\n");

        assertThat(read(text).problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(15);
            assertThat(problem.place()).isEqualTo("authorities[1]." + place.strip());
            assertThat(problem.message()).contains(words.strip());
        });
    }

    @Test
    void aRuleThatGuardsTheDoorCannotBeLowered() throws IOException {
        String text = GOOD.replace(
                "areas:\n  - name", "checks:\n  levels: {CAP-15: warning, CAP-99: warning}\nareas:\n  - name");

        assertThat(read(text).problems())
                .extracting(Problem::message)
                .anySatisfy(message -> assertThat(message).contains("fixed"))
                .anySatisfy(message -> assertThat(message).contains("no such rule"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: A plan | name: A plan\\nnaem: A typo | 2 | naem | Unknown key",
                "port: 2775 | port: none | 22 | channels[1].settings.port | no whole number",
                "port: 2775 | port: 2775\\n      prot: 1 | 23 | channels[1].settings.prot | Unknown setting",
                "mode: live | mode: maybe | 18 | channels[1].mode | neither live nor drill",
                "kind: sms | kind: smoke | 17 | channels[1].kind | none of",
                "areas: [box] | areas: [bocks] | 11 | authorities[1].areas | no area of this plan",
                "channels: [text] | channels: [texts] | 26 | rules[1].channels | no channel of this plan",
                "severity: [Severe] | severity: [Grim] | 25 | rules[1].when.severity | no CAP Severity",
                "sha256:0000 | md5:0000 | 10 | authorities[1].keys | tocsin key new",
                "-61.2 13.6,-60.7 | -61.2 13.6;-60.7 | 4 | areas[1].polygon | no pair latitude,longitude",
                "SAME 061001 | SAME | 5 | areas[1].geocodes | valueName value",
                "first: 2s | first: soon | 19 | channels[1].retry.first | no duration",
                "multiplier: 3 | multiplier: three | 19 | channels[1].retry.multiplier | no number",
                "name: A plan | naem: A plan | 1 | name | missing",
                "max-severity: Severe | max-severity: Severe\\n    max-severity: Extreme | 15 | authorities[1].max-severity | twice",
            })
    void eachProblemIsToldWithItsLineAndPlace(String good, String bad, int line, String place, String words)
            throws IOException {
        PlanFile.PlanReading reading =
                read(GOOD.replace(good.strip(), bad.strip().replace("\\n", "\n")));

        assertThat(reading.plan()).isEmpty();
        assertThat(reading.problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.place()).isEqualTo(place == null ? "" : place.strip());
            assertThat(problem.message()).contains(words == null ? "" : words.strip());
        });
    }

    @Test
    void allProblemsAreToldTogetherInOrderOfTheirLines() throws IOException {
        List<Problem> problems = read(GOOD.replace("mode: live", "mode: maybe")
                        .replace("areas: [box]", "areas: [bocks]")
                        .replace("max-severity: Severe", "max-severity: Grim"))
                .problems();

        assertThat(problems).extracting(Problem::line).isSorted().contains(11, 14, 18);
    }

    @Test
    void aLiveAndADrillChannelNeverShareAnEndpoint() throws IOException {
        String drill = GOOD.replace(
                "rules:",
                """
                  - name: text-drill
                    kind: sms
                    mode: drill
                    settings: {host: smsc.example, port: 2775}
                rules:""");

        assertThat(read(drill).problems()).anySatisfy(problem -> assertThat(problem.message())
                .contains("live and drill channels never share one"));
    }

    @Test
    void aLiveAndADrillChannelNeverShareOneOfSeveralEndpoints() throws IOException {
        String drill = GOOD.replace(
                "rules:",
                """
                  - name: centre-live
                    kind: cell-broadcast
                    mode: live
                    settings: {endpoints: ["https://a.example/in", "https://b.example/in"]}
                  - name: centre-drill
                    kind: cell-broadcast
                    mode: drill
                    settings: {endpoints: ["https://b.example/in"]}
                rules:""");

        assertThat(read(drill).problems()).anySatisfy(problem -> assertThat(problem.message())
                .contains("live and drill channels never share one"));
    }

    @Test
    void aLiveAndADrillChannelNeverShareTheAddressOfAnOperator() throws IOException {
        String both = GOOD.replace(
                "rules:",
                """
                  - name: phones
                    kind: sms
                    mode: live
                    settings: {transport: operator-job, url: "https://alerts.operator.example/v1"}
                  - name: phones-drill
                    kind: sms
                    mode: drill
                    settings: {transport: operator-job, url: "https://ALERTS.operator.example/v1/"}
                rules:""");

        assertThat(read(both).problems()).anySatisfy(problem -> {
            assertThat(problem.place()).endsWith("settings.url");
            assertThat(problem.message()).contains("live and drill channels never share one");
        });
    }

    @Test
    void anOperatorHasAKeyOfItsOwn() throws IOException {
        String operator = GOOD.replace(
                "\nchannels:\n",
                """

                operators:
                  - id: duty
                    name: Duty officer
                    keys: ["sha256:%s"]
                channels:
                """);

        assertThat(read(operator.formatted("2".repeat(64))).plan().orElseThrow().operatorByKeyHash("2".repeat(64)))
                .hasValueSatisfying(duty -> assertThat(duty.id()).isEqualTo("duty"));
        assertThat(read(operator.formatted("0".repeat(64))).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("each may stand only once"));
    }

    @Test
    void textThatIsNotYamlIsAProblemAndNoException() throws IOException {
        assertThat(read("a: [1, 2").problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("not YAML"));
        assertThat(read("").problems()).isNotEmpty();
        assertThat(read("- just\n- a list").problems()).isNotEmpty();
        assertThat(PlanFile.read(folder.resolve("missing.yaml"), (channel, settings) -> {})
                        .problems())
                .isNotEmpty();
    }
}
