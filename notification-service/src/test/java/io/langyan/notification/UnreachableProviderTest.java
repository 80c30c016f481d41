package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What could not leave this machine was not delivered for certain: it is not said to be possibly repeated, and goes another way. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class UnreachableProviderTest extends Served {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-validity 30", "-startdate -10d -validity 1"})
    void aCertificateThatNobodyVouchesForTakesTheChannelDownAndNothingReachesItsOwner(String validity)
            throws Exception {
        // Given
        AtomicInteger requests = new AtomicInteger();
        HttpsServer provider = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setHttpsConfigurator(new HttpsConfigurator(certified(validity)));
        provider.createContext("/", exchange -> requests.incrementAndGet());
        provider.start();
        World world = behind("https://localhost:" + provider.getAddress().getPort());

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(results(world, page)).containsExactly("CHANNEL_DOWN");
        assertThat(world.arrived("wecom-robot")).singleElement().asString().doesNotContain("可能重复");
        as("admin")
                .get("/api/channels/" + world.dingtalk())
                .then()
                .body("state", equalTo("down"), "code", equalTo("TLS"));
        assertThat(requests).hasValue(0);
        provider.stop(0);
    }

    @Test
    void whoHangsUpBeforeTlsIsAgreedOnHasNotTakenTheMessage() throws Exception {
        // Given
        try (ServerSocket provider = listening()) {
            Thread hangingUp = new Thread(() -> hangUpOnEverybody(provider));
            hangingUp.start();
            World world = behind("https://localhost:" + provider.getLocalPort());

            // When
            UUID page = world.page(Level.L1, "pr-lead");

            // Then
            soon().untilAsserted(() -> assertThat(results(world, page)).first().isEqualTo("RETRY"));
        }
    }

    @Test
    void whoIsSilentBeforeTlsIsAgreedOnHasNotTakenTheMessage() throws Exception {
        // Given
        try (ServerSocket provider = listening()) {
            World world = behind("https://localhost:" + provider.getLocalPort());

            // When
            UUID page = world.page(Level.L1, "pr-lead");

            // Then
            soon().untilAsserted(() -> assertThat(results(world, page)).first().isEqualTo("RETRY"));
        }
    }

    @Test
    void whereNobodyListensOrNoHostIsNothingWasDelivered() throws Exception {
        // Given
        int nobody;
        try (ServerSocket gone = listening()) {
            nobody = gone.getLocalPort();
        }
        List<World> worlds = List.of(behind("http://localhost:" + nobody), behind("https://no-such-host.invalid"));

        // When
        List<UUID> pages = new ArrayList<>();
        worlds.forEach(world -> pages.add(world.page(Level.L1, "pr-lead")));

        // Then
        for (int i = 0; i < 2; i++) {
            World world = worlds.get(i);
            UUID page = pages.get(i);
            soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
            assertThat(results(world, page)).containsExactly("RETRY", "RETRY", "RETRY", "RETRY");
        }
    }

    /** A robot at this address, and another one behind it. */
    private World behind(String address) {
        World world = World.live(kafka).withChannels();
        Map<String, String> secrets = Map.of("token", "ding-token-1", "secret", "SEC1");
        world.channel(world.dingtalk(), "dingtalk-robot", address, Map.of(), secrets, true);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.dingtalk(), world.wecom()));
        return world;
    }

    private static List<String> results(World world, UUID page) {
        return world.view(page).getList("pushes[0].attempts.result.findAll { it != null }");
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static void hangUpOnEverybody(ServerSocket provider) {
        try {
            while (true) {
                Socket caller = provider.accept();
                caller.getInputStream().read();
                caller.close();
            }
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of a certificate that signs itself. */
    private SSLContext certified(String validity) throws Exception {
        Path store = folder.resolve("provider.p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(validity.split(" ")));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream from = Files.newInputStream(store)) {
            keys.load(from, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
