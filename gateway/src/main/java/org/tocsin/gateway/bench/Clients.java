package org.tocsin.gateway.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Several clients at once. */
final class Clients {
    private Clients() {}

    /** Runs the work on that many threads and waits for all. @throws IllegalStateException when one of them fails */
    static void run(int count, IntConsumer work) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> work.accept(number)));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed.", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
