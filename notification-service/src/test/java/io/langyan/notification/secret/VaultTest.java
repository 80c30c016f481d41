package io.langyan.notification.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VaultTest {

    private final Vault vault = TestVault.of(1);

    @Test
    void whatIsSealedOpensInItsRowOnly() {
        byte[] sealed = vault.seal("person/1", "13800000000");

        assertThat(vault.open("person/1", sealed)).isEqualTo("13800000000");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("138");
        assertThatThrownBy(() -> vault.open("person/2", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> TestVault.of(2).open("person/1", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameTextIsNeverSealedTheSame() {
        assertThat(vault.seal("r", "x")).isNotEqualTo(vault.seal("r", "x"));
    }

    @Test
    void whatWasSealedBeforeTheKeyWasChangedOpensAndWhatIsSealedIsSealedByTheNewOne() {
        Vault changed = TestVault.changed(1, 2);

        assertThat(changed.open("person/1", vault.seal("person/1", "13800000000")))
                .isEqualTo("13800000000");
        assertThat(TestVault.of(2).open("person/1", changed.seal("person/1", "13900000000")))
                .isEqualTo("13900000000");
        assertThatThrownBy(() -> changed.open("person/1", TestVault.of(3).seal("person/1", "x")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsNoSealIsToldAsOne() {
        assertThatThrownBy(() -> vault.open("person/1", new byte[] {1})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open("person/1", new byte[0])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyOfTheWrongSizeStopsTheStartWithoutShowingIt() {
        assertThatThrownBy(() -> new Vault("c2VjcmV0", null, null))
                .hasMessage("langyan.notification.contact-key must be 32 bytes in base64");
    }
}
