package org.tocsin.route.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The one writer of a database. Writes that arrive while it commits are committed together next, so a synced disk carries
 * many of them a second. A write that fails is tried once more alone, so that it fails by itself. Safe for concurrent use.
 *
 * <p>SQLite ends a transaction by itself when the disk is full, which the driver does not learn: such a connection fails for
 * ever, also once there is room. So one that cannot roll back is replaced.
 */
public final class GroupWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_TOGETHER = 500;

    /** A piece of writing. It may run twice when its group fails, so it must change nothing but the database. */
    @FunctionalInterface
    public interface Work<T> {
        T run(JdbcClient database);
    }

    private static final class Item<T> {
        private final Work<T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();

        Item(Work<T> work) {
            this.work = work;
        }

        Runnable run(JdbcClient database) {
            T result = work.run(database);
            return () -> done.complete(result);
        }
    }

    /** Opens one more connection to the database. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    private final String name;
    private final Opening opening;
    private volatile Connection connection;
    private volatile JdbcClient database;
    private final BlockingQueue<Item<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean closing;

    GroupWriter(String name, Opening opening) throws SQLException {
        this.name = name;
        this.opening = opening;
        this.connection = opened();
        this.database = client(connection);
        this.thread = new Thread(this::writeUntilClosed, "writer-" + name);
        thread.start();
    }

    /** Queues a write. The future completes after the commit, or fails with {@link LedgerUnavailable}. */
    public <T> CompletableFuture<T> submit(Work<T> work) {
        Item<T> item = new Item<>(work);
        if (closing || !waiting.offer(item)) {
            item.done.completeExceptionally(new LedgerUnavailable(
                    closing ? "The database is closing." : "More than " + MOST_WAITING + " writes wait.",
                    new IllegalStateException(name)));
        }
        return item.done;
    }

    /** @throws LedgerUnavailable when it fails or takes longer; it may then still happen */
    public <T> T submitAndWait(Duration limit, Work<T> work) {
        CompletableFuture<T> done = submit(work);
        try {
            return done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable("Interrupted while the database wrote.", e);
        } catch (TimeoutException e) {
            throw new LedgerUnavailable("The database did not write within " + limit.toMillis() + " ms.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LedgerUnavailable known
                    ? known
                    : new LedgerUnavailable("The database could not write.", e);
        }
    }

    /** Writes what waits, then closes the connection. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("event=database-close-failed database={} reason=\"{}\"", name, e.getMessage());
        }
    }

    private void writeUntilClosed() {
        List<Item<?>> group = new ArrayList<>();
        while (!closing || !waiting.isEmpty()) {
            try {
                group.add(closing ? waiting.remove() : waiting.take());
                waiting.drainTo(group, MOST_TOGETHER - 1);
                writeGroup(group);
            } catch (InterruptedException e) {
                LOG.debug("event=writer-woken database={}", name);
            }
            group.clear();
        }
    }

    private void writeGroup(List<Item<?>> group) {
        try {
            commit(group);
        } catch (SQLException | RuntimeException e) {
            rollBack();
            if (group.size() == 1) {
                fail(group.get(0), e);
            } else {
                group.forEach(item -> writeGroup(List.of(item)));
            }
        }
    }

    private void commit(List<Item<?>> group) throws SQLException {
        List<Runnable> completions = new ArrayList<>();
        for (Item<?> item : group) {
            completions.add(item.run(database));
        }
        connection.commit();
        completions.forEach(Runnable::run);
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.warn("event=rollback-failed database={} reason=\"{}\"", name, e.getMessage());
            replaceConnection();
        }
    }

    private void replaceConnection() {
        try {
            connection.close();
            connection = opened();
            database = client(connection);
        } catch (SQLException e) {
            // The next write fails, too, and with it comes the next attempt.
            LOG.warn("event=reconnect-failed database={} reason=\"{}\"", name, e.getMessage());
        }
    }

    private Connection opened() throws SQLException {
        Connection opened = opening.open();
        opened.setAutoCommit(false);
        return opened;
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private void fail(Item<?> item, Exception cause) {
        LOG.warn("event=write-failed database={} reason=\"{}\"", name, cause.getMessage());
        item.done.completeExceptionally(new LedgerUnavailable("The database could not write.", cause));
    }
}
