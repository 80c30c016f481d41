package io.langyan.standalone.embedded.test;

import io.langyan.standalone.embedded.Directories;
import io.langyan.standalone.embedded.EmbeddedKafka;
import io.langyan.standalone.embedded.EmbeddedPostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * One real PostgreSQL and one real Kafka per JVM, fresh and with every topic made, and the configuration that points a service at
 * them and at {@link Tokens}. They go with the JVM; what a killed JVM left behind is removed by the next one.
 */
public final class RealServers implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "service";
    private static final String PASSWORD = "test-only";
    private static final String POSTGRES = "langyan.test.postgres.port";
    private static final String KAFKA = "langyan.test.kafka.servers";
    private static final String HOME = "langyan.test.home";
    private static final String PREFIX = "langyan-test-";

    /** Several class loaders load this class in one JVM: what was started is remembered in system properties. */
    @Override
    public Map<String, String> start() {
        synchronized (System.class) {
            if (System.getProperty(POSTGRES) == null) {
                startServers();
            }
        }
        return configuration();
    }

    private static void startServers() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path binaries = temporary.resolve("langyan-postgres-" + System.getProperty("user.name"));
        removeLeftOvers(temporary, binaries);
        Path home = Directories.create(
                temporary.resolve(PREFIX + ProcessHandle.current().pid()));
        CompletableFuture<EmbeddedKafka> kafka =
                CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(home.resolve("kafka"), 0));
        try {
            EmbeddedPostgresServer postgres =
                    EmbeddedPostgresServer.start(binaries, home.resolve("postgres"), 0, PASSWORD);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                close(kafka);
                postgres.close();
                Directories.delete(home);
            }));
            postgres.createDatabase(DATABASE, PASSWORD);
            System.setProperty(KAFKA, kafka.join().bootstrapServers());
            System.setProperty(HOME, home.toString());
            // Last: where one of them does not start, the next class tries again instead of finding half of them.
            System.setProperty(POSTGRES, String.valueOf(postgres.port()));
        } catch (RuntimeException e) {
            // PostgreSQL's next start stops one that is left; a broker of this JVM would keep its directory locked.
            close(kafka);
            throw e;
        }
    }

    private static void close(CompletableFuture<EmbeddedKafka> kafka) {
        EmbeddedKafka started = kafka.handle((broker, notStarted) -> broker).join();
        if (started != null) {
            started.close();
        }
    }

    private static void removeLeftOvers(Path temporary, Path binaries) {
        try (Stream<Path> entries = Files.list(temporary)) {
            for (Path entry : entries.filter(RealServers::isLeftOver).toList()) {
                EmbeddedPostgresServer.stopLeftOver(binaries, entry.resolve("postgres"));
                Directories.delete(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLeftOver(Path entry) {
        String name = entry.getFileName().toString();
        return name.matches(PREFIX + "\\d+")
                && Files.isWritable(entry)
                && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length())))
                        .isEmpty();
    }

    private static Map<String, String> configuration() {
        String database = "postgresql://127.0.0.1:" + System.getProperty(POSTGRES) + "/" + DATABASE;
        Map<String, String> configuration = new HashMap<>();
        configuration.put("quarkus.datasource.reactive.url", database);
        configuration.put("quarkus.datasource.jdbc.url", "jdbc:" + database);
        configuration.put("quarkus.datasource.username", DATABASE);
        configuration.put("quarkus.datasource.password", PASSWORD);
        configuration.put("kafka.bootstrap.servers", System.getProperty(KAFKA));
        configuration.put("quarkus.kafka-streams.bootstrap-servers", System.getProperty(KAFKA));
        configuration.put("kafka-streams.state.dir", System.getProperty(HOME) + "/streams");
        // No provider: tokens are verified with a key; an empty value takes back what the service's own file says.
        configuration.put("quarkus.oidc.auth-server-url", "");
        configuration.put("quarkus.oidc.public-key", Tokens.publicKey());
        configuration.put("quarkus.oidc.token.issuer", Tokens.ISSUER);
        configuration.put("quarkus.http.test-port", "0");
        configuration.put("quarkus.management.test-port", "0");
        for (String noisy : List.of("kafka", "org.apache.kafka", "state.change.logger")) {
            configuration.put("quarkus.log.category.\"" + noisy + "\".level", "WARN");
        }
        return configuration;
    }

    /** The servers serve every test class of this JVM and go with it. */
    @Override
    public void stop() {}
}
