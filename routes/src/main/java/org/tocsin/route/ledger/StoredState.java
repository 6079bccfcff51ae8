package org.tocsin.route.ledger;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tocsin.connector.StateStore;

/** The state of one channel's connector, in a database apart from the ledger so that a locked ledger delays no alert. */
public final class StoredState implements StateStore {
    private final Database database;
    private final String channel;
    private final Duration limit;

    /** @param limit how long a connector waits for a write */
    public StoredState(Database database, String channel, Duration limit) {
        this.database = database;
        this.channel = channel;
        this.limit = limit;
    }

    @Override
    public Optional<byte[]> get(String key) {
        return read(jdbc -> jdbc.sql("select value from state where channel = ? and name = ?")
                .params(channel, key)
                .query((row, number) -> row.getBytes(1))
                .optional());
    }

    @Override
    public void put(String key, byte[] value) {
        write(jdbc -> put(jdbc, key, value));
    }

    @Override
    public void putAll(Map<String, byte[]> entries) {
        write(jdbc -> {
            int kept = 0;
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                kept += put(jdbc, entry.getKey(), entry.getValue());
            }
            return kept;
        });
    }

    @Override
    public void remove(String key) {
        write(jdbc -> jdbc.sql("delete from state where channel = ? and name = ?")
                .params(channel, key)
                .update());
    }

    @Override
    public Map<String, byte[]> startingWith(String prefix) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        read(jdbc -> {
            jdbc.sql("select name, value from state where channel = ? and name >= ? and name < ? order by name")
                    .params(channel, prefix, after(prefix))
                    .query(row -> {
                        found.put(row.getString(1), row.getBytes(2));
                    });
            return found;
        });
        return found;
    }

    @Override
    public long next(String counter) {
        return write(jdbc -> {
            jdbc.sql("insert into counter (channel, name, value) values (?, ?, 0)"
                            + " on conflict (channel, name) do update set value = counter.value + 1")
                    .params(channel, counter)
                    .update();
            return jdbc.sql("select value from counter where channel = ? and name = ?")
                    .params(channel, counter)
                    .query(Long.class)
                    .single();
        });
    }

    private int put(JdbcClient jdbc, String key, byte[] value) {
        return jdbc.sql("insert into state (channel, name, value) values (?, ?, ?)"
                        + " on conflict (channel, name) do update set value = excluded.value")
                .params(channel, key, value)
                .update();
    }

    /** Behind all names that begin so, which an index finds without reading the others. */
    private static String after(String prefix) {
        return prefix + Character.toString(Character.MAX_CODE_POINT);
    }

    private <T> T read(Function<JdbcClient, T> query) {
        try {
            return database.read(query);
        } catch (DataAccessException e) {
            throw new Unavailable("The state of channel " + channel + " cannot be read.", e);
        }
    }

    private <T> T write(GroupWriter.Work<T> work) {
        try {
            return database.write(limit, work);
        } catch (LedgerUnavailable e) {
            throw new Unavailable("The state of channel " + channel + " cannot be written.", e);
        }
    }
}
