package io.langyan.notification.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.secret.TestVault;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final Tokens tokens = new Tokens(TestVault.of(1));
    private final Tokens ofAnotherKey = new Tokens(TestVault.of(2));
    private final UUID claim = UUID.randomUUID();

    @Test
    void aLinkProvesItsClaimAndNoOther() {
        String token = tokens.link(claim);

        assertThat(tokens.claimOf(token)).contains(claim);
        assertThat(token).matches("[A-Za-z0-9_-]{43}").isEqualTo(tokens.link(claim));
        assertThat(ofAnotherKey.claimOf(token)).isEmpty();
    }

    @Test
    void aForgedLinkProvesNothing() {
        String token = tokens.link(claim);
        String other = tokens.link(UUID.randomUUID());

        assertThat(tokens.claimOf(token.substring(0, 22) + other.substring(22))).isEmpty();
        assertThat(tokens.claimOf(token.substring(1))).isEmpty();
        assertThat(tokens.claimOf("../../etc")).isEmpty();
        assertThat(tokens.claimOf("")).isEmpty();
    }

    @Test
    void aCodeIsReadHoweverItIsTyped() {
        ClaimRow row = row("K7QM");
        String code = tokens.code(row);

        assertThat(code).matches("K7QM-\\d{6}");
        assertThat(tokens.proves(code, row)).isTrue();
        assertThat(tokens.proves(" k7qm " + code.substring(5), row)).isTrue();
        assertThat(Tokens.handleIn(" k7qm " + code.substring(5))).contains("K7QM");
        assertThat(ofAnotherKey.proves(code, row)).isFalse();
    }

    @Test
    void whatIsNoCodeNamesNoClaim() {
        assertThat(Tokens.handleIn(null)).isEmpty();
        assertThat(Tokens.handleIn("123456")).isEmpty();
        assertThat(Tokens.handleIn("K7QM-48291")).isEmpty();
        assertThat(Tokens.handleIn("K0QM-482913")).isEmpty();
    }

    @Test
    void codesAreSpreadOut() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            claimlessly(codes);
        }
        assertThat(codes).hasSizeGreaterThan(990);
    }

    private void claimlessly(Set<String> codes) {
        ClaimRow row = row("AAAA");
        row.id = UUID.randomUUID();
        codes.add(tokens.code(row));
    }

    private ClaimRow row(String handle) {
        ClaimRow row = new ClaimRow();
        row.id = claim;
        row.handle = handle;
        return row;
    }
}
