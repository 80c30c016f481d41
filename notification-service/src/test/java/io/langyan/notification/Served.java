package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;

/** What tests of the running service share. */
abstract class Served {

    static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-\\d{6}");

    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @AfterEach
    void mend() {
        given().baseUri(World.simulators()).delete("/sim/faults");
    }

    /** What concerns all brands goes by the first plan: it must not be that of a world whose messages are counted. */
    void alarmsGoNowhere() {
        World.live(kafka).withQuietPlan();
        isPlanned("quiet");
    }

    void planned(World world, String onUnknown, int repeat, String mode, String... steps) {
        world.withPlan(onUnknown, repeat, mode, steps);
        isPlanned(world.brand);
    }

    /** Waits until the plan of a brand has come in. */
    void isPlanned(String brand) {
        soon().until(() -> pool.preparedQuery("select 1 from plan_brand where brand = $1")
                        .execute(Tuple.of(brand))
                        .await()
                        .indefinitely()
                        .size()
                == 1);
    }

    void run(String sql, UUID page) {
        pool.preparedQuery(sql).execute(Tuple.of(page)).await().indefinitely();
    }

    void sql(String text, Object... given) {
        pool.preparedQuery(text).execute(Tuple.from(given)).await().indefinitely();
    }

    static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    /** Pages by which the suite has told that something is wrong with this world's robot. */
    static List<JsonPath> alarms(World world, String why) {
        List<Map<String, Object>> pages = as("viewer", "any-brand")
                .queryParam("limit", 100)
                .get("/api/pages")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return pages.stream()
                .filter(page -> why.equals(page.get("why")))
                .filter(page -> page.get("title").toString().startsWith("渠道 " + world.wecom() + " "))
                .map(page -> world.view(UUID.fromString(page.get("id").toString())))
                .toList();
    }

    static List<String> states(World world, UUID page) {
        return world.view(page).getList("pushes.state");
    }

    static List<String> codes(World world, List<UUID> pages) {
        return pages.stream()
                .flatMap(page -> world.view(page).<String>getList("pushes.attempts.code.flatten()").stream())
                .toList();
    }

    static String codeIn(String text) {
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).isTrue();
        return code.group();
    }

    static String keyOf(World world) {
        return "wecom-key-" + world.wecom().substring("wecom-".length());
    }
}
