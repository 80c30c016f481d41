package io.langyan.standalone.launcher.suite;

import io.langyan.standalone.embedded.EmbeddedPostgresServer;
import io.langyan.standalone.launcher.home.Secrets;
import io.langyan.standalone.launcher.identity.Keycloak;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** What a service is told by its environment, as the chart tells it in a cluster. */
final class ServiceEnvironment {

    /** RocksDB takes many small pieces of memory on many threads: of arenas for each thread, glibc gives back next to nothing. */
    private static final String ARENAS = "MALLOC_ARENA_MAX";

    private static final String LOOPBACK = "127.0.0.1";

    private static final String WEBHOOKS_TO = "LANGYAN_NOTIFICATION_OUTBOUND_ALLOW";

    private final SimulatorAccounts simulators;
    private final Secrets secrets;
    private final URI origin;
    private final EmbeddedPostgresServer postgres;
    private final String kafka;
    private final int keycloakPort;

    ServiceEnvironment(
            SimulatorAccounts simulators, URI origin, EmbeddedPostgresServer postgres, String kafka, int keycloakPort) {
        this.simulators = simulators;
        this.secrets = simulators.secrets();
        this.origin = origin;
        this.postgres = postgres;
        this.kafka = kafka;
        this.keycloakPort = keycloakPort;
    }

    Map<String, String> of(String service, int port, int managementPort) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
        environment.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
        environment.put("QUARKUS_HTTP_PROXY_ENABLE_FORWARDED_HOST", "true");
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(service));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(service));
        environment.put("QUARKUS_DATASOURCE_USERNAME", service);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.token("database-" + service));
        // On a busy machine the first connection takes longer than the five seconds of the default.
        environment.put("QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "60");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        // On one machine there is no network to spare, and the processors have better to do.
        environment.put("KAFKA_COMPRESSION_TYPE", "none");
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", Keycloak.internalUrl(keycloakPort));
        environment.put("QUARKUS_OIDC_TOKEN_ISSUER", Keycloak.issuer(origin));
        environment.putAll(own(service));
        return environment;
    }

    private Map<String, String> own(String service) {
        return switch (service) {
            case "monitoring" -> Map.of("LANGYAN_MONITORING_AUTHOR_HASH_KEY", secrets.key("author-hash-key"));
            case "grading" -> Map.of("QUARKUS_KAFKA_STREAMS_BOOTSTRAP_SERVERS", kafka, ARENAS, "2");
            case "incident" -> Map.of("LANGYAN_INCIDENT_SIGNING_KEY", secrets.signingKey("timeline-signing-key"));
            case "notification" -> notification();
            default -> Map.of();
        };
    }

    private Map<String, String> notification() {
        return Map.of(
                "LANGYAN_NOTIFICATION_CONTACT_KEY",
                secrets.key("contact-key"),
                "LANGYAN_NOTIFICATION_ACK_KEY",
                secrets.key("ack-key"),
                "LANGYAN_NOTIFICATION_PUBLIC_URL",
                origin.toString(),
                WEBHOOKS_TO,
                webhooksTo(System.getenv(WEBHOOKS_TO)));
    }

    /** The simulated receiver of webhooks stands on this machine; what the user allows besides stays allowed. */
    private String webhooksTo(String allowed) {
        return allowed == null || allowed.isBlank() ? simulators.place() : allowed + "," + simulators.place();
    }
}
