package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PushFailed;
import io.langyan.standalone.embedded.test.RealServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What SMS providers report afterwards is written on the push, and what did not arrive goes another way. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class ReceiptsTest extends Served {

    @Inject
    MeterRegistry meters;

    @AfterEach
    void forget() {
        given().baseUri(World.simulators()).delete("/sim/reports");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aliyun-sms", "tencent-sms"})
    void aReportThatItArrivedIsShownWithThePush(String kind) {
        // Given
        World world = world(kind);
        reported(world, kind);

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(world.view(page).getString("pushes[0].receipt.state"))
                .isEqualTo("delivered"));
        JsonPath view = world.view(page);
        assertThat(view.getString("pushes[0].state")).isEqualTo("sent");
        assertThat(view.getString("pushes[0].receipt.code")).startsWith("DELIV");
        assertThat(view.getString("pushes[0].receipt.at")).isNotNull();
        assertThat(as("viewer").get("/api/pages/" + page).asString()).doesNotContain(world.phone());
    }

    @ParameterizedTest
    @ValueSource(strings = {"aliyun-sms", "tencent-sms"})
    void whatDidNotArriveGoesByTheNextChannel(String kind) {
        // Given
        World world = world(kind);
        reported(world, kind);
        fault(Map.of("channel", kind, "kind", "undelivered", "code", "MK:0013", "message", "空号 " + world.phone()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.arrived("wecom-robot")).hasSize(1);
        JsonPath view = world.view(page);
        assertThat(view.getString("pushes[0].receipt.state")).isEqualTo("undelivered");
        assertThat(view.getString("pushes[0].receipt.code")).isEqualTo("MK:0013");
        assertThat(view.getString("pushes[0].receipt.reason")).isEqualTo("空号 …");
        soon().untilAsserted(() -> assertThat(world.told(page)).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(
                        PushFailed.class, failed -> assertThat(failed.code()).isEqualTo("MK:0013"))));
    }

    @Test
    void whatDidNotArriveAndHasNoOtherWayHandsOnToTheNextStep() {
        // Given
        World world = withoutPlan("aliyun-sms");
        planned(
                world,
                "resend",
                0,
                "live",
                step("PT0S", "requested", world.sms()),
                step("PT1H", "requested", world.wecom()));
        reported(world, "aliyun-sms");
        fault(Map.of("channel", "aliyun-sms", "kind", "undelivered", "code", "MK:0013", "message", "空号"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.view(page).<Integer>getList("pushes.step")).containsExactly(0, 1);
        assertThat(world.view(page).getString("alarm")).isEqualTo("nothing of step 0 arrived");
    }

    @Test
    void aReportThatComesBeforeTheAnswerWaitsForItAndOneThatComesTwiceCountsOnce() {
        // Given
        World world = world("tencent-sms");
        reported(world, "tencent-sms");
        double repeated = counted("tencent-sms", "repeated");
        fault(Map.of("channel", "tencent-sms", "kind", "early"));
        fault(Map.of("channel", "tencent-sms", "kind", "twice"));

        // When
        UUID early = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(world.view(early).getString("pushes[0].receipt.state"))
                .isEqualTo("delivered"));
        UUID twice = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(world.view(twice).getString("pushes[0].receipt.state"))
                .isEqualTo("delivered"));
        soon().untilAsserted(
                        () -> assertThat(counted("tencent-sms", "repeated")).isEqualTo(repeated + 1));
        assertThat(states(world, twice)).containsExactly("sent");
    }

    @Test
    void aReportMakesCertainWhatWasUnknownAndSparesTheRepeat() {
        // Given
        World world = world("aliyun-sms");
        String door = door(world);
        fault(Map.of("channel", "aliyun-sms", "kind", "drop", "accepted", true, "count", 2));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("maybe", "sent"));
        String push = world.view(page).getString("pushes[0].id");

        // When
        report(door, aliyun("unheard-of-" + push, push, true))
                .then()
                .statusCode(200)
                .body("code", equalTo(0));

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent", "sent"));
    }

    @Test
    void thatItArrivedOutweighsThatItDidNotInWhicheverOrderTheyCome() {
        // Given
        World world = world("aliyun-sms");
        String door = door(world);
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        String id = world.view(page).getString("pushes[0].attempts[0].providerId");

        // When
        report(door, aliyun(id, "", true)).then().statusCode(200);
        report(door, aliyun(id, "", false)).then().statusCode(200);

        // Then
        soon().untilAsserted(() -> assertThat(world.view(page).getString("pushes[0].receipt.state"))
                .isEqualTo("delivered"));
        assertThat(states(world, page)).containsExactly("sent");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void throughADoorOnlyItsOwnAccountsMessagesAreReported(boolean byProvidersId) {
        // Given
        World world = world("aliyun-sms");
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        String push = world.view(page).getString("pushes[0].id");
        String id = world.view(page).getString("pushes[0].attempts[0].providerId");
        World another = world("aliyun-sms");
        another.channel(
                another.sms(),
                "aliyun-sms",
                Map.of("sign", "狼烟", "template", "SMS_000000001"),
                Map.of("accessKeyId", "another", "accessKeySecret", "sk"),
                true);
        World sameAccount = world("aliyun-sms");
        String about = byProvidersId ? aliyun(id, "", false) : aliyun("unheard-of-" + push, push, false);

        double foreign = counted("aliyun-sms", "foreign");

        // When
        report(door(another), about).then().statusCode(200);

        // Then
        soon().untilAsserted(() -> assertThat(
                        pool.preparedQuery("select 1 from receipt where door = $1 and applied_at is not null")
                                .execute(Tuple.of(another.sms()))
                                .await()
                                .indefinitely()
                                .size())
                .isEqualTo(1));
        assertThat(states(world, page)).containsExactly("sent");
        assertThat(world.view(page).getString("pushes[0].receipt")).isNull();
        assertThat(counted("aliyun-sms", "foreign")).isEqualTo(foreign + 1);

        // When
        report(door(sameAccount), about).then().statusCode(200);

        // Then
        soon().untilAsserted(() -> assertThat(world.view(page).getString("pushes[0].receipt.state"))
                .isEqualTo("undelivered"));
    }

    @Test
    void whatIsForgedIsRefusedAndCounted() {
        // Given
        World world = world("aliyun-sms");
        String renewed = door(world);
        String door = door(world);
        double forged = counted("none", "forged");

        // When
        report(renewed, "[]").then().statusCode(404).body("type", endsWith("unknown-receipts"));
        report("/api/callbacks/receipts/" + "A".repeat(43), "[]").then().statusCode(404);
        given().get("/api/callbacks/receipts/x").then().statusCode(404);

        // Then
        assertThat(counted("none", "forged")).isEqualTo(forged + 3);
        given().get(door).then().statusCode(200).body("code", equalTo(0));
        as("admin").delete("/api/channels/" + world.sms() + "/receipts").then().statusCode(204);
        given().get(door).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "null", "<html>"})
    void whatIsNoListOfReportsIsRefused(String body) {
        report(door(world("aliyun-sms")), body).then().statusCode(400);
    }

    @Test
    void aBadElementLeavesTheOthersAndTooManyAreRefused() {
        // Given
        World world = world("aliyun-sms");
        String door = door(world);
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        String good = aliyun(world.view(page).getString("pushes[0].attempts[0].providerId"), "no uuid", true);
        String body = "[1,null,[],{},{\"success\":\"yes\",\"biz_id\":\"1\"},{\"success\":true,\"biz_id\":\""
                + "9".repeat(200) + "\"}," + good.substring(1);

        // When
        report(door, body).then().statusCode(200);
        report(door, "[" + "0,".repeat(1000) + "0]").then().statusCode(400);

        // Then
        soon().untilAsserted(() -> assertThat(world.view(page).getString("pushes[0].receipt.state"))
                .isEqualTo("delivered"));
    }

    @Test
    void reportsOfMessagesThatNobodyKnowsHoldUpNoOther() {
        // Given
        World world = world("aliyun-sms");
        String door = door(world);
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        String id = world.view(page).getString("pushes[0].attempts[0].providerId");
        String ofOthers = IntStream.range(0, 300)
                .mapToObj(i -> aliyun("other-" + id + "-" + i, "", true))
                .map(one -> one.substring(1, one.length() - 1))
                .collect(Collectors.joining(",", "[", "]"));

        // When
        report(door, ofOthers).then().statusCode(200);
        report(door, aliyun(id, "", true)).then().statusCode(200);

        // Then
        soon().untilAsserted(() -> assertThat(world.view(page).getString("pushes[0].receipt.state"))
                .isEqualTo("delivered"));
    }

    @Test
    void onlyAChannelThatReportsHasAnAddress() {
        World world = world("aliyun-sms");

        as("admin")
                .post("/api/channels/" + world.wecom() + "/receipts")
                .then()
                .statusCode(422)
                .body("type", endsWith("no-receipts"));
        as("admin").post("/api/channels/no-such-channel/receipts").then().statusCode(404);
        as("admin").get("/api/channels/" + world.sms() + "/receipts").then().statusCode(404);
    }

    /** Somebody who is called by SMS, then by the robot. */
    private World world(String kind) {
        World world = withoutPlan(kind);
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        return world;
    }

    private World withoutPlan(String kind) {
        World world = World.live(kafka).withChannels();
        if (kind.equals("tencent-sms")) {
            world.channel(world.sms(), kind, Account.TENCENT.settings(world), Account.TENCENT.secrets(world), true);
        }
        world.person("张三", "pr-lead");
        return world;
    }

    /** The path of a new address for receipts. */
    private static String door(World world) {
        String url = as("admin")
                .post("/api/channels/" + world.sms() + "/receipts")
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        return URI.create(url).getPath();
    }

    private static void reported(World world, String kind) {
        given().baseUri(World.simulators())
                .contentType("application/json")
                .body(Map.of("channel", kind, "url", "http://127.0.0.1:" + RestAssured.port + door(world)))
                .post("/sim/reports")
                .then()
                .statusCode(204);
    }

    private static io.restassured.response.Response report(String door, String body) {
        return given().contentType("application/json; charset=utf-8").body(body).post(door);
    }

    private static String aliyun(String id, String out, boolean success) {
        return """
                [{"phone_number":"13800000000","send_time":"2026-01-02 11:04:05","report_time":"2026-01-02 11:04:05",\
                "success":%s,"err_code":"%s","err_msg":"","sms_size":"1","biz_id":"%s","out_id":"%s"}]"""
                .formatted(success, success ? "DELIVERED" : "MK:0013", id, out);
    }

    private double counted(String kind, String result) {
        return List.copyOf(meters.find("langyan.push.receipts").counters()).stream()
                .filter(counter -> kind.equals(counter.getId().getTag("kind"))
                        && result.equals(counter.getId().getTag("result")))
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
