package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, nobody reads a secret, a phone number or a way to answer where it does not belong. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class SecretsTest extends Served {

    private static final Pattern WAY_TO_ANSWER =
            Pattern.compile("/p/ack/[A-Za-z0-9_-]{43}|(?<![\\w-])[2-9A-Z]{4}-\\d{6}(?!\\w)");

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    /** Refused in words that repeat everything, unreadable, cut off, with a wrong secret. */
    @ParameterizedTest
    @EnumSource(Account.class)
    void nothingOfAPushThatFailsInEveryWayIsLoggedToldOrShown(Account account) {
        // Given
        World world = World.live(kafka);
        Map<String, String> secrets = account.secrets(world);
        channel(world, account, account.wrong(world));
        world.person("张三", "pr-lead", Account.contacts(world));
        planned(world, "resend", 0, "live", step("PT0S", "requested", account.name(world)));
        List<String> hidden = hidden(world, secrets);
        String words =
                "to " + world.phone() + ", member +86 " + world.phone() + ": " + String.join(" or ", secrets.values());
        List<UUID> pages = new ArrayList<>();
        List<String> log;

        // When
        try (Overheard everything = Overheard.everything();
                Overheard ours = new Overheard("io.langyan")) {
            pages.add(tried(world));
            channel(world, account, secrets);
            for (Map<String, Object> wrong : wrongs(account, words, longest(secrets))) {
                fault(wrong);
                pages.add(tried(world));
                mend();
            }
            log = Stream.concat(everything.lines().stream(), ours.lines().stream())
                    .toList();
        }

        // Then
        assertThat(log).isNotEmpty().anySatisfy(line -> assertThat(line).contains(account.name(world)));
        List<String> shown = shown(pages);
        List<String> told = told(world);
        assertThat(told).isNotEmpty();
        hidden.forEach(each -> {
            assertThat(log).noneMatch(line -> line.contains(each));
            assertThat(shown).noneMatch(answer -> answer.contains(each));
            assertThat(told).noneMatch(event -> event.contains(each));
        });
        assertThat(log).noneMatch(SecretsTest::answers);
        assertThat(shown).noneMatch(SecretsTest::answers);
        assertThat(told).noneMatch(SecretsTest::answers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"wecom-robot\",\"secrets\":{\"key\":\"HIDDEN-1234567\"",
                "{\"kind\":\"wecom-robot\",\"secrets\":{\"key\":[\"HIDDEN-1234567\"]}}",
                "{\"kind\":\"wecom-robot\",\"secrets\":\"HIDDEN-1234567\"}",
                "{\"kind\":\"wecom-robot\",\"drill\":\"HIDDEN-1234567\"}",
                "{\"kind\":\"no-such-kind\",\"secrets\":{\"key\":\"HIDDEN-1234567\"}}",
                "{\"kind\":\"webhook\",\"baseUrl\":\"https://x.example\",\"secrets\":{\"secret\":\"HIDDEN-1234567\"}}",
                "{\"kind\":\"feishu-robot\",\"secrets\":{\"token\":\"https://open.feishu.cn/HIDDEN-1234567\"}}",
                "{\"kind\":\"wecom-robot\",\"baseUrl\":\"https://user:HIDDEN-1234567@10.0.0.1\",\"secrets\":{\"key\":\"k\"}}"
            })
    void aChannelThatIsRefusedIsRefusedWithoutItsSecrets(String body) {
        try (Overheard log = Overheard.everything()) {
            as("admin")
                    .body(body)
                    .put("/api/channels/refused-one")
                    .then()
                    .statusCode(org.hamcrest.Matchers.in(List.of(400, 422)))
                    .body(not(containsString("HIDDEN-1234567")));
            assertThat(log.lines()).noneMatch(line -> line.contains("HIDDEN-1234567"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'x','contacts':[{'channel':'sms','value':'138001380009'}]}",
                "{'name':'x','contacts':[{'channel':'pigeon','value':'138001380009'}]}",
                "{'name':'x','contacts':[{'channel':'sms','value':['138001380009']}]}",
                "{'name':'x','contacts':'138001380009'}",
                "{'name':'x','contacts':[{'channel':'email','value':'138001380009'}]}",
                "{'name':'x','contacts':[{'channel':'sms','value':'138001380009'"
            })
    void aPersonWhoIsRefusedIsRefusedWithoutTheirNumber(String body) {
        try (Overheard log = Overheard.everything()) {
            as("admin")
                    .body(body.replace('\'', '"'))
                    .post("/api/people")
                    .then()
                    .statusCode(org.hamcrest.Matchers.in(List.of(400, 422)))
                    .body(not(containsString("138001380009")));
            assertThat(log.lines()).noneMatch(line -> line.contains("138001380009"));
        }
    }

    private static String longest(Map<String, String> secrets) {
        return Collections.max(secrets.values(), Comparator.comparingInt(String::length));
    }

    /** All but the last character of a secret, and what is kept of a provider's words ends there. */
    private static String head(String secret) {
        return secret.substring(0, secret.length() - 1);
    }

    private static List<Map<String, Object>> wrongs(Account account, String words, String secret) {
        String acrossTheCut = "x".repeat(200 - head(secret).length()) + secret;
        return List.of(
                Map.of("channel", account.kind, "kind", "error", "code", account.unknown, "message", acrossTheCut),
                Map.of("channel", account.kind, "kind", "error", "code", account.unknown, "message", words),
                Map.of("channel", account.kind, "kind", "garbled", "status", 200),
                Map.of("channel", account.kind, "kind", "drop"));
    }

    private static boolean answers(String text) {
        return WAY_TO_ANSWER.matcher(text).find();
    }

    private static UUID tried(World world) {
        UUID page = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(world.view(page).<String>getList("pushes[0].attempts.result"))
                .isNotEmpty()
                .doesNotContainNull());
        // lest it be what tries a channel that is down, before the next page
        as("analyst").post("/api/pages/" + page + "/acks").then().statusCode(201);
        return page;
    }

    /** More goes wrong at one number here than it may be reached. */
    private static void channel(World world, Account account, Map<String, String> secrets) {
        Map<String, String> settings = new HashMap<>(account.settings(world));
        if (account == Account.TENCENT || account == Account.VOICE) {
            settings.put("numberLimits", "off");
        }
        world.channel(account.name(world), account.kind, account.baseUrl(world), settings, secrets, true);
    }

    private static List<String> hidden(World world, Map<String, String> secrets) {
        List<String> hidden = new ArrayList<>(secrets.values());
        hidden.add(head(longest(secrets)));
        hidden.add(world.phone());
        hidden.add("duty-" + world.number() + "@example.com");
        return hidden;
    }

    /** What everybody with an account may read, and what the machines do. */
    private List<String> shown(List<UUID> pages) {
        List<String> shown = new ArrayList<>();
        pages.forEach(page -> shown.add(read("/api/pages/" + page)));
        pages.forEach(page -> shown.add(read("/api/pushes?page=" + page)));
        Stream.of("/api/channels", "/api/people", "/api/pages", "/api/pushes", "/api/pages/heartbeats")
                .map(SecretsTest::read)
                .forEach(shown::add);
        shown.add(RestAssured.get(metrics).then().statusCode(200).extract().asString());
        return shown;
    }

    private static String read(String path) {
        return as("admin").get(path).then().statusCode(200).extract().asString();
    }

    private static List<String> told(World world) {
        return Stream.of("pushes", "people")
                .flatMap(topic -> world.read(topic).stream())
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .filter(event -> event.contains(world.brand))
                .toList();
    }
}
