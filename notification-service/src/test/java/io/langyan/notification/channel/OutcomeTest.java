package io.langyan.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.channel.Outcome.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

    /** Of a key that looks like a number in part, no part is kept. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hook-4812-9034567-abcd|key hook-4812-9034567-abcd is unknown|key … is unknown",
                "hook-48|hook hook-48138000 is unknown|hook …138000 is unknown",
                "duty@acme-9034567|user duty@acme-9034567 of 13800000001|user … of …"
            })
    void aSecretThatIsPartlyMaskedLeavesNothing(String secret, String said, String kept) {
        assertThat(words(said, List.of(secret))).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(ints = {170, 180, 190, 196, 199, 200})
    void aSecretThatLiesAcrossTheCutLeavesNothing(int before) {
        assertThat(words("x".repeat(before) + "a-long-key-of-a-robot", List.of("a-long-key-of-a-robot")))
                .startsWith("x".repeat(before))
                .doesNotContain("a");
    }

    @Test
    void aSecretThatIsPartOfAnotherLeavesNothingOfIt() {
        assertThat(words("secret app-secret-12", List.of("app-", "app-secret-12")))
                .isEqualTo("secret …");
    }

    @Test
    void whatSaidNothingSaysNothing() {
        assertThat(words(null, List.of("secret"))).isNull();
    }

    private static String words(String said, List<String> secrets) {
        return Outcome.failed(Result.UNKNOWN, "1", said).without(secrets).reason();
    }
}
