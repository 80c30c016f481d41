package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tests of cards in WeChat Work share: an application with a callback, and the phones of its members. */
abstract class WithCards extends Served {

    static final String TOKEN = "callbackToken1";
    static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    @Inject
    MeterRegistry meters;

    World called() {
        return called("live");
    }

    /** @param mode of the plan; on trial the application may be used too */
    World called(String mode) {
        World world = World.live(kafka);
        Map<String, String> secrets = new HashMap<>(Account.WECOM_APP.secrets(world));
        secrets.putAll(Map.of("callbackToken", TOKEN, "encodingAesKey", KEY));
        String name = Account.WECOM_APP.name(world);
        as("admin")
                .body(Map.of(
                        "kind",
                        "wecom-app",
                        "baseUrl",
                        World.simulators(),
                        "settings",
                        Account.WECOM_APP.settings(world),
                        "secrets",
                        secrets,
                        "test",
                        true))
                .put("/api/channels/" + name)
                .then()
                .statusCode(200);
        saveCallback(world);
        world.person("张三", "pr-lead", Account.contacts(world));
        planned(world, "resend", 0, mode, step("PT0S", "requested", name));
        return world;
    }

    /** As the console of WeChat Work does, which tries the address first. A channel just written is known there a moment later. */
    static void saveCallback(World world) {
        soon().until(() -> savedCallback(world) == 200);
    }

    private static int savedCallback(World world) {
        return given().baseUri(World.simulators())
                .contentType("application/json")
                .body(Map.of(
                        "app",
                        "wwtest/" + world.number(),
                        "url",
                        "http://127.0.0.1:" + RestAssured.port + address(world),
                        "token",
                        TOKEN,
                        "encodingAesKey",
                        KEY))
                .post("/sim/callbacks")
                .statusCode();
    }

    static Response press(World world, String user) {
        Map<?, ?> card = templateCard(card(world, 1).get(0));
        return given().baseUri(World.simulators())
                .contentType("application/json")
                .body(Map.of(
                        "task", card.get("task_id"), "key", key(card(world, 1).get(0)), "user", user))
                .post("/sim/presses");
    }

    static List<Map<String, Object>> card(World world, int most) {
        soon().untilAsserted(() -> assertThat(cards(world)).hasSize(most));
        return cards(world);
    }

    static List<Map<String, Object>> cards(World world) {
        return cards(member(world));
    }

    static List<Map<String, Object>> cards(String member) {
        return given()
                .baseUri(World.simulators())
                .queryParam("channel", "wecom-app")
                .get("/sim/messages")
                .then()
                .extract()
                .<List<Map<String, Object>>>path("items")
                .stream()
                .filter(message -> message.get("to").equals(List.of(member)))
                .toList();
    }

    static Map<?, ?> templateCard(Map<String, Object> message) {
        return (Map<?, ?>) ((Map<?, ?>) message.get("raw")).get("template_card");
    }

    static String key(Map<String, Object> message) {
        return (String) ((Map<?, ?>) ((List<?>) templateCard(message).get("button_list")).get(0)).get("key");
    }

    static String member(World world) {
        return "member-" + world.number();
    }

    static String address(World world) {
        return "/api/callbacks/cards/" + Account.WECOM_APP.name(world);
    }

    double counted(String result) {
        return meters.counter("langyan.push.cards", "result", result).count();
    }
}
