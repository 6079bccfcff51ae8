package org.tocsin.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.cap.Alert;
import org.tocsin.cap.Finding;
import org.tocsin.gateway.Engine;
import org.tocsin.gateway.config.GatewayConfig;
import org.tocsin.gateway.http.Problem.FindingView;
import org.tocsin.route.Intake;
import org.tocsin.route.IntakeDecision;
import org.tocsin.route.plan.Authority;

/** {@code POST /api/v1/alerts}: 202 means that the alert is on disk. With {@code ?dryRun=true} nothing is kept or sent. */
@RestController
final class SubmitController {
    private static final Logger LOG = LoggerFactory.getLogger(SubmitController.class);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final String DRY_RUN = "dryRun=true";

    /** What a submitter is told of an alert that is kept. */
    record Kept(String key, String sender, String identifier, String sent, List<FindingView> findings) {

        static Kept of(Alert alert, List<Finding> findings) {
            return new Kept(
                    alert.key().value(),
                    alert.sender(),
                    alert.identifier(),
                    alert.sent().text(),
                    FindingView.of(findings));
        }
    }

    private final Engine engine;
    private final ApiKeys keys;
    private final int maxBody;
    private final MeterRegistry registry;

    SubmitController(Engine engine, GatewayConfig config, MeterRegistry registry) {
        this.engine = engine;
        this.keys = new ApiKeys(engine.plans());
        this.maxBody = config.maxBody();
        this.registry = registry;
    }

    @PostMapping("/api/v1/alerts")
    ResponseEntity<Object> submit(HttpServletRequest request) throws IOException {
        Timer.Sample sample = Timer.start(registry);
        ResponseEntity<Object> answer = answer(request);
        // A refused dry run counts as an intake: whoever tries keys shows there, whichever address he tries them at.
        boolean rehearsed = isDryRun(request) && answer.getStatusCode().is2xxSuccessful();
        sample.stop(Timer.builder(rehearsed ? "tocsin.dryrun" : "tocsin.intake")
                .description("From the request to its answer")
                .tag("status", Integer.toString(answer.getStatusCode().value()))
                .publishPercentileHistogram()
                .register(registry));
        return answer;
    }

    private ResponseEntity<Object> answer(HttpServletRequest request) throws IOException {
        Optional<Authority> authority = keys.authority(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (authority.isEmpty()) {
            return Problem.builder(HttpStatus.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tocsin\"")
                    .body(Problem.of(
                            HttpStatus.UNAUTHORIZED,
                            "No valid API key",
                            "Send the key of your authority in the header Authorization: Bearer KEY.",
                            List.of()));
        }
        if (request.getQueryString() != null && !isDryRun(request)) {
            // Whoever asks for a dry run and is misunderstood warns the public: only the very words count.
            return Problem.answer(
                    HttpStatus.BAD_REQUEST,
                    "A submission takes no parameter but dryRun=true",
                    "Nothing was accepted. Write ?dryRun=true and nothing else to try a message without sending it, or leave"
                            + " everything behind the question mark out to send it.");
        }
        if (!SubmissionBody.hasKnownType(request)) {
            return Problem.answer(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Not a media type for CAP",
                    "Send CAP XML, not compressed, as application/cap+xml, application/xml or text/xml.");
        }
        Optional<byte[]> body = SubmissionBody.read(request, maxBody);
        if (body.isEmpty()) {
            return Problem.answer(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The message is too large",
                    "A message may have up to " + maxBody
                            + " octets (max-body-mebibytes in gateway.yaml). Refer to large"
                            + " content by its address instead.");
        }
        return isDryRun(request)
                ? rehearsed(body.get(), authority.get())
                : answer(engine.door().submit(new Intake.Submission(body.get(), authority.get())), authority.get());
    }

    private static boolean isDryRun(HttpServletRequest request) {
        return DRY_RUN.equals(request.getQueryString());
    }

    private ResponseEntity<Object> rehearsed(byte[] body, Authority authority) {
        DryRunView view = DryRunView.of(engine.dispatch().dryRun().rehearse(body, authority));
        LOG.info(
                "event=dry-run alert={} authority={} would-answer={}",
                view.key().orElse("unreadable"),
                authority.id(),
                view.wouldAnswer());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(view);
    }

    private ResponseEntity<Object> answer(IntakeDecision decision, Authority authority) {
        if (decision instanceof IntakeDecision.Accept accept) {
            Alert alert = accept.alert().message().alert();
            LOG.info("event=accepted alert={} authority={} type={}", alert.key(), authority.id(), alert.msgType());
            return ResponseEntity.status(DecisionStatus.of(decision))
                    .location(location(alert))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Kept.of(alert, accept.alert().findings()));
        }
        if (decision instanceof IntakeDecision.Repeat repeat) {
            LOG.info("event=repeated alert={} authority={}", repeat.key(), authority.id());
            return ResponseEntity.status(DecisionStatus.of(decision))
                    .location(location(repeat.alert()))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Kept.of(repeat.alert(), repeat.findings()));
        }
        IntakeDecision.Refuse refuse = (IntakeDecision.Refuse) decision;
        LOG.info("event=refused authority={} cause={} rules={}", authority.id(), refuse.cause(), rules(refuse));
        return refusal(refuse);
    }

    private static ResponseEntity<Object> refusal(IntakeDecision.Refuse refuse) {
        HttpStatus status = DecisionStatus.of(refuse.cause());
        return switch (refuse.cause()) {
            case NOT_XML ->
                Problem.answer(
                        status,
                        "This is not XML that can be read",
                        "Nothing was kept. The findings say where reading stopped.",
                        refuse.findings());
            case INVALID ->
                Problem.answer(
                        status,
                        "The message breaks rules of CAP or of the plan",
                        "Nothing was kept. Mend what the findings of level error name, and send it again.",
                        refuse.findings());
            case NOT_PERMITTED ->
                Problem.answer(
                        status,
                        "The plan does not permit this",
                        "Nothing was kept. The findings name the rights that this key lacks.",
                        refuse.findings());
            case CONFLICT ->
                Problem.answer(
                        status,
                        "Another message bears this identifier",
                        "Nothing was kept, and the message that was accepted before stands unchanged.",
                        refuse.findings());
            case OVER_QUOTA -> later(refuse, "The quota of this authority is used up");
            case NO_ROOM -> later(refuse, "The gateway has no room for such an alert now");
            case NOT_KEPT -> later(refuse, "The message could not be kept");
        };
    }

    private static ResponseEntity<Object> later(IntakeDecision.Refuse refuse, String title) {
        HttpStatus status = DecisionStatus.of(refuse.cause());
        Duration wait = refuse.retryAfter().orElse(AT_ONCE);
        return Problem.builder(status)
                .header(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(wait.plusMillis(999).toSeconds()))
                .body(Problem.of(
                        status,
                        title,
                        "Nothing was accepted. Send it again after the time in the header Retry-After.",
                        refuse.findings()));
    }

    private static String rules(IntakeDecision.Refuse refuse) {
        return String.join(
                ",",
                refuse.findings().stream()
                        .filter(Finding::isError)
                        .map(Finding::rule)
                        .distinct()
                        .toList());
    }

    private static URI location(Alert alert) {
        return URI.create("/api/v1/alerts/" + alert.key());
    }
}
