package io.langyan.standalone.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.standalone.launcher.home.Secrets;
import io.langyan.standalone.simulators.SimulatorSettings;
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
        assertThat(secret(accounts, "feishu-robot", "token")).matches("[A-Za-z0-9-]+");
        assertThat(accounts.forSimulators("http://127.0.0.1:8084").get("LANGYAN_SIM_FEISHU_ROBOTS"))
                .startsWith(secret(accounts, "feishu-robot", "token") + "=");
    }

    @Test
    void anySecretsMakeACallbackThatBothSidesTake() throws IOException {
        // Given
        Files.writeString(home.resolve("simulated-wecom-callback-token"), "_Ab-9_7890123456789012345678-_12");
        Files.writeString(home.resolve("simulated-wecom-callback-key"), "+/CDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq=");

        // When
        SimulatorAccounts accounts = new SimulatorAccounts(new Secrets(home), 8090, 2525);

        // Then
        assertThat(secret(accounts, "wecom-app", "callbackToken")).matches("[A-Za-z0-9]{1,32}");
        assertThat(secret(accounts, "wecom-app", "encodingAesKey")).matches("[A-Za-z0-9]{43}");
        assertThat(SimulatorSettings.from(accounts.forSimulators("http://127.0.0.1:8084"))
                        .wecomApps()
                        .callbacks())
                .singleElement()
                .satisfies(callback -> {
                    assertThat(callback.isWhole()).isTrue();
                    assertThat(callback.url()).isEqualTo("http://127.0.0.1:8084/api/callbacks/cards/wecom-app");
                    assertThat(callback.token()).isEqualTo(secret(accounts, "wecom-app", "callbackToken"));
                    assertThat(callback.encodingAesKey()).isEqualTo(secret(accounts, "wecom-app", "encodingAesKey"));
                });
    }

    @Test
    void theSimulatorsTakeTheRobotsOfBenchesWhichAreAsManyAsTheirKeysAndNoChannelOfTheSuite() {
        // Given
        Secrets secrets = new Secrets(home);

        // When
        SimulatorAccounts accounts = new SimulatorAccounts(secrets, 8090, 2525);

        // Then
        String own = secret(accounts, "wecom-robot", "key");
        assertThat(BenchRobots.keys(secrets))
                .hasSize(BenchRobots.MOST)
                .doesNotHaveDuplicates()
                .doesNotContain(own)
                .isEqualTo(BenchRobots.keys(secrets));
        assertThat(SimulatorSettings.from(accounts.forSimulators("http://127.0.0.1:8084"))
                        .wecomKeys())
                .contains(own)
                .containsAll(BenchRobots.keys(secrets));
    }

    private static String secret(SimulatorAccounts accounts, String kind, String name) {
        return accounts.channels().stream()
                .filter(channel -> channel.get("kind").equals(kind))
                .map(channel -> (Map<?, ?>) channel.get("secrets"))
                .map(secrets -> secrets.get(name).toString())
                .findFirst()
                .orElseThrow();
    }
}
