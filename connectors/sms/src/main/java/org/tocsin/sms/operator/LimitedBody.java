package org.tocsin.sms.operator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes a body into memory up to a limit; beyond it the answer has failed. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {
    private static final int MOST_OCTETS = 64 * 1024;

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private volatile Optional<Flow.Subscription> subscription = Optional.empty();

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = Optional.of(given);
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (octets.size() + buffer.remaining() > MOST_OCTETS) {
                subscription.ifPresent(Flow.Subscription::cancel);
                body.completeExceptionally(new IOException("the answer has more than " + MOST_OCTETS + " octets"));
                return;
            }
            byte[] some = new byte[buffer.remaining()];
            buffer.get(some);
            octets.writeBytes(some);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(octets.toByteArray());
    }
}
