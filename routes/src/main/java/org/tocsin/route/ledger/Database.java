package org.tocsin.route.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file: write-ahead log, synchronised at each commit, one writer that commits many writes together, and one
 * connection for reading. Not H2, which was seen not to sync at commit.
 */
public final class Database implements AutoCloseable {
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;
    /** As the migrations write it into their history on SQLite, in UTC. */
    private static final DateTimeFormatter HISTORY_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private final GroupWriter writer;
    private final SingleConnectionDataSource reading;
    private final JdbcClient reader;

    private Database(GroupWriter writer, SingleConnectionDataSource reading) {
        this.writer = writer;
        this.reading = reading;
        this.reader = JdbcClient.create(reading);
    }

    /**
     * Opens the file, making it and bringing its schema up to date first.
     *
     * @param schema the folder of migrations beside this class: {@code ledger} or {@code state}
     * @throws IllegalStateException when the file cannot be opened or migrated
     */
    public static Database open(Path file, String schema) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            SQLiteDataSource source = source(file);
            migrate(source, schema);
            GroupWriter writer = new GroupWriter(schema, source::getConnection);
            return new Database(writer, single(source.getConnection()));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of " + file + " cannot be made.", e);
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + file + " cannot be opened.", e);
        }
    }

    /** Reads a file that is there already, whether a gateway has it open or not, and can change nothing in it. */
    public static <T> T inspect(Path file, Function<JdbcClient, T> query) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        try (Connection connection = source.getConnection()) {
            JdbcClient jdbc = JdbcClient.create(single(connection));
            jdbc.sql("pragma query_only = true").update();
            return query.apply(jdbc);
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + file + " cannot be read.", e);
        }
    }

    /** When this file was made, to the millisecond: the moment of its first migration. */
    public Instant madeAt() {
        return read(jdbc -> jdbc.sql("select installed_on from flyway_schema_history order by installed_rank limit 1")
                .query((row, number) ->
                        LocalDateTime.parse(row.getString(1), HISTORY_TIME).toInstant(ZoneOffset.UTC))
                .single());
    }

    /** Queues a write; it is durable when the returned future completes. */
    public GroupWriter writer() {
        return writer;
    }

    /** Runs a query on the reading connection, one at a time. */
    public <T> T read(Function<JdbcClient, T> query) {
        synchronized (reader) {
            return query.apply(reader);
        }
    }

    /** Like {@link GroupWriter#submit} and waits for the commit. @throws LedgerUnavailable when it takes too long */
    public <T> T write(Duration limit, GroupWriter.Work<T> work) {
        return writer.submitAndWait(limit, work);
    }

    @Override
    public void close() {
        writer.close();
        reading.destroy();
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    private static void migrate(SQLiteDataSource source, String schema) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:org/tocsin/route/ledger/" + schema)
                .placeholders(Map.of("bytes", "blob"))
                .load()
                .migrate();
    }

    private static SingleConnectionDataSource single(Connection connection) {
        return new SingleConnectionDataSource(connection, true);
    }
}
