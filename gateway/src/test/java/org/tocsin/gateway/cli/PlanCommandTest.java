package org.tocsin.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code tocsin plan}: what somebody who keeps a plan sees. */
class PlanCommandTest {
    private static final String PLAN =
            """
            name: A plan
            areas:
              - {name: island, polygon: "13.6,-61.2 13.6,-60.7 14.2,-60.7 14.2,-61.2 13.6,-61.2"}
            authorities:
              - {id: met, name: Met, senders: [alerts@met.example], areas: [island], statuses: [Actual], scopes: [Public],
                 keys: ["sha256:0000000000000000000000000000000000000000000000000000000000000000"], max-severity: Extreme}
            channels:
              - {name: web, kind: web-feed, mode: live, settings: {title: A, tag-host: a.example, tag-year: 2026}}
              - {name: drill, kind: web-feed, mode: drill, settings: {title: B, tag-host: b.example, tag-year: 2026}}
            rules:
              - {name: all, channels: [web]}
            """;

    @TempDir
    Path folder;

    private Path plan;

    private record Run(int status, String out) {}

    @BeforeEach
    void write() throws IOException {
        plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
    }

    private static Run run(Object... arguments) {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new PlanCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Run(status, out.toString());
    }

    @Test
    void explainSaysOfEachRuleAndChannelWhy() {
        Run run = run("explain", "--plan", plan, CheckRun.file(folder, "flawless.xml"));

        assertThat(run.out())
                .contains("+ all: Info block 1 fits.", "+ web: It goes there as ALERT by 'all'.")
                .contains("- drill: It is a drill channel, and the status is Actual.");
        assertThat(run.status()).isZero();
    }

    @Test
    void explainComparesWithWhatIsExpected() {
        Path alert = CheckRun.file(folder, "flawless.xml");

        assertThat(run("explain", "--plan", plan, "--expect", "web", alert).status())
                .isZero();
        Run other = run("explain", "--plan", plan, "--expect", "web,drill", alert);
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.out()).contains("Expected the channels drill, web, found web.");
    }

    @Test
    void checkWarnsAndIsStrictWhenAsked() {
        Run usual = run("check", plan);
        assertThat(usual.out()).contains("warning: No rule leads to the channel 'drill'", "is in order");
        assertThat(usual.status()).isZero();
        assertThat(run("check", "--strict", plan).status()).isEqualTo(1);
    }

    @Test
    void diffReadsLikeAListOfChanges() throws IOException {
        Path next = Files.writeString(
                folder.resolve("next.yaml"), PLAN.replace("max-severity: Extreme", "max-severity: Severe"));

        Run run = run("diff", plan, next);

        assertThat(run.out().strip()).isEqualTo("Changed: max-severity of authority 'met' from 'Extreme' to 'Severe'.");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run("diff", plan, plan)).isEqualTo(new Run(0, "Both plans do the same." + System.lineSeparator()));
    }
}
