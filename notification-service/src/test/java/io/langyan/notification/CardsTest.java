package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.langyan.events.v1.Level;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.wecom.CallbackSeal;
import io.langyan.notification.channel.wecom.CallbackSeal.Sealed;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A card's button in WeChat Work acknowledges for who pressed it, and for nobody else. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class CardsTest extends WithCards {

    @Test
    void pressingTheButtonAcknowledgesForWhoPressedItAndTheButtonSaysSo() {
        // Given
        World world = called();
        UUID page = world.page(Level.L1, "pr-lead");
        Map<String, Object> card = card(world, 1).get(0);
        assertThat((String) card.get("text"))
                .startsWith("【狼烟 L1 重大】电池自燃，用户要求召回\n缘由：")
                .contains("[我来处理 Ack]")
                .contains("[详情 Details] http");

        // When
        Response pressed = press(world, member(world));

        // Then
        pressed.then().body("status", equalTo(200)).body("label", equalTo("已由 张三 处理"));
        assertThat(world.view(page).getString("state")).isEqualTo("acknowledged");
        assertThat(world.view(page).getString("acks[0].name")).isEqualTo("张三");
        assertThat(world.view(page).getString("acks[0].proof")).isEqualTo("button");
        assertThat(states(world, page)).containsExactly("sent");
    }

    @Test
    void aPressBySomebodyElseAcknowledgesNothing() {
        // Given
        World world = called();
        UUID page = world.page(Level.L1, "pr-lead");
        card(world, 1);
        double before = counted("strange");

        // When
        Response pressed = press(world, "somebody-else");

        // Then
        pressed.then().body("status", equalTo(200)).body("label", equalTo(""));
        assertThat(world.view(page).getString("state")).isNotEqualTo("acknowledged");
        assertThat(counted("strange")).isEqualTo(before + 1);
    }

    @Test
    void thePressOfALatecomerIsToldWhoWasFirst() {
        // Given
        World world = called();
        UUID page = world.page(Level.L1, "pr-lead");
        card(world, 1);
        as("analyst").body("{}").post("/api/pages/" + page + "/acks").then().statusCode(201);

        // When
        Response pressed = press(world, member(world));

        // Then
        String first = world.view(page).getString("acks[0].name");
        pressed.then().body("label", equalTo("已由 " + first + " 处理"));
        assertThat(world.view(page).getString("acks[0].proof")).isEqualTo("sign-in");
    }

    /** The acknowledgement has expired and the page rings again: the old press must not silence it, a new one may. */
    @Test
    void aPressCountsOnceHoweverOftenItIsSent() {
        // Given
        World world = called();
        UUID page = world.page(Level.L1, "pr-lead");
        String key = key(card(world, 1).get(0));
        Sealed press =
                sealed(world, event(world, key, member(world), Instant.now().getEpochSecond()));
        post(world, press).statusCode(200);
        assertThat(world.view(page).getString("state")).isEqualTo("acknowledged");
        run("update page set stage = 'exhausted' where id = $1", page);

        // When
        post(world, press).statusCode(200);

        // Then
        assertThat(world.view(page).getString("state")).isEqualTo("exhausted");
        Sealed again =
                sealed(world, event(world, key, member(world), Instant.now().getEpochSecond() + 2));
        post(world, again).statusCode(200);
        assertThat(world.view(page).getString("state")).isEqualTo("acknowledged");
    }

    @Test
    void forgedOldAndMisdirectedTellingsAreRefusedAndCountedAndAFloodOfThemLeavesRealOnesAlone() {
        // Given
        World world = called();
        UUID page = world.page(Level.L1, "pr-lead");
        String key = key(card(world, 1).get(0));
        long now = Instant.now().getEpochSecond();
        String event = event(world, key, member(world), now);
        Sealed good = sealed(world, event);
        double before = counted("forged");

        // When
        List<Sealed> forged = List.of(
                new Sealed("0".repeat(40), good.timestamp(), good.nonce(), good.encrypted()),
                new Sealed(good.signature(), good.timestamp(), "another", good.encrypted()),
                seal("another", KEY, "wwtest").seal(event, Long.toString(now), "n"),
                seal(TOKEN, "A".repeat(43), "wwtest").seal(event, Long.toString(now), "n"),
                seal(TOKEN, KEY, "wwanother").seal(event, Long.toString(now), "n"),
                seal(TOKEN, KEY, "wwtest").seal(event, Long.toString(now - 400), "n"),
                seal(TOKEN, KEY, "wwtest").seal(event, "soon", "n"));

        // Then
        forged.forEach(each -> post(world, each).statusCode(403).body("type", containsString("bad-signature")));
        post("/api/callbacks/cards/nobody", good, xml(good.encrypted())).statusCode(403);
        post(address(world), good, "<!DOCTYPE x [<!ENTITY e \"1\">]>" + xml(good.encrypted()))
                .statusCode(403);
        post(address(world), good, xml(" ".repeat(70_000) + good.encrypted())).statusCode(403);
        trial(world, good).statusCode(403);
        assertThat(counted("forged")).isEqualTo(before + forged.size() + 4);
        assertThat(world.view(page).getString("state")).isNotEqualTo("acknowledged");
        soon().untilAsserted(() -> post(world, forged.get(0)).statusCode(429));
        post(world, good).statusCode(200);
        assertThat(world.view(page).getString("state")).isEqualTo("acknowledged");
    }

    @Test
    void aFloodOfTellingsTakesNoConnectionsFromPages() throws Exception {
        // Given
        World world = called();
        String event = event(world, "none", member(world), Instant.now().getEpochSecond());
        Sealed telling = sealed(world, event.replace("template_card_event", "enter_agent"));
        SqlConnection held = pool.getConnection().await().indefinitely();
        held.query("begin").execute().await().indefinitely();
        held.query("lock table channel in access exclusive mode")
                .execute()
                .await()
                .indefinitely();
        ExecutorService callers = Executors.newFixedThreadPool(60);
        CountDownLatch calling = new CountDownLatch(60);

        // When
        List<Future<?>> flood = Stream.<Runnable>generate(() -> () -> {
                    calling.countDown();
                    post(world, telling).statusCode(200);
                })
                .limit(60)
                .<Future<?>>map(callers::submit)
                .toList();
        calling.await();

        // Then
        try {
            for (int i = 0; i < 50; i++) {
                pool.query("select pg_sleep(0.02)").execute().await().atMost(Duration.ofSeconds(5));
            }
        } finally {
            held.query("rollback").execute().await().indefinitely();
            held.closeAndAwait();
        }
        for (Future<?> each : flood) {
            each.get();
        }
        callers.shutdown();
    }

    @Test
    void aTellingForAnotherApplicationOrOfAnotherEventIsTakenAndChangesNothing() {
        // Given
        World world = called();
        UUID page = world.page(Level.L1, "pr-lead");
        String key = key(card(world, 1).get(0));
        String event = event(world, key, member(world), Instant.now().getEpochSecond());

        // When
        post(world, sealed(world, event.replace("<AgentID>" + world.number() + "<", "<AgentID>999999<")))
                .statusCode(200);
        post(world, sealed(world, event.replace("template_card_event", "enter_agent")))
                .statusCode(200);
        post(world, sealed(world, event.replace(key, "ack:" + "A".repeat(43)))).statusCode(200);

        // Then
        assertThat(world.view(page).getString("state")).isNotEqualTo("acknowledged");
    }

    /** WeChat Work takes a task's id once, so that what it had taken is known although its answer was lost. */
    @Test
    void aCardWhoseAnswerWasLostIsOnThePhoneOnce() {
        // Given
        World world = called();
        world.page(Level.L1, "pr-lead");
        card(world, 1);
        fault(Map.of("channel", "wecom-app", "kind", "drop", "accepted", true));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).<String>getList("pushes[0].attempts.code"))
                .containsExactly("CONNECTION_LOST", "42014");
        assertThat(cards(world)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "callbackToken, '', encodingAesKey, abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG, secrets.callbackToken",
        "callbackToken, token, encodingAesKey, '', secrets.callbackToken",
        "callbackToken, to_ken, encodingAesKey, abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG, secrets.callbackToken",
        "callbackToken, token, encodingAesKey, short, secrets.encodingAesKey"
    })
    void aCallbackThatCannotWorkIsRefusedByField(String a, String token, String b, String key, String field) {
        as("admin")
                .body(Map.of(
                        "kind",
                        "wecom-app",
                        "settings",
                        Map.of("corpId", "ww", "agentId", "1"),
                        "secrets",
                        Map.of("secret", "s", a, token, b, key)))
                .put("/api/channels/bad-callback")
                .then()
                .statusCode(422)
                .body("field", equalTo(field));
    }

    @Test
    void theSecretsOfACallbackNeverComeOut() {
        World world = called();

        as("admin")
                .get("/api/channels/" + Account.WECOM_APP.name(world))
                .then()
                .statusCode(200)
                .body(not(containsString(TOKEN)))
                .body(not(containsString(KEY)));
    }

    private static String event(World world, String key, String user, long at) {
        return "<xml><ToUserName><![CDATA[wwtest]]></ToUserName><FromUserName><![CDATA[" + user
                + "]]></FromUserName><CreateTime>" + at + "</CreateTime><MsgType><![CDATA[event]]></MsgType>"
                + "<Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[" + key + "]]></EventKey>"
                + "<AgentID>" + world.number() + "</AgentID></xml>";
    }

    private static CallbackSeal seal(String token, String key, String company) {
        return CallbackSeal.of(new Channel(
                        "x",
                        "wecom-app",
                        true,
                        false,
                        false,
                        List.of(),
                        URI.create("https://qyapi.weixin.qq.com"),
                        Map.of("corpId", company),
                        Map.of("callbackToken", token, "encodingAesKey", key)))
                .orElseThrow();
    }

    private static Sealed sealed(World world, String event) {
        return seal(TOKEN, KEY, "wwtest")
                .seal(event, Long.toString(Instant.now().getEpochSecond()), "nonce");
    }

    private static ValidatableResponse post(World world, Sealed sealed) {
        return post(address(world), sealed, xml(sealed.encrypted()));
    }

    private static ValidatableResponse post(String path, Sealed sealed, String body) {
        return given().contentType("text/xml")
                .queryParam("msg_signature", sealed.signature())
                .queryParam("timestamp", sealed.timestamp())
                .queryParam("nonce", sealed.nonce())
                .body(body)
                .post(path)
                .then();
    }

    /** A telling that was overheard must not be told in clear by the door for trials. */
    private static ValidatableResponse trial(World world, Sealed sealed) {
        return given().queryParam("msg_signature", sealed.signature())
                .queryParam("timestamp", sealed.timestamp())
                .queryParam("nonce", sealed.nonce())
                .queryParam("echostr", sealed.encrypted())
                .get(address(world))
                .then();
    }

    private static String xml(String encrypted) {
        return "<xml><ToUserName><![CDATA[wwtest]]></ToUserName><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>";
    }
}
