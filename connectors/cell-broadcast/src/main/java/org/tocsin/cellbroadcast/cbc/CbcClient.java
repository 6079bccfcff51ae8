package org.tocsin.cellbroadcast.cbc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.tocsin.cellbroadcast.Octets;
import org.tocsin.connector.ReasonCode;

/** Posts one message over HTTPS, once, and tells what is known of it then. Safe for concurrent use. */
final class CbcClient {
    /** Octets of an answer that are read. */
    static final int MOST_ANSWER = 64 * 1024;

    private static final Duration LONGEST_REST = Duration.ofDays(1);

    private final HttpClient http;
    private final Clock clock;

    /** @param threads where answers are read */
    CbcClient(SSLContext tls, Duration connectTimeout, ExecutorService threads, Clock clock) {
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .sslContext(tls)
                .executor(threads)
                .build();
    }

    /**
     * @param possibleRepeat an earlier one may have arrived: said to the centre, so that it looks for the key
     * @param limit for all of it, from the connection to the last octet of the answer
     */
    Reply post(URI endpoint, Body body, boolean possibleRepeat, Duration limit) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", body.contentType())
                .header("Idempotency-Key", '"' + body.key() + '"')
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.octets().value()));
        if (possibleRepeat) {
            request.header("Possible-Repeat", "true");
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request.build(), response -> new CappedBody(MOST_ANSWER));
        try {
            HttpResponse<byte[]> response = exchange.get(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
            return new Reply.Answered(response.statusCode(), retryAfter(response), new Octets(response.body()));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.InDoubt(ReasonCode.CONNECTION_LOST, "Interrupted while waiting for an answer.");
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return new Reply.InDoubt(ReasonCode.TIMEOUT, "No answer within " + limit.toMillis() + " ms.");
        } catch (CancellationException e) {
            return new Reply.InDoubt(ReasonCode.CONNECTION_LOST, "The connector was closed meanwhile.");
        } catch (ExecutionException e) {
            return failure(e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        }
    }

    private static Reply failure(IOException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            // A handshake that fails, even late because the other side does not like our certificate, carries no
            // message.
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof SSLHandshakeException) {
                return new Reply.NotSent("No connection: " + said(cause) + ".");
            }
        }
        return problem instanceof HttpTimeoutException
                ? new Reply.InDoubt(ReasonCode.TIMEOUT, "No answer in time.")
                : new Reply.InDoubt(
                        ReasonCode.CONNECTION_LOST, "The connection ended before an answer: " + said(problem) + ".");
    }

    private static String said(Throwable problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    /** Seconds or a date; what is neither counts as nothing said. */
    private Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Retry-After").flatMap(value -> retryAfter(value, clock.instant()));
    }

    /** At most a day, so that a slip of the centre does not silence a channel for good. */
    static Optional<Duration> retryAfter(String value, Instant now) {
        try {
            Duration rest = value.strip().chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Duration.ofSeconds(Long.parseLong(value.strip()))
                    : Duration.between(now, ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
            Duration notNegative = rest.isNegative() ? Duration.ZERO : rest;
            return Optional.of(notNegative.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : notNegative);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
