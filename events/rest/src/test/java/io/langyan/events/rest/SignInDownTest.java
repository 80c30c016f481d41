package io.langyan.events.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service has started, but the OIDC provider has never answered. */
@QuarkusTest
@TestProfile(SignInDownTest.WithoutProvider.class)
class SignInDownTest {

    @Test
    void aTokenThatCannotBeVerifiedNowIs503() {
        given().header("Authorization", "Bearer " + Tokens.of("viewer"))
                .header("Accept-Language", "en")
                .get("/api/things")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("https://langyan.io/problems/sign-in-unavailable"));
    }

    @Test
    void withoutATokenItIsStill401() {
        given().get("/api/things").then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void whatNeedsNoTokenIsServed() {
        given().get("/api/things/open").then().statusCode(200);
    }

    /** The servers of all tests, and nobody listening where the provider should be. */
    public static class WithoutProvider implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Servers.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    /** As {@link RealServers}, but for the key of the tokens. */
    public static class Servers implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            Map<String, String> configuration = new HashMap<>(new RealServers().start());
            configuration.remove("quarkus.oidc.public-key");
            configuration.put("quarkus.oidc.auth-server-url", "http://127.0.0.1:9/auth/realms/langyan");
            configuration.put("quarkus.oidc.connection-timeout", "1s");
            return configuration;
        }

        @Override
        public void stop() {}
    }
}
