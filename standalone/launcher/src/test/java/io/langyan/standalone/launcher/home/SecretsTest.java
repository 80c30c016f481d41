package io.langyan.standalone.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path home;

    @Test
    void onlyTheOwnerMayReadThem() throws Exception {
        // When
        new Secrets(home.resolve("secrets")).password("demo-users");

        // Then
        Path file = home.resolve("secrets").resolve("demo-users");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void theyAreMadeOnceAndDifferFromEachOther() {
        // Given
        String first = new Secrets(home.resolve("secrets")).token("database-incident");

        // When
        Secrets later = new Secrets(home.resolve("secrets"));

        // Then
        assertThat(later.token("database-incident")).isEqualTo(first).hasSize(32);
        assertThat(later.token("database-review")).isNotEqualTo(first);
    }

    @Test
    void keysHaveTheFormTheServicesWant() throws Exception {
        // Given
        Secrets secrets = new Secrets(home.resolve("secrets"));

        // When
        byte[] key = Base64.getDecoder().decode(secrets.key("contact-key"));
        byte[] signing = Base64.getDecoder().decode(secrets.signingKey("timeline-signing-key"));

        // Then
        assertThat(key).hasSize(32);
        assertThat(KeyFactory.getInstance("Ed25519")
                        .generatePrivate(new PKCS8EncodedKeySpec(signing))
                        .getFormat())
                .isEqualTo("PKCS#8");
    }
}
