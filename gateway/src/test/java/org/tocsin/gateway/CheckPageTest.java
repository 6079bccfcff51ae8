package org.tocsin.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check page of a running gateway in a real browser; most answers to dry runs are fixtures of the API's form. */
class CheckPageTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String DRY_RUNS = "**/api/v1/alerts?dryRun=true";
    private static final String REFUSED =
            """
            {"wouldAnswer": 422, "key": "k1", "sender": "alerts@met.example", "identifier": "flood-40",
             "sent": "2026-11-23T13:07:20-04:00",
             "findings": [
               {"rule": "CAP-25", "level": "error", "path": "/alert/info[1]/area[1]/polygon[1]", "line": 3, "column": 3,
                "message": "Close the ring <img src=x onerror=alert(1)>.", "clause": "CAP 1.2, 3.2.4, polygon"},
               {"rule": "PLAN-ROUTE", "level": "warning", "path": "/alert", "message": "Turned \u202Earound."}],
             "channels": []}
            """;
    private static final String ACCEPTED =
            """
            {"wouldAnswer": 202, "key": "k1", "sender": "alerts@met.example", "identifier": "flood-40",
             "sent": "2026-11-23T13:07:20-04:00", "findings": [],
             "channels": [
               {"channel": "cells", "target": "mobile", "mode": "live", "action": "send",
                "texts": [{"kind": "broadcast", "language": "en", "text": "Flood warning", "measure": "1 page"}],
                "facts": {"cells": 2}, "findings": []},
               {"channel": "radio", "target": "station", "mode": "live", "action": "skip", "reason": "no speech",
                "texts": [], "facts": {}, "findings": []}]}
            """;
    private static final String MESSAGE = "<alert>\n <info>\n  <polygon>1,2</polygon>\n </info>\n</alert>";

    @TempDir
    static Path folder;

    private static TestCounterparts far;
    private static TestGateway gateway;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> faults = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() {
        boolean present = Files.isExecutable(CHROMIUM);
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(present, CHROMIUM + " is missing: install the Debian package chromium.");
        }
        far = TestCounterparts.start(folder);
        gateway = TestGateway.start(folder, far);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void stop() {
        if (gateway != null) {
            playwright.close();
            gateway.close();
            far.close();
        }
    }

    @BeforeEach
    void open() {
        page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isExpected(message)) {
                faults.add(message.text());
            }
        });
        page.onPageError(faults::add);
        page.navigate(gateway.client().url() + "/check");
    }

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        page.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void findingsStandBesideTheSourceWithTheirLinesMarked() {
        answer(REFUSED);

        checkByKeyboard();

        assertThat(page.locator("#verdict")).hasText("✗ Would be refused: it breaks rules of CAP or of the plan");
        assertThat(page.locator("#result")).isFocused();
        assertThat(page.locator("#findings-title")).hasText("Findings (2)");
        assertThat(page.locator("#finding-0")).containsText("error CAP-25 line 3, column 3");
        assertThat(page.locator("#finding-0 a").first()).hasAttribute("href", "/rules#CAP-25");
        assertThat(page.locator("#line-3")).hasClass("error");
        assertThat(page.locator("#line-3 mark")).hasText("<");
        page.locator("#finding-0").getByText("line 3, column 3").click();
        assertThat(page.locator("#line-3")).isFocused();
    }

    @Test
    void textOfTheMessageIsNeverMarkupAndNeverTurned() {
        answer(REFUSED);

        checkByKeyboard();

        assertThat(page.locator("#finding-0")).containsText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("#finding-1")).containsText("Turned <U+202E>around.");
        assertThat(page.locator("main img")).hasCount(0);
    }

    @Test
    void whatEachChannelWouldSendIsShown() {
        answer(ACCEPTED);

        checkByKeyboard();

        assertThat(page.locator("#verdict")).hasText("✓ Would be accepted");
        assertThat(page.locator("#explanation")).containsText("Message flood-40 of alerts@met.example");
        assertThat(page.locator("#channels article").first()).containsText("cells to mobile (live)");
        assertThat(page.locator("#channels blockquote")).hasText("Flood warning");
        assertThat(page.locator("#channels article").last()).containsText("would send nothing: no speech");
    }

    @Test
    void theGatewayItselfAnswersWithWhatItsChannelsWouldSendAndKeepsNothing() {
        TestAlert alert = TestAlert.flood("page-1");
        page.locator("#key").fill(TestInstallation.MET_KEY);
        page.locator("#message").fill(new String(alert.bytes(), StandardCharsets.UTF_8));

        page.locator("#check").click();

        assertThat(page.locator("#verdict")).hasText("✓ Would be accepted");
        assertThat(page.locator("#channels article")).hasCount(4);
        assertThat(page.locator("#channels article").first()).containsText("cells to mobile (live)");
        assertThat(page.locator("#channels article")
                        .first()
                        .locator("blockquote")
                        .first())
                .containsText(alert.mark());
        assertThat(gateway.client().get("/feeds/alerts.atom").text()).doesNotContain(alert.mark());
    }

    @Test
    void theCellsStandOnAMapAndInATableThatSaysTheSameOnAPhoneAndByKeyboard() {
        page.setViewportSize(360, 740);
        page.locator("#key").fill(TestInstallation.MET_KEY);
        page.locator("#message").fill(new String(TestAlert.flood("page-2").bytes(), StandardCharsets.UTF_8));

        page.locator("#check").click();

        Locator figure = page.locator("#channels article").first().locator("figure");
        assertThat(figure.locator("figcaption"))
                .hasText("2 cells would broadcast it (● with its reach); 0 cells around would not (○).");
        assertThat(figure.locator("svg path.area")).hasCount(1);
        assertThat(figure.locator("svg circle.serves")).hasCount(2);
        assertThat(figure.locator("svg")).hasAttribute("role", "img");
        assertThat(figure.locator("table")).isHidden();
        figure.locator("summary").focus();
        page.keyboard().press("Enter");
        assertThat(figure.locator("tbody tr")).hasCount(2);
        assertThat(figure.locator("tbody tr").first()).containsText("262-42-257-4097● yes13.9-613000");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(page.locator("#channels article").first()).containsText("1 page of 1.883 s");
    }

    @Test
    void theKeyGoesOutInTheHeaderAloneAndIsNotKept() {
        List<Request> requests = new ArrayList<>();
        answer(ACCEPTED, requests::add);

        checkByKeyboard();

        assertThat(page.locator("#verdict")).isVisible();
        Request request = requests.get(0);
        assertThat(request.headerValue("authorization")).isEqualTo("Bearer " + TestInstallation.MET_KEY);
        assertThat(request.url()).doesNotContain(TestInstallation.MET_KEY);
        assertThat(request.postData()).isEqualTo(MESSAGE);
        assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
        assertThat(page.evaluate("document.cookie")).isEqualTo("");
        assertThat(requests).hasSize(1);
    }

    @Test
    void aChosenFileGoesOutByteForByteUntilItIsEdited() {
        List<byte[]> bodies = new ArrayList<>();
        answer(REFUSED, request -> bodies.add(request.postDataBuffer()));
        byte[] file = MESSAGE.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_16);
        page.locator("#key").fill(TestInstallation.MET_KEY);
        page.locator("#file").setInputFiles(new FilePayload("flood.xml", "application/xml", file));
        assertThat(page.locator("#message")).hasValue(MESSAGE);

        page.locator("#check").click();
        assertThat(page.locator("#line-3")).hasClass("error");
        page.locator("#message").fill(MESSAGE + "\n");
        assertThat(page.locator("#origin")).hasText("Edited: the text is checked as UTF-8.");
        page.locator("#check").click();
        assertThat(page.locator("#source li")).hasCount(6);

        assertThat(bodies.get(0)).isEqualTo(file);
        assertThat(bodies.get(1)).asString(StandardCharsets.UTF_8).isEqualTo(MESSAGE + "\n");
    }

    @Test
    void aWrongKeyIsToldInTheWordsOfTheGateway() {
        page.locator("#key").fill("a-wrong-key");
        page.locator("#message").fill(MESSAGE);
        page.locator("#check").click();

        assertThat(page.locator("#verdict")).hasText("✗ No valid API key");
        assertThat(page.locator("#check")).isEnabled();
    }

    @Test
    void anAnswerAsToARealSubmissionIsAnAlarm() {
        page.route(DRY_RUNS, route -> route.fulfill(new Route.FulfillOptions().setStatus(202)));

        checkByKeyboard();

        assertThat(page.locator("#verdict")).hasText("✗ This was no dry run");
    }

    @Test
    void aLargeSourceIsShownRoundItsFindings() {
        answer(REFUSED.replace("\"line\": 3", "\"line\": 40000"));
        byte[] file = "<x>\n".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        page.locator("#key").fill(TestInstallation.MET_KEY);
        page.locator("#file").setInputFiles(new FilePayload("long.xml", "application/xml", file));
        assertThat(page.locator("#origin")).containsText("200000 octets");

        page.locator("#check").click();

        assertThat(page.locator("#line-40000")).hasClass("error");
        assertThat(page.locator("#source li")).hasCount(4 + 1 + 7 + 1);
    }

    @Test
    void thePageFitsAPhoneAndADarkScreen() {
        answer(REFUSED);
        page.setViewportSize(360, 740);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

        checkByKeyboard();

        assertThat(page.locator("#verdict")).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(22, 22, 22)");
    }

    @Test
    void theStatusPageLeadsHereAndTheRulesAreExplained() {
        page.navigate(gateway.client().url() + "/");
        page.getByText("Check a message").click();
        assertThat(page.locator("h1")).hasText("Check a message");

        page.navigate(gateway.client().url() + "/rules#CAP-25");

        assertThat(page.locator("tr:target")).containsText("A polygon has four or more pairs");
    }

    @Test
    void onlyTheCheckPageMayRunScripts() {
        assertThat(policy("/check")).contains("script-src 'self'", "require-trusted-types-for 'script'");
        assertThat(policy("/")).doesNotContain("script-src");
        assertThat(policy("/rules")).doesNotContain("script-src");
        assertThat(policy("/check.js")).doesNotContain("script-src");
    }

    /** Browsers ask for an icon of their own accord, and report what a refused key is answered. */
    private static boolean isExpected(ConsoleMessage message) {
        return message.location().contains("/favicon.ico") || message.text().contains("status of 401");
    }

    private static String policy(String path) {
        return gateway.client().get(path).header("Content-Security-Policy");
    }

    /** Key, message and button follow one another. */
    private void checkByKeyboard() {
        page.locator("#key").focus();
        page.keyboard().insertText(TestInstallation.MET_KEY);
        page.keyboard().press("Tab");
        page.keyboard().insertText(MESSAGE);
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.locator("#check")).isFocused();
        page.keyboard().press("Enter");
    }

    private void answer(String json) {
        answer(json, request -> {});
    }

    private void answer(String json, Consumer<Request> seen) {
        page.route(DRY_RUNS, route -> {
            seen.accept(route.request());
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(json));
        });
    }
}
