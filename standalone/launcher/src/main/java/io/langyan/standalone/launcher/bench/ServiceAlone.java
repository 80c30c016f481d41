package io.langyan.standalone.launcher.bench;

import io.langyan.standalone.embedded.Directories;
import io.langyan.standalone.embedded.EmbeddedPostgresServer;
import io.langyan.standalone.embedded.KafkaMain;
import io.langyan.standalone.embedded.Ports;
import io.langyan.standalone.embedded.test.Tokens;
import io.langyan.standalone.launcher.archive.FastJar;
import io.langyan.standalone.launcher.client.Suite;
import io.langyan.standalone.launcher.home.LangyanHome;
import io.langyan.standalone.launcher.home.UserError;
import io.langyan.standalone.launcher.process.Child;
import io.langyan.standalone.launcher.process.ChildSpec;
import io.langyan.standalone.launcher.process.Java;
import io.langyan.standalone.launcher.process.JavaProgram;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One service by itself, with a PostgreSQL and a Kafka of its own: what it can do when no other service wants the processors. Tokens are signed by
 * us, there is no provider.
 */
final class ServiceAlone implements Suite, AutoCloseable {

    /** Kept here, or its level would be forgotten with it. */
    private static final Logger KAFKA_CLIENTS = Logger.getLogger("org.apache.kafka");

    private static final String PASSWORD = "bench-only";
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final LangyanHome home;
    private final String name;
    private final String heap;
    private final Map<String, String> own;
    private final Path directory;
    private final EmbeddedPostgresServer postgres;
    private final Child kafka;
    private final int kafkaPort = Ports.free();
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private Child service;

    private ServiceAlone(LangyanHome home, String service, String heap, String bench, Map<String, String> own) {
        this.home = home;
        this.name = service;
        this.heap = heap;
        this.own = own;
        this.directory = home.directory().resolve("bench").resolve(bench);
        this.postgres = EmbeddedPostgresServer.start(home.programs(), directory.resolve("postgres"), 0, PASSWORD);
        this.kafka = startKafka();
        // whoever breaks a bench off leaves nothing behind
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, name + "-alone-ends"));
        postgres.createDatabase(name, PASSWORD);
    }

    /**
     * With the memory that it has in the suite.
     *
     * @param bench names its directory, whose data is kept for the next run
     */
    static ServiceAlone monitoring(LangyanHome home, String bench) {
        return new ServiceAlone(
                home,
                "monitoring",
                "320m",
                bench,
                Map.of("LANGYAN_MONITORING_AUTHOR_HASH_KEY", "only-for-benches-of-this-machine"));
    }

    /** @param bench names its directory, which is empty at the beginning: what waits since an earlier run would go first */
    static ServiceAlone notification(LangyanHome home, String bench) {
        Directories.delete(home.directory().resolve("bench").resolve(bench));
        return new ServiceAlone(
                home,
                "notification",
                "192m",
                bench,
                Map.of(
                        "LANGYAN_NOTIFICATION_CONTACT_KEY",
                        "bGFuZ3lhbi1iZW5jaC1vbmx5LW5vLXNlY3JldC0wMDA=",
                        "LANGYAN_NOTIFICATION_DEADMAN_WATCHED",
                        "none"));
    }

    /** @param bench as of {@link #monitoring} */
    static ServiceAlone grading(LangyanHome home, String bench) {
        String state = home.directory()
                .resolve("bench")
                .resolve(bench)
                .resolve("state")
                .toString();
        return new ServiceAlone(
                home, "grading", "512m", bench, Map.of("LANGYAN_GRADING_STATE_DIR", state, "MALLOC_ARENA_MAX", "2"));
    }

    private Child startKafka() {
        int health = Ports.free();
        JavaProgram program = JavaProgram.own(
                KafkaMain.class.getName(),
                withMemory("-Xms64m", "-Xmx320m"),
                directory.resolve("kafka").toString(),
                String.valueOf(kafkaPort),
                String.valueOf(health));
        Child started = Child.start(
                spec(
                        "kafka-alone",
                        program.command(),
                        Map.of(),
                        kafkaPort,
                        URI.create("http://127.0.0.1:" + health + "/health")),
                home);
        started.ready(START).join();
        return started;
    }

    private ChildSpec spec(
            String name, List<String> command, Map<String, String> environment, int servedAt, URI probe) {
        return new ChildSpec(name, command, environment, home.work(name), home.log(name), servedAt, probe);
    }

    private static List<String> withMemory(String... memory) {
        List<String> flags = new ArrayList<>(Java.STEADY);
        flags.addAll(List.of(memory));
        return flags;
    }

    /** Starts the service, or starts it anew with other settings. */
    void start(Map<String, String> settings) {
        stop();
        FastJar application = FastJar.ofService(home.root(), name);
        if (!application.isBuilt()) {
            throw new UserError("The " + name + " service is not built: ./langyan up builds it.");
        }
        Map<String, String> environment = environment();
        environment.putAll(settings);
        service = Child.start(
                spec(
                        name + "-alone",
                        application
                                .program(withMemory("-Xms48m", "-Xmx" + heap), List.of())
                                .command(),
                        environment,
                        port,
                        URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready")),
                home);
        service.ready(START).join();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(name));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(name));
        environment.put("QUARKUS_DATASOURCE_USERNAME", name);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", PASSWORD);
        environment.put("QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "60");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
        environment.put("QUARKUS_KAFKA_STREAMS_BOOTSTRAP_SERVERS", kafka());
        environment.put("KAFKA_COMPRESSION_TYPE", "none");
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", "");
        environment.put("QUARKUS_OIDC_PUBLIC_KEY", Tokens.publicKey());
        environment.put("QUARKUS_OIDC_TOKEN_ISSUER", Tokens.ISSUER);
        environment.putAll(own);
        return environment;
    }

    /** To its Kafka; waits for all replicas. */
    Producer<String, byte[]> producer() {
        KAFKA_CLIENTS.setLevel(Level.WARNING);
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka(), "acks", "all", "linger.ms", 1, "batch.size", 131_072),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** Of the service as it runs now. */
    long pid() {
        return service.pid();
    }

    /** Of its PostgreSQL. */
    long databasePid() {
        return postgres.pid();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(name), name, PASSWORD);
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public URI simulators() {
        throw new UnsupportedOperationException(name + " alone has no simulators");
    }

    @Override
    public String token(String user) {
        return Tokens.of(user);
    }

    @Override
    public Path home() {
        return home.directory();
    }

    void stop() {
        if (service != null) {
            service.stop(STOP);
            service = null;
        }
    }

    @Override
    public void close() {
        stop();
        kafka.stop(STOP);
        postgres.close();
    }
}
