package io.langyan.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {

    private static final Path BINARIES = Path.of("target", "postgres").toAbsolutePath();
    private static final String SUPERUSER_PASSWORD = "super";

    @TempDir
    Path home;

    @Test
    void aRestartKeepsDataAndCommitsAreDurable() throws SQLException {
        // Given
        try (EmbeddedPostgresServer first = start()) {
            first.createDatabase("incident", "one");
            run(first, "incident", "incident", "one", "create table note(text text)");
            run(first, "incident", "incident", "one", "insert into note values ('召回')");
        }

        // When
        try (EmbeddedPostgresServer second = start()) {
            second.createDatabase("incident", "two");

            // Then
            assertThat(ask(second, "incident", "incident", "two", "select text from note"))
                    .isEqualTo("召回");
            assertThat(second.show("fsync")).isEqualTo("on");
            assertThat(second.show("synchronous_commit")).isEqualTo("on");
            assertThat(second.show("listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(second.show("password_encryption")).isEqualTo("scram-sha-256");
        }
    }

    @Test
    void eachUserReachesOnlyItsOwnDatabaseAndOnlyWithItsPassword() throws SQLException {
        try (EmbeddedPostgresServer server = start()) {
            // Given
            server.createDatabase("grading", "g");
            server.createDatabase("review", "r");

            // When, Then
            assertThat(ask(server, "grading", "grading", "g", "select current_user"))
                    .isEqualTo("grading");
            assertThatThrownBy(() -> ask(server, "review", "grading", "g", "select 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> ask(server, "grading", "grading", "wrong", "select 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void anOwnerMaySearchChineseByTrigrams() throws SQLException {
        try (EmbeddedPostgresServer server = start()) {
            // Given
            server.createDatabase("monitoring", "m");
            run(server, "monitoring", "monitoring", "m", "create extension pg_trgm");

            // When
            String trigrams =
                    ask(server, "monitoring", "monitoring", "m", "select array_length(show_trgm('火锅店老鼠'), 1)::text");

            // Then
            assertThat(trigrams).isEqualTo("6");
        }
    }

    @Test
    void aServerLeftByAKilledOwnerIsStoppedAndItsDataTakenOver() throws Exception {
        // Given
        EmbeddedPostgresServer left = start();
        left.createDatabase("incident", "one");
        run(left, "incident", "incident", "one", "create table note as select 7 as n");

        // When
        try (EmbeddedPostgresServer next = start()) {

            // Then
            assertThat(left.handle().onExit().get(5, TimeUnit.SECONDS).isAlive())
                    .isFalse();
            assertThat(ask(next, "incident", "incident", "one", "select n::text from note"))
                    .isEqualTo("7");
        }
    }

    @Test
    void aProcessThatOnlyInheritedTheRecordedIdIsLeftAlone() throws Exception {
        // Given
        start().close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Files.writeString(home.resolve("data").resolve("postmaster.pid"), stranger.pid() + "\n");

        // When
        try (EmbeddedPostgresServer server = start()) {

            // Then
            assertThat(server.show("fsync")).isEqualTo("on");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void itCrashesSafely() throws Exception {
        // Given
        EmbeddedPostgresServer crashed = start();
        crashed.createDatabase("incident", "one");
        run(crashed, "incident", "incident", "one", "create table note as select 8 as n");
        crashed.handle().destroyForcibly();
        crashed.handle().onExit().get(10, TimeUnit.SECONDS);

        // When
        try (EmbeddedPostgresServer next = start()) {

            // Then
            assertThat(ask(next, "incident", "incident", "one", "select n::text from note"))
                    .isEqualTo("8");
        }
    }

    @Test
    void whereRootMayNotMakeNamespacesItRunsAsAnotherUser() throws Exception {
        assumeTrue(Unprivileged.isRoot(), "only root needs the other user");

        // Given
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path reachable = home.resolve("postgres");
        Path binaries = home.resolve("binaries");
        PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.in(binaries), Unprivileged.otherUser());

        // When
        try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(programs, reachable, 0, SUPERUSER_PASSWORD)) {

            // Then
            assertThat(server.show("fsync")).isEqualTo("on");
            assertThat(Files.getAttribute(Path.of("/proc", String.valueOf(server.pid())), "unix:uid"))
                    .isEqualTo(65534);
        }
    }

    private EmbeddedPostgresServer start() {
        return EmbeddedPostgresServer.start(BINARIES, home, 0, SUPERUSER_PASSWORD);
    }

    private static void run(EmbeddedPostgresServer server, String database, String user, String password, String sql)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(database), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgresServer server, String database, String user, String password, String sql)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(database), user, password);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
