package io.langyan.incident.plan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.incident.TestPlans;
import io.langyan.standalone.embedded.test.RealServers;
import io.langyan.standalone.embedded.test.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The plan of a deployment: its file is the only author. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@TestProfile(ManagedPlanTest.ByFile.class)
class ManagedPlanTest {

    private static final String NAME = "managed";
    private static final Path FILE = Path.of("target", "managed-plan.yaml").toAbsolutePath();

    public static class ByFile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            write(TestPlans.text(NAME, NAME));
            return Map.of("langyan.incident.plan-file", FILE.toString(), "langyan.incident.plan.managed", "true");
        }
    }

    private static void write(String plan) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, plan);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Inject
    SeedPlan seed;

    private void startAgain() throws Throwable {
        VertxContextSupport.subscribeAndAwait(seed::atStart);
    }

    private static int version() {
        return given().auth()
                .oauth2(Tokens.of("viewer"))
                .get("/api/plan?name=" + NAME)
                .then()
                .statusCode(200)
                .extract()
                .path("version");
    }

    @Test
    void theFileIsPublishedAnewOnlyWhenItChanged() throws Throwable {
        // Given
        write(TestPlans.text(NAME, NAME));
        startAgain();
        int before = version();
        // When
        startAgain();
        int unchanged = version();
        write(TestPlans.text(NAME, NAME).replace("within: PT30M", "within: PT20M"));
        startAgain();
        int changed = version();
        // Then
        assertThat(unchanged).isEqualTo(before);
        assertThat(changed).isEqualTo(before + 1);
    }

    @Test
    void nobodyEditsItByRest() {
        // When
        var put = given().auth()
                .oauth2(Tokens.of("admin"))
                .contentType("application/yaml")
                .header("If-Match", version())
                .body(TestPlans.text(NAME, NAME).getBytes(StandardCharsets.UTF_8))
                .put("/api/plan");
        // Then
        assertThat(put.statusCode()).isEqualTo(409);
        assertThat(put.jsonPath().getString("type")).endsWith("/plan-managed");
    }

    @Test
    void aFileThatMakesNoSenseStopsTheStartAndIsNamed() {
        // Given
        write(TestPlans.text(NAME, NAME).replace("levels: [L2, L3]", "levels: [L3]"));
        // Then
        assertThatThrownBy(this::startAgain).hasMessageContaining(FILE.toString());
        write(TestPlans.text(NAME, NAME)
                .replace(
                        "onUnknownOutcome: resend",
                        "onUnknownOutcome: resend\n  routes: [{name: all, platforms: [], policy: listener}]"));
        assertThatThrownBy(this::startAgain).hasMessageContaining("/escalation/routes/0/platforms");
        write("not a plan");
        assertThatThrownBy(this::startAgain).hasMessageContaining("langyan.incident.plan-file");
    }
}
