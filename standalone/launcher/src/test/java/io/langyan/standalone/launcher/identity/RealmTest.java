package io.langyan.standalone.launcher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.standalone.launcher.home.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmTest {

    @TempDir
    Path home;

    private Secrets secrets;
    private JsonNode realm;

    @BeforeEach
    void write() throws Exception {
        secrets = new Secrets(home.resolve("secrets"));
        realm = new ObjectMapper().readTree(Realm.json(URI.create("http://localhost:8080"), secrets));
    }

    @Test
    void everyDemoUserHasItsRoleAndAllBrands() {
        for (DemoUser user : DemoUser.values()) {
            JsonNode found = named(realm.get("users"), "username", user.userName());
            assertThat(found.at("/realmRoles/0").asText()).isEqualTo(user.role());
            assertThat(found.at("/attributes/langyan_brands/0").asText()).isEqualTo("*");
            assertThat(found.at("/credentials/0/value").asText()).isEqualTo(Realm.demoPassword(secrets));
        }
    }

    @Test
    void machinesSignInWithASecretOfTheirOwnAndNoPerson() {
        for (String machine : Realm.MACHINES) {
            JsonNode client = named(realm.get("clients"), "clientId", "langyan-" + machine);
            assertThat(client.get("serviceAccountsEnabled").asBoolean()).isTrue();
            assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
            assertThat(client.get("secret").asText()).isEqualTo(Realm.secretOf(machine, secrets));
            JsonNode account = named(realm.get("users"), "username", "service-account-langyan-" + machine);
            assertThat(account.at("/realmRoles/0").asText()).isEqualTo(machine);
        }
    }

    @Test
    void theConsoleNeedsPkceAndReturnsOnlyToItsOrigin() {
        JsonNode console = named(realm.get("clients"), "clientId", "langyan-console");
        assertThat(console.get("publicClient").asBoolean()).isTrue();
        assertThat(console.at("/attributes/pkce.code.challenge.method").asText())
                .isEqualTo("S256");
        assertThat(console.get("redirectUris"))
                .extracting(JsonNode::asText)
                .containsExactly("http://localhost:8080/*", "http://localhost/*", "http://127.0.0.1/*");
    }

    private static JsonNode named(JsonNode items, String field, String value) {
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
