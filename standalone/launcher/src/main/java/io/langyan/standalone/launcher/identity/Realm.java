package io.langyan.standalone.launcher.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.langyan.standalone.launcher.home.Secrets;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The realm a fresh provider imports: roles, demo users, and the clients of console, command line and machines. */
public final class Realm {

    public static final String NAME = "langyan";
    public static final String CLI_CLIENT = "langyan-cli";

    /** Machines sign in with a client of their own: ingest may only deliver, app may read and ask. */
    public static final List<String> MACHINES = List.of("ingest", "app");

    private static final String BRANDS = "langyan_brands";
    private static final List<String> ALL_BRANDS = List.of("*");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Realm() {}

    public static String clientOf(String machine) {
        return "langyan-" + machine;
    }

    public static String secretOf(String machine, Secrets secrets) {
        return secrets.token("oidc-client-" + machine);
    }

    /** One password for all demo users. */
    public static String demoPassword(Secrets secrets) {
        return secrets.password("demo-users");
    }

    /** The import file. It holds passwords: keep it as the secrets are kept. */
    static String json(URI origin, Secrets secrets) {
        Map<String, Object> realm = new LinkedHashMap<>();
        realm.put("realm", NAME);
        realm.put("displayName", "狼烟 Langyan");
        realm.put("enabled", true);
        // The standalone suite speaks plain HTTP; TLS is a proxy's work, or the cluster's.
        realm.put("sslRequired", "none");
        realm.put("accessTokenLifespan", 1800);
        realm.put("ssoSessionIdleTimeout", 8 * 3600);
        realm.put("ssoSessionMaxLifespan", 24 * 3600);
        realm.put("bruteForceProtected", true);
        realm.put("internationalizationEnabled", true);
        realm.put("supportedLocales", List.of("zh-CN", "en"));
        realm.put("defaultLocale", "zh-CN");
        realm.put("roles", Map.of("realm", roles()));
        realm.put("users", users(secrets));
        realm.put("clients", clients(origin, secrets));
        realm.put("components", Map.of("org.keycloak.userprofile.UserProfileProvider", List.of(userProfile())));
        return write(realm);
    }

    private static List<Map<String, Object>> roles() {
        List<Map<String, Object>> roles = new ArrayList<>();
        Arrays.stream(DemoUser.values()).forEach(user -> roles.add(Map.of("name", user.role())));
        MACHINES.forEach(machine -> roles.add(Map.of("name", machine)));
        return roles;
    }

    private static List<Map<String, Object>> users(Secrets secrets) {
        List<Map<String, Object>> users = new ArrayList<>();
        String password = demoPassword(secrets);
        for (DemoUser user : DemoUser.values()) {
            users.add(Map.of(
                    "username", user.userName(),
                    "enabled", true,
                    // The provider would write the family name last: a Chinese name stays whole in one field.
                    "firstName", user.fullName(),
                    "email", user.userName() + "@langyan.example",
                    "emailVerified", true,
                    "credentials", List.of(Map.of("type", "password", "value", password, "temporary", false)),
                    "realmRoles", List.of(user.role()),
                    "attributes", Map.of(BRANDS, ALL_BRANDS)));
        }
        for (String machine : MACHINES) {
            users.add(Map.of(
                    "username", "service-account-" + clientOf(machine),
                    "enabled", true,
                    "serviceAccountClientId", clientOf(machine),
                    "realmRoles", List.of(machine),
                    "attributes", Map.of(BRANDS, ALL_BRANDS)));
        }
        return users;
    }

    private static List<Map<String, Object>> clients(URI origin, Secrets secrets) {
        List<Map<String, Object>> clients = new ArrayList<>();
        Map<String, Object> console = client("langyan-console");
        console.put("publicClient", true);
        console.put("standardFlowEnabled", true);
        // Without a port, loopback addresses stand for every port (RFC 8252, section 7.3).
        console.put("redirectUris", List.of(origin + "/*", "http://localhost/*", "http://127.0.0.1/*"));
        console.put("webOrigins", List.of("+"));
        console.put("attributes", Map.of("pkce.code.challenge.method", "S256", "post.logout.redirect.uris", "+"));
        clients.add(console);
        Map<String, Object> cli = client(CLI_CLIENT);
        cli.put("publicClient", true);
        cli.put("directAccessGrantsEnabled", true);
        cli.put("attributes", Map.of("access.token.lifespan", "3600"));
        clients.add(cli);
        for (String machine : MACHINES) {
            Map<String, Object> client = client(clientOf(machine));
            client.put("publicClient", false);
            client.put("serviceAccountsEnabled", true);
            client.put("secret", secretOf(machine, secrets));
            client.put("attributes", Map.of("access.token.lifespan", "3600"));
            clients.add(client);
        }
        return clients;
    }

    private static Map<String, Object> client(String id) {
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("clientId", id);
        client.put("enabled", true);
        client.put("protocol", "openid-connect");
        client.put("standardFlowEnabled", false);
        client.put("directAccessGrantsEnabled", false);
        client.put("fullScopeAllowed", true);
        client.put("protocolMappers", List.of(brandsClaim()));
        return client;
    }

    private static Map<String, Object> brandsClaim() {
        return Map.of(
                "name",
                BRANDS,
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-usermodel-attribute-mapper",
                "config",
                Map.of(
                        "user.attribute", BRANDS,
                        "claim.name", BRANDS,
                        "jsonType.label", "String",
                        "multivalued", "true",
                        "access.token.claim", "true",
                        "id.token.claim", "true",
                        "userinfo.token.claim", "true"));
    }

    /** Lets administrators, and nobody else, see and change which brands a user may see. */
    private static Map<String, Object> userProfile() {
        Map<String, Object> own = Map.of("view", List.of("admin", "user"), "edit", List.of("admin", "user"));
        Map<String, Object> admins = Map.of("view", List.of("admin"), "edit", List.of("admin"));
        String profile = write(Map.of(
                "attributes",
                List.of(
                        Map.of("name", "username", "permissions", own),
                        Map.of("name", "email", "permissions", own),
                        Map.of("name", "firstName", "permissions", own),
                        Map.of("name", "lastName", "permissions", own),
                        Map.of("name", BRANDS, "multivalued", true, "permissions", admins))));
        return Map.of(
                "providerId", "declarative-user-profile", "config", Map.of("kc.user.profile.config", List.of(profile)));
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
