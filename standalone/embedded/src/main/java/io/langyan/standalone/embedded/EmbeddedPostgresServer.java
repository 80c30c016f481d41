package io.langyan.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One PostgreSQL on the loopback, its data kept between starts. Commits are durable (fsync and synchronous commit are on), every
 * connection needs a password, and text sorts by code point under {@code C.UTF-8}.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final PostgresPrograms programs;
    private final Path data;
    private final Process process;
    private final int port;
    private final String password;

    private EmbeddedPostgresServer(PostgresPrograms programs, Path data, Process process, int port, String password) {
        this.programs = programs;
        this.data = data;
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server and waits until it answers. A server that an earlier, killed owner left running on the same data is
     * stopped first.
     *
     * @param binaries where the programs are unpacked; may be shared by several servers
     * @param home holds {@code data/} and {@code postgres.log}
     * @param port 0 for any free one
     * @param password the superuser's; must stay the same for the same home
     */
    public static EmbeddedPostgresServer start(Path binaries, Path home, int port, String password) {
        return start(new PostgresPrograms(PostgresBinaries.in(binaries), Unprivileged.choose()), home, port, password);
    }

    static EmbeddedPostgresServer start(PostgresPrograms programs, Path home, int port, String password) {
        Path data = Directories.create(home.toAbsolutePath()).resolve("data");
        Path log = home.toAbsolutePath().resolve("postgres.log");
        if (Files.exists(data.resolve("PG_VERSION"))) {
            stopLeftOver(programs, data);
        } else {
            Directories.delete(data);
            programs.initialise(data, password);
        }
        int chosen = port == 0 ? Ports.free() : port;
        Process process = programs.start("postgres", serverArguments(data, chosen), log);
        EmbeddedPostgresServer server = new EmbeddedPostgresServer(programs, data, process, chosen, password);
        try {
            server.awaitReady(log);
            server.requireDurability();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static List<String> serverArguments(Path data, int port) {
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", String.valueOf(port)));
        List<String> settings = List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "password_encryption=scram-sha-256",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_connections=200",
                "shared_buffers=128MB",
                "max_wal_size=1GB",
                "timezone=UTC",
                "log_timezone=UTC");
        settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return arguments;
    }

    /**
     * A server whose owner was killed still holds the data: it is asked to stop, and made to when it does not. Answers whether
     * there was one.
     */
    public static boolean stopLeftOver(Path binaries, Path home) {
        Path data = home.toAbsolutePath().resolve("data");
        return Files.exists(data.resolve("postmaster.pid"))
                && stopLeftOver(new PostgresPrograms(PostgresBinaries.in(binaries), Unprivileged.choose()), data);
    }

    private static boolean stopLeftOver(PostgresPrograms programs, Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return false;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
            if (servesData(pid, data)) {
                programs.stop(data);
                return true;
            }
            Files.deleteIfExists(pidFile);
            return false;
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new EmbeddedServerException("PostgreSQL's " + pidFile + " cannot be read.", e);
        }
    }

    /** Process ids are used again: only a live process that names this very directory is ours. */
    private static boolean servesData(long pid, Path data) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"))
                    .contains("\0" + data + "\0");
        } catch (IOException e) {
            return false;
        }
    }

    private void awaitReady(Path log) {
        Instant giveUp = Instant.now().plus(START_WITHIN);
        while (!answers()) {
            if (exitedWithin(Duration.ofMillis(50)) || Instant.now().isAfter(giveUp)) {
                throw new EmbeddedServerException("PostgreSQL did not start: " + lastLine(log) + " (see " + log + ").");
            }
        }
    }

    private boolean exitedWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while PostgreSQL started.", e);
        }
    }

    private boolean answers() {
        try (Connection connection = connect(SUPERUSER)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            // invalid_password and invalid_authorization: waiting longer does not help
            if (e.getSQLState() != null && e.getSQLState().startsWith("28")) {
                throw new EmbeddedServerException("PostgreSQL refuses the superuser's password kept for this data.", e);
            }
            return false;
        }
    }

    private void requireDurability() {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (!"on".equals(show(setting))) {
                throw new EmbeddedServerException("PostgreSQL runs with " + setting + "=" + show(setting) + ".");
            }
        }
    }

    /** The value of a server setting, as {@code SHOW} answers it. */
    public String show(String setting) {
        try (Connection connection = connect(SUPERUSER);
                PreparedStatement statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, setting);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        } catch (SQLException e) {
            throw new EmbeddedServerException("PostgreSQL does not tell " + setting + ".", e);
        }
    }

    /**
     * Makes a database and the user that owns it, with the same name; nobody else may connect. When they exist only the password is
     * set.
     */
    public void createDatabase(String name, String userPassword) {
        try (Connection connection = connect(SUPERUSER);
                Statement statement = connection.createStatement()) {
            String user = statement.enquoteIdentifier(name, true);
            String verb = exists(connection, "select 1 from pg_roles where rolname = ?", name) ? "alter" : "create";
            statement.execute(verb + " role " + user + " login password " + statement.enquoteLiteral(userPassword));
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + user + " owner " + user + " template template0");
            }
            statement.execute("revoke connect, temporary on database " + user + " from public");
        } catch (SQLException e) {
            throw new EmbeddedServerException("The database " + name + " cannot be created.", e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Completes with the exit code when the server ends, asked or not. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** The server's process, to watch or to signal. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Stops the server cleanly: open transactions roll back, a checkpoint is written. */
    @Override
    public void close() {
        if (process.isAlive()) {
            programs.stop(data);
            exitedWithin(Duration.ofSeconds(10));
        }
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
