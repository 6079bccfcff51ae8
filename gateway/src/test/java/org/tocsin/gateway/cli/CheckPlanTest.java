package org.tocsin.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin check --plan}: the rights and the routing rules of a plan, as a gateway would apply them. */
class CheckPlanTest {
    private static final String PLAN =
            """
            name: Test country
            areas:
              - name: island
                polygon: "13.6,-61.2 13.6,-60.7 14.2,-60.7 14.2,-61.2 13.6,-61.2"
                geocodes: ["SAME 099001"]
              - name: north
                polygon: "14.1,-61.2 14.1,-60.7 14.2,-60.7 14.2,-61.2 14.1,-61.2"
            checks:
              levels: {CAP-22: error}
            authorities:
              - {id: met, name: Met Service, senders: [alerts@met.example], areas: [island], statuses: [Actual],
                 scopes: [Public], max-severity: Extreme,
                 keys: ["sha256:c48a01f49fd0f2cc404bc3cbbc80e91457a3d41bb429a695243de4c61794155c"]}
              - {id: coast, name: Coast Guard, senders: [duty@coast.example], areas: [north], statuses: [Actual],
                 scopes: [Public], max-severity: Severe,
                 keys: ["sha256:a48a01f49fd0f2cc404bc3cbbc80e91457a3d41bb429a695243de4c61794155c"]}
            channels:
              - name: web
                kind: web-feed
                mode: live
                target: public-feed
                settings: {title: Alerts of Aurelia, tag-host: alerts.aurelia.example, tag-year: 2026}
            rules:
              - name: grave
                when: {severity: [Extreme, Severe]}
                channels: [web]
            """;

    @TempDir
    Path folder;

    private Path plan;

    @BeforeEach
    void writePlan() throws IOException {
        plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    }

    @Test
    void theAuthorityIsFoundByTheSender() {
        CheckRun run = CheckRun.of("--plan", plan, "--format", "json", CheckRun.file(folder, "flawless.xml"));

        assertThat(run.out()).contains("\"authority\" : \"met\"");
        assertThat(run.status()).as(run.out()).isZero();
    }

    @Test
    void theLevelsOfThePlanCount() {
        CheckRun run = CheckRun.of("--plan", plan, CheckRun.file(folder, "expires-missing.xml"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("error CAP-22");
    }

    @Test
    void anotherAuthorityLacksTheRights() {
        CheckRun run = CheckRun.of("--plan", plan, "--authority", "coast", CheckRun.file(folder, "flawless.xml"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("error CAP-33", "error PLAN-SENDER", "as coast");
    }

    @Test
    void aSenderThatNobodyMayUseIsToldBesideTheRulesOfCap() throws IOException {
        String text = new String(CheckRun.message("polygon-not-closed.xml"), StandardCharsets.UTF_8);
        Path file = Files.writeString(
                folder.resolve("sender-unknown.xml"), text.replace("alerts@met.example", "someone@else.example"));

        CheckRun run = CheckRun.of("--plan", plan, file);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("error PLAN-SENDER No authority of the plan may send", "error CAP-25");
    }

    @Test
    void aMessageThatNoRuleLeadsAnywhereIsAnError() throws IOException {
        String text = new String(CheckRun.message("flawless.xml"), StandardCharsets.UTF_8);
        Path file = Files.writeString(folder.resolve("minor.xml"), text.replace("Severe<", "Minor<"));

        assertThat(CheckRun.of("--plan", plan, file).out()).contains("error PLAN-ROUTE");
    }

    @Test
    void anAuthorityThatThePlanHasNotIsAWrongCall() {
        CheckRun run = CheckRun.of("--plan", plan, "--authority", "navy", CheckRun.file(folder, "flawless.xml"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("The plan has no authority 'navy'. It has: met, coast.");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void problemsOfThePlanEndTheCheckOnStandardError() throws IOException {
        Files.writeString(plan, PLAN.replace("name: Test country", "nam: Test country"));

        CheckRun run = CheckRun.of("--plan", plan, CheckRun.file(folder, "flawless.xml"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(plan + ":1:");
        assertThat(run.out()).isEmpty();
    }
}
