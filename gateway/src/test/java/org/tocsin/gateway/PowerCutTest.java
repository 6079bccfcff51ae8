package org.tocsin.gateway;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emulated power cut takes what was not synced and leaves what was: else {@link PowerCutIT} would show nothing. */
class PowerCutTest {
    @TempDir
    Path folder;

    private PowerCut power;

    @BeforeEach
    void prepare() throws Exception {
        power = PowerCut.over(folder.resolve("data"), folder.resolve("mirror"));
    }

    @Test
    void whatAFileGotAfterItsLastSyncIsGone() throws Exception {
        writeAndHalt("files");

        power.strike();

        assertThat(power.data().resolve("synced")).hasContent("before");
        assertThat(power.data().resolve("overwritten")).hasContent("new-old");
        assertThat(power.data().resolve("never-synced")).doesNotExist();
        assertThat(power.data().resolve("renamed")).hasContent("kept");
        assertThat(power.data().resolve("removed")).doesNotExist();
        assertThat(power.data().resolve("renamed-late")).doesNotExist();
        assertThat(power.data().resolve("removed-late")).hasContent("back");
    }

    @Test
    void aDatabaseThatSyncsKeepsItsRowsAndOneThatDoesNotLosesThem() throws Exception {
        writeAndHalt("full");
        writeAndHalt("off");

        power.strike();

        assertThat(rows("full")).isEqualTo(100);
        assertThat(power.data().resolve("off.db-wal")).doesNotExist();
        assertThat(rows("off")).isZero();
    }

    private void writeAndHalt(String what) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        power.data().toString(),
                        what)
                .redirectErrorStream(true);
        builder.environment().putAll(power.environment());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private int rows(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + power.data().resolve(name + ".db"));
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("select count(*) from sqlite_master where name = 't'")) {
            if (tables.getInt(1) == 0) {
                return 0;
            }
            try (ResultSet rows = statement.executeQuery("select count(*) from t")) {
                return rows.getInt(1);
            }
        }
    }

    /** Writes in a process of its own, which ends as if it had been killed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            Path data = Path.of(arguments[0]);
            if (arguments[1].equals("files")) {
                writeFiles(data);
            } else {
                writeRows(data, arguments[1]);
            }
            Runtime.getRuntime().halt(0);
        }

        private static void writeFiles(Path data) throws IOException {
            write(data.resolve("removed-late"), 0, "back", true);
            write(data.resolve("renamed-early"), 0, "kept", true);
            write(data.resolve("removed"), 0, "gone", true);
            Files.move(data.resolve("renamed-early"), data.resolve("renamed"));
            Files.delete(data.resolve("removed"));
            write(data.resolve("overwritten"), 0, "old-old", true);
            write(data.resolve("overwritten"), 0, "new", true);
            write(data.resolve("overwritten"), 4, "new", false);
            write(data.resolve("synced"), 0, "before", true);
            write(data.resolve("synced"), 6, " and after", false);
            write(data.resolve("never-synced"), 0, "nothing", false);
            Files.move(data.resolve("never-synced"), data.resolve("renamed-late"));
            Files.delete(data.resolve("removed-late"));
        }

        private static void write(Path file, long at, String text, boolean sync) throws IOException {
            try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), at);
                if (sync) {
                    channel.force(false);
                }
            }
        }

        private static void writeRows(Path data, String synchronous) throws SQLException {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(synchronous + ".db"));
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma journal_mode = wal");
                statement.execute("pragma synchronous = " + synchronous);
                statement.execute("create table t (n integer)");
                for (int n = 0; n < 100; n++) {
                    statement.execute("insert into t values (" + n + ")");
                }
            }
        }
    }
}
