package io.langyan.standalone.embedded.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RealServersTest {

    private static Map<String, String> configuration;

    @BeforeAll
    static void start() {
        configuration = new RealServers().start();
    }

    @Test
    void theConfigurationReachesAFreshDatabase() throws Exception {
        // When
        try (Connection connection = DriverManager.getConnection(
                        configuration.get("quarkus.datasource.jdbc.url"),
                        configuration.get("quarkus.datasource.username"),
                        configuration.get("quarkus.datasource.password"));
                ResultSet tables = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {

            // Then
            tables.next();
            assertThat(tables.getInt(1)).isZero();
        }
    }

    @Test
    void theConfigurationReachesAKafkaWithTopics() throws Exception {
        // Given
        Map<String, Object> settings = Map.of("bootstrap.servers", configuration.get("kafka.bootstrap.servers"));

        // When
        try (Admin admin = Admin.create(settings)) {
            Set<String> names = admin.listTopics().names().get();

            // Then
            assertThat(names).contains("mentions", "crises.dlt");
        }
    }

    @Test
    void aSecondStartInTheSameJvmFindsTheSameServers() {
        // When
        Map<String, String> again = new RealServers().start();

        // Then
        assertThat(again).isEqualTo(configuration);
    }

    @Test
    void tokensAreSignedWithTheKeyTheServiceIsGiven() throws Exception {
        // Given
        byte[] key = Base64.getDecoder().decode(configuration.get("quarkus.oidc.public-key"));
        PublicKey publicKey = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key));

        // When
        String[] parts = Tokens.of("analyst", "acme", "globex").split("\\.");

        // Then
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey);
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"roles\":[\"analyst\"]", "\"langyan_brands\":[\"acme\",\"globex\"]");
    }
}
