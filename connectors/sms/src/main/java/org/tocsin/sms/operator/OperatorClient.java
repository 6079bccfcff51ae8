package org.tocsin.sms.operator;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.tocsin.connector.Outcome;
import org.tocsin.connector.ReasonCode;
import org.tocsin.connector.Transcript;

/** Speaks the interface of docs/connectors/operator-job.openapi.yaml, one request at a call. Safe for concurrent use. */
final class OperatorClient implements AutoCloseable {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final OperatorJobConfig config;
    private final Clock clock;
    private final HttpClient http;

    OperatorClient(OperatorJobConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                // A redirect could lead a drill to a live endpoint.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout());
        config.tls().ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    /** Hands a job over; harmless to repeat with the same key and body. */
    Answer<JobStatus> submit(JobKey key, byte[] order, Deadline deadline, Transcript transcript) {
        HttpRequest.Builder request = request("/jobs", BodyPublishers.ofByteArray(order), "POST")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key.value());
        transcript.sent("HTTP POST /jobs, Idempotency-Key " + key, order);
        return call(request, deadline, transcript, JobJson::job);
    }

    /** The job that the operator has under this key; none is its word that nothing of it arrived. */
    Answer<List<JobStatus>> find(JobKey key, Deadline deadline, Transcript transcript) {
        String path = "/jobs?idempotency-key=" + URLEncoder.encode(key.value(), StandardCharsets.UTF_8);
        transcript.sent("HTTP GET " + path, "");
        return call(request(path, BodyPublishers.noBody(), "GET"), deadline, transcript, JobJson::jobs);
    }

    Answer<JobStatus> status(String id, Deadline deadline, Transcript transcript) {
        transcript.sent("HTTP GET /jobs/" + id, "");
        return call(request("/jobs/" + id, BodyPublishers.noBody(), "GET"), deadline, transcript, JobJson::job);
    }

    /** From now on nothing goes out under this key, whether its job is there or comes later; answers as {@link #find}. */
    Answer<List<JobStatus>> stop(JobKey key, Deadline deadline, Transcript transcript) {
        String path = "/stops/" + URLEncoder.encode(key.value(), StandardCharsets.UTF_8);
        transcript.sent("HTTP PUT " + path, "");
        return call(request(path, BodyPublishers.noBody(), "PUT"), deadline, transcript, JobJson::jobs);
    }

    Answer<Health> health(Deadline deadline) {
        HttpRequest.Builder request = request("/health", BodyPublishers.noBody(), "GET");
        return call(request, deadline, new Transcript(clock), JobJson::health);
    }

    /** Java 21 and later can end the client's own threads; before, they end with the last reference to it. */
    @Override
    public void close() {
        if (http instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the HTTP client does not close", e);
            }
        }
    }

    private HttpRequest.Builder request(String path, BodyPublisher body, String method) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(config.url() + path))
                .method(method, body)
                .header("Accept", "application/json, application/problem+json");
        config.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private <T> Answer<T> call(
            HttpRequest.Builder request,
            Deadline deadline,
            Transcript transcript,
            Function<byte[], Optional<T>> reading) {
        Duration limit = deadline.left(config.requestTimeout());
        if (limit.compareTo(SHORTEST) < 0) {
            return denied(ReasonCode.TIMEOUT, "The time limit of the attempt ended before the operator was asked.");
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request.timeout(limit).build(), info -> new LimitedBody());
        try {
            // The request's own timeout ends with the headers; this one counts the body in.
            return read(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS), transcript, reading);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return denied(ReasonCode.TIMEOUT, silence(limit));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return denied(ReasonCode.TIMEOUT, "The attempt was interrupted; the operator may have taken it.");
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause(), limit);
        }
    }

    private <T> Answer<T> read(
            HttpResponse<byte[]> response, Transcript transcript, Function<byte[], Optional<T>> reading) {
        int status = response.statusCode();
        transcript.received("HTTP " + status, Redaction.octets(response.body()));
        if (status != 200 && status != 201) {
            Optional<Duration> retryAfter = response.headers()
                    .firstValue("Retry-After")
                    .flatMap(text -> RetryAfter.read(text, clock.instant()));
            return Verdict.of(status, JobJson.problem(response.body()), retryAfter);
        }
        return reading.apply(response.body())
                .<Answer<T>>map(Answer.Given::new)
                .orElseGet(() -> denied(
                        ReasonCode.CONNECTION_LOST,
                        "The operator answered " + status + " with what cannot be read; it may have taken it."));
    }

    private static <T> Answer<T> failed(Throwable failure, Duration limit) {
        if (failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof SSLHandshakeException) {
            return denied(ReasonCode.NOT_CONNECTED, "No connection to the operator: " + reason(failure) + ".");
        }
        if (failure instanceof HttpTimeoutException) {
            return denied(ReasonCode.TIMEOUT, silence(limit));
        }
        if (failure instanceof IOException) {
            return denied(
                    ReasonCode.CONNECTION_LOST,
                    "The connection ended before the operator's answer: " + reason(failure)
                            + "; it may have taken it.");
        }
        throw new IllegalStateException("the HTTP client fails in a way that is not its own", failure);
    }

    private static String silence(Duration limit) {
        return "No answer from the operator within " + limit.toMillis() + " ms; it may have taken it.";
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : Redaction.of(message);
    }

    private static <T> Answer<T> denied(ReasonCode code, String detail) {
        return new Answer.Denied<>(new Outcome.Unreachable(code, detail), "");
    }
}
