package io.langyan.standalone.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.launcher.home.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a home's secrets are like is chance: every one of them must make channels that notification takes. */
class SimulatorAccountsTest {

    @TempDir
    Path home;

    @Test
    void anyTokenMakesAFeishuRobotWithATokenOfItsShape() throws IOException {
        // Given
        Files.writeString(home.resolve("simulated-feishu-token"), "_Ab-9_");

        // When
        SimulatorAccounts accounts = new SimulatorAccounts(new Secrets(home), 8090, 2525);

        // Then
        assertThat(secret(accounts, "feishu-robot")).matches("[A-Za-z0-9-]+");
        assertThat(accounts.forSimulators().get("LANGYAN_SIM_FEISHU_ROBOTS"))
                .startsWith(secret(accounts, "feishu-robot") + "=");
    }

    private static String secret(SimulatorAccounts accounts, String kind) {
        return accounts.channels().stream()
                .filter(channel -> channel.get("kind").equals(kind))
                .map(channel -> (Map<?, ?>) channel.get("secrets"))
                .map(secrets -> secrets.get("token").toString())
                .findFirst()
                .orElseThrow();
    }
}
