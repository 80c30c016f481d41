package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each provider from a page to the phone, against its simulator. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class ProvidersTest extends Served {

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void aPageReachesThePhone(Account account) {
        // Given
        World world = called(account);

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(arrived(account, world)).singleElement().satisfies(message -> assertThat(
                        (String) message.get("text"))
                .contains(account.freeText() ? "电池自燃，用户要求召回" : "L1级舆情"));
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void aProviderThatRefusesWithACodeNobodyKnowsIsNotBelieved(Account account) {
        // Given
        World world = called(account);
        fault(Map.of("channel", account.kind, "kind", "error", "code", account.unknown, "status", 200));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                .containsExactly("UNKNOWN", "OK");
    }

    @ParameterizedTest
    @EnumSource(Account.class)
    void aWrongSecretTakesTheChannelDownAndTheRightOneLetsThePushGoUnseen(Account account) {
        // Given
        World world = called(account);
        channel(account, world, account.wrong(world));
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() ->
                as("admin").get("/api/channels/" + account.name(world)).then().body("state", equalTo("down")));
        assertThat(arrived(account, world)).isEmpty();

        // When
        channel(account, world, account.secrets(world));

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(arrived(account, world)).hasSize(1);
        account.secrets(world).values().forEach(secret -> {
            as("admin").get("/api/channels").then().body(not(containsString(secret)));
            as("viewer").get("/api/pages/" + page).then().body(not(containsString(secret)));
            assertThat(stored(account.name(world))).doesNotContain(secret);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'feishu-robot'}|secrets.token",
                "{'kind':'feishu-robot','secrets':{'token':'https://open.feishu.cn/open-apis/bot/v2/hook/x'}}|secrets.token",
                "{'kind':'tencent-sms','settings':{'sdkAppId':'1','sign':'x','template':'1'}}|secrets.secretId",
                "{'kind':'tencent-sms','secrets':{'secretId':'a','secretKey':'b'},'settings':{'sdkAppId':'1'}}|settings.sign",
                "{'kind':'tencent-sms','secrets':{'secretId':'a','secretKey':'b'},'settings':{'sdkAppId':'app','sign':'x','template':'1'}}|settings.sdkAppId",
                "{'kind':'tencent-sms','secrets':{'secretId':'a','secretKey':'b'},'settings':{'sdkAppId':'1','sign':'x','template':'1','variables':'level,weather'}}|settings.variables",
                "{'kind':'aliyun-voice','settings':{'template':'TTS_1'}}|secrets.accessKeyId",
                "{'kind':'aliyun-voice','secrets':{'accessKeyId':'a','accessKeySecret':'b'},'settings':{'template':'SMS_1'}}|settings.template",
                "{'kind':'aliyun-voice','secrets':{'accessKeyId':'a','accessKeySecret':'b'},'settings':{'template':'TTS_1','playTimes':'9'}}|settings.playTimes",
                "{'kind':'aliyun-voice','secrets':{'accessKeyId':'a','accessKeySecret':'b'},'settings':{'template':'TTS_1','showNumber':'+86'}}|settings.showNumber",
                "{'kind':'webhook','secrets':{'secret':'whsec_bGFuZ3lhbiBzeW50aGV0aWMgd2ViaG9vayBzZWNyZXQ='}}|baseUrl",
                "{'kind':'webhook','baseUrl':'https://hooks.example/x','secrets':{'secret':'short'}}|secrets.secret",
                "{'kind':'wecom-robot','secrets':{'key':'k'},'settings':{'monthlyQuota':'0'}}|settings.monthlyQuota",
                "{'kind':'wecom-robot','secrets':{'key':'k'},'settings':{'monthlyQuota':'10000001'}}|settings.monthlyQuota",
                "{'kind':'wecom-robot','secrets':{'key':'k'},'settings':{'monthlyQuota':'many'}}|settings.monthlyQuota",
                "{'kind':'wecom-robot','secrets':{'key':'k'},'settings':{'monthlyQuota':'10','monthlyReserve':'11'}}|settings.monthlyReserve",
                "{'kind':'wecom-robot','secrets':{'key':'k'},'settings':{'monthlyQuota':'10','monthlyReserve':'-1'}}|settings.monthlyReserve",
                "{'kind':'aliyun-sms','secrets':{'accessKeyId':'a','accessKeySecret':'s'},'settings':{'sign':'s','template':'SMS_1','numberLimits':'many'}}|settings.numberLimits",
                "{'kind':'aliyun-sms','secrets':{'accessKeyId':'a','accessKeySecret':'s'},'settings':{'sign':'s','template':'SMS_1','numberLimits':'0/PT1M'}}|settings.numberLimits",
                "{'kind':'aliyun-sms','secrets':{'accessKeyId':'a','accessKeySecret':'s'},'settings':{'sign':'s','template':'SMS_1','numberLimits':'1000/day'}}|settings.numberLimits",
                "{'kind':'aliyun-sms','secrets':{'accessKeyId':'a','accessKeySecret':'s'},'settings':{'sign':'s','template':'SMS_1','numberLimits':'5/PT25H'}}|settings.numberLimits",
                "{'kind':'aliyun-sms','secrets':{'accessKeyId':'a','accessKeySecret':'s'},'settings':{'sign':'s','template':'SMS_1','numberLimits':'5/PT0.5S'}}|settings.numberLimits",
                "{'kind':'aliyun-sms','secrets':{'accessKeyId':'a','accessKeySecret':'s'},'settings':{'sign':'s','template':'SMS_1','numberLimits':'5/week'}}|settings.numberLimits",
                "{'kind':'aliyun-sms','secrets':{'accessKeyId':'a','accessKeySecret':'s'},'settings':{'sign':'s','template':'SMS_1','numberLimits':'1/PT1M,'}}|settings.numberLimits",
                "{'kind':'aliyun-sms','secrets':{'accessKeyId':'a','accessKeySecret':'s'},'settings':{'sign':'s','template':'SMS_1','numberLimits':'1/day,1/day,1/day,1/day,1/day,1/day'}}|settings.numberLimits",
                "{'kind':'wecom-robot','secrets':{'key':'k'},'settings':{'numberLimits':'5/day'}}|settings.numberLimits",
                "{'kind':'wecom-robot','secrets':{'key':'k'},'settings':{'monthlyReserve':'1'}}|settings.monthlyReserve",
                "{'kind':'webhook','baseUrl':'https://10.0.0.1/x','secrets':{'secret':'whsec_bGFuZ3lhbiBzeW50aGV0aWMgd2ViaG9vayBzZWNyZXQ='}}|baseUrl",
                "{'kind':'webhook','baseUrl':'https://169.254.169.254/latest','secrets':{'secret':'whsec_bGFuZ3lhbiBzeW50aGV0aWMgd2ViaG9vayBzZWNyZXQ='}}|baseUrl",
                "{'kind':'webhook','baseUrl':'https://2130706433/x','secrets':{'secret':'whsec_bGFuZ3lhbiBzeW50aGV0aWMgd2ViaG9vayBzZWNyZXQ='}}|baseUrl",
                "{'kind':'webhook','baseUrl':'https://8.8.8.8:22/x','secrets':{'secret':'whsec_bGFuZ3lhbiBzeW50aGV0aWMgd2ViaG9vayBzZWNyZXQ='}}|baseUrl",
                "{'kind':'webhook','baseUrl':'http://127.0.0.1:1/x','secrets':{'secret':'whsec_bGFuZ3lhbiBzeW50aGV0aWMgd2ViaG9vayBzZWNyZXQ='}}|baseUrl",
                "{'kind':'dingtalk-notice','settings':{'agentId':'1'},'secrets':{'appKey':'k'}}|secrets.appSecret",
                "{'kind':'dingtalk-notice','settings':{'agentId':'x'},'secrets':{'appKey':'k','appSecret':'s'}}|settings.agentId",
                "{'kind':'wecom-app','settings':{'corpId':'ww','agentId':'1'}}|secrets.secret",
                "{'kind':'wecom-app','settings':{'corpId':'ww','agentId':'app'},'secrets':{'secret':'s'}}|settings.agentId",
                "{'kind':'wecom-robot','secrets':{'key':'k'},'settings':{'zone':null}}|settings.zone",
                "{'kind':'wecom-robot','secrets':{'key':'k'},'brands':[null]}|brands",
                "{'kind':'wecom-robot','secrets':{'key':'k'},'brands':['no brand']}|brands",
                "{'kind':'wecom-robot','secrets':{'key':null}}|secrets.key",
                "{'kind':'email','settings':{'from':'duty@langyan.example'}}|baseUrl",
                "{'kind':'email','baseUrl':'https://mail.example','settings':{'from':'duty@langyan.example'}}|baseUrl",
                "{'kind':'email','baseUrl':'smtp://mail.example','settings':{'from':'nobody'}}|settings.from",
                "{'kind':'email','baseUrl':'smtp://mail.example/x','settings':{'from':'duty@langyan.example'}}|baseUrl",
                "{'kind':'email','baseUrl':'smtp://mail.example','settings':{'from':'duty@langyan.example','user':'u'}}|secrets.password"
            })
    void aChannelThatCannotWorkIsRefusedByField(String body, String field) {
        as("admin")
                .body(body.replace('\'', '"'))
                .put("/api/channels/bad-one")
                .then()
                .statusCode(422)
                .body("field", equalTo(field));
    }

    @Test
    void theCodeInAShortTemplateAcknowledges() {
        // Given
        World world = called(Account.TENCENT);
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(arrived(Account.TENCENT, world)).hasSize(1));

        // When
        String code = codeIn((String) arrived(Account.TENCENT, world).get(0).get("text"));
        given().formParam("code", code).post("/p/ack").then().statusCode(200);

        // Then
        assertThat(world.view(page).getString("state")).isEqualTo("acknowledged");
    }

    @Test
    void aCallThatWasAcceptedIsNoAnswerUntilTheCodeThatItSpeltIsTyped() {
        // Given
        World world = called(Account.VOICE);
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).getString("state")).isNotEqualTo("acknowledged");
        String heard = (String) arrived(Account.VOICE, world).get(0).get("text");
        assertThat(heard).containsPattern("确认码，(\\w ){3}\\w，(\\d ){5}\\d。");

        // When
        String code = heard.replaceAll(".*确认码，(.{7})，(.{11})。.*", "$1$2");
        given().formParam("code", code).post("/p/ack").then().statusCode(200);

        // Then
        assertThat(world.view(page).getString("state")).isEqualTo("acknowledged");
    }

    @Test
    void aNumberThatWasCalledAMinuteAgoIsReachedAnotherWay() {
        // Given
        World world = World.live(kafka).withChannels();
        channel(Account.VOICE, world, Account.VOICE.secrets(world));
        world.person("张三", "pr-lead", Account.contacts(world));
        planned(world, "resend", 0, "live", step("PT0S", "requested", Account.VOICE.name(world), world.sms()));
        UUID first = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, first)).containsExactly("sent"));

        // When
        UUID second = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, second)).containsExactlyInAnyOrder("failed", "sent"));
        assertThat(arrived(Account.VOICE, world)).hasSize(1);
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
    }

    @Test
    void aNameThatLeadsInsideIsRefusedWhenItIsSentTo() {
        // Given
        World world = World.live(kafka);
        Map<String, String> secrets = Account.WEBHOOK.secrets(world);
        world.channel("inside-" + world.number(), "webhook", "https://localhost/hook", Map.of(), secrets, true);
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", "inside-" + world.number()));

        // When
        world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> as("admin")
                .get("/api/channels/inside-" + world.number())
                .then()
                .body("state", equalTo("down"))
                .body("code", equalTo("private-address")));
    }

    @Test
    void aWebhookOfUnknownOutcomeIsSentAgainAndTakenOnce() {
        // Given
        World world = called(Account.WEBHOOK);
        fault(Map.of("channel", "webhook", "kind", "drop", "accepted", true));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                .containsExactly("MAYBE", "OK");
        assertThat(arrived(Account.WEBHOOK, world)).hasSize(1);
    }

    @Test
    void aMailCarriesAOneTimeLinkAndItsPushAsId() {
        // Given
        World world = called(Account.EMAIL);

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(arrived(Account.EMAIL, world)).hasSize(1));
        Map<String, Object> mail = arrived(Account.EMAIL, world).get(0);
        assertThat((String) mail.get("text")).startsWith("【狼烟 L1 重大】电池自燃").contains("/p/ack/");
        assertThat(((Map<?, ?>) mail.get("raw")).get("message-id"))
                .isEqualTo("<" + world.view(page).getString("pushes[0].id") + "@langyan.example>");
        assertThat(((Map<?, ?>) mail.get("raw")).get("auto-submitted")).isEqualTo("auto-generated");
    }

    @ParameterizedTest
    @EnumSource(names = {"WECOM_APP", "DINGTALK_NOTICE"})
    void aTokenThatTheProviderCalledBackIsReplacedWithinTheAttempt(Account account) {
        // Given
        World world = called(account);
        UUID first = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, first)).containsExactly("sent"));
        fault(Map.of("channel", account.kind, "kind", "error", "code", "42001"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                .containsExactly("OK");
        assertThat(arrived(account, world)).hasSize(2);
    }

    @Test
    void aSlowTokenAndASlowAnswerTogetherTakeNoLongerThanOneAttemptMay() {
        // Given
        World world = called(Account.WECOM_APP);
        fault(Map.of("channel", "wecom-app", "kind", "delay", "millis", 2000));
        fault(Map.of("channel", "wecom-app", "kind", "delay", "millis", 4500));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(world.view(page).<String>getList("pushes[0].attempts.code")).containsExactly("TIMEOUT", "0");
    }

    @Test
    void noMoreThanFiveMessagesASecondLeaveForOneFeishuRobot() {
        // Given
        World world = called(Account.FEISHU);

        // When
        List<UUID> pages = java.util.stream.Stream.generate(() -> world.page(Level.L1, "pr-lead"))
                .limit(12)
                .toList();

        // Then
        soon().untilAsserted(() -> assertThat(arrived(Account.FEISHU, world)).hasSize(12));
        assertThat(codes(world, pages)).doesNotContain("11232");
    }

    private World called(Account account) {
        World world = World.live(kafka);
        channel(account, world, account.secrets(world));
        world.person("张三", "pr-lead", Account.contacts(world));
        planned(world, "resend", 0, "live", step("PT0S", "requested", account.name(world)));
        return world;
    }

    private static void channel(Account account, World world, Map<String, String> secrets) {
        world.channel(
                account.name(world), account.kind, account.baseUrl(world), account.settings(world), secrets, true);
    }

    private String stored(String channel) {
        return pool.preparedQuery("select row_to_json(channel)::text from channel where name = $1")
                .execute(Tuple.of(channel))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    private static List<Map<String, Object>> arrived(Account account, World world) {
        return given()
                .baseUri(World.simulators())
                .queryParam("channel", account.kind)
                .get("/sim/messages")
                .then()
                .extract()
                .<List<Map<String, Object>>>path("items")
                .stream()
                .filter(message -> account.mine(message, world))
                .toList();
    }
}
