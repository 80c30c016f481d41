package io.langyan.standalone.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortClaimsTest {

    @TempDir
    Path machine;

    @Test
    void whatOneSuiteClaimedAnotherDoesNotGet() {
        // Given
        PortClaims one = new PortClaims(machine);
        PortClaims other = new PortClaims(machine);

        // When
        boolean first = one.claim(8081);

        // Then
        assertThat(first).isTrue();
        assertThat(other.claim(8081)).isFalse();
        assertThat(other.claim(8082)).isTrue();
    }
}
