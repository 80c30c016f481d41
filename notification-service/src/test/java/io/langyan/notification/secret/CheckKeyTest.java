package io.langyan.notification.secret;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.notification.SimulatorsResource;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A key that opens nothing of what is stored stops the start; the channel of the configuration is stored. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class CheckKeyTest {

    @Inject
    Vault vault;

    @Test
    void anotherKeyStopsTheStartAndIsNamed() {
        assertThatThrownBy(() -> new CheckKey(TestVault.of(9)).atStart(null))
                .hasMessageContaining("langyan.notification.contact-key ")
                .hasMessageContaining("langyan.notification.contact-key-previous");
        assertThatCode(() -> new CheckKey(vault).atStart(null)).doesNotThrowAnyException();
    }
}
