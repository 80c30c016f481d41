package io.langyan.standalone.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.standalone.launcher.client.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody takes a page: signed in where a group was called, by the code of their SMS where they were called in person. */
final class Acknowledge {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{4}-[0-9]{6}");
    private static final Pattern GRAVEST = Pattern.compile("L1级");
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Rest rest;
    private final Stage stage;
    private final Narrator tell;

    Acknowledge(Rest rest, Stage stage, Narrator tell) {
        this.rest = rest;
        this.stage = stage;
        this.tell = tell;
    }

    /** The page of the opening, by a member of the squad who follows the link of the group's message and signs in. */
    void signedIn(String incident) {
        JsonNode page = ringing(incident, "opened", "L3");
        Instant begin = Instant.now();
        rest.post("commander", "/api/pages/" + page.path("id").asText() + "/acks", Map.of());
        acknowledged(page, begin, "登录确认", "acknowledged signed in");
    }

    /** The page of the gravest level, by the code in the SMS, typed on the phone's small page. That of the level before may ring still. */
    void byCode(String incident, Instant called) {
        JsonNode page = ringing(incident, "level-changed", "L1");
        JsonNode sms = stage.message(
                "SMS with a code",
                SOON,
                called,
                message -> message.path("channel").asText().equals("aliyun-sms")
                        && has(message, CODE)
                        && has(message, GRAVEST));
        tell.detail(Outbreak.channelAndText(sms));
        Matcher code = CODE.matcher(sms.path("text").asText());
        code.find();
        Instant begin = Instant.now();
        rest.form("/p/ack", "code=" + code.group());
        acknowledged(page, begin, "短信码确认，停止升级", "acknowledged by the code of the SMS, the ladder stops");
    }

    private JsonNode ringing(String incident, String why, String level) {
        return stage.page(
                "page " + why,
                SOON,
                page -> page.path("incidentId").asText().equals(incident)
                        && page.path("why").asText().equals(why)
                        && page.path("level").asText().equals(level));
    }

    private void acknowledged(JsonNode page, Instant begin, String zh, String en) {
        JsonNode after = stage.page(
                "acknowledged page",
                SOON,
                found -> found.path("id").equals(page.path("id"))
                        && !found.path("acks").isEmpty());
        JsonNode ack = after.path("acks").get(0);
        tell.step(zh, en, Duration.between(begin, Instant.now()));
        tell.detail("%s  (%s)"
                .formatted(ack.path("name").asText(), ack.path("proof").asText()));
    }

    private static boolean has(JsonNode message, Pattern pattern) {
        return pattern.matcher(message.path("text").asText()).find();
    }
}
