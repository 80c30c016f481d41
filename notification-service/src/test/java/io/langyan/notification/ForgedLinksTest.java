package io.langyan.notification;

import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.PushEvent.PageAcknowledged;
import io.langyan.standalone.embedded.test.RealServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A link or a code that was forged, that ran out or that was used answers nothing, and each is counted. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class ForgedLinksTest extends Served {

    private static final Pattern LINK = Pattern.compile("/p/ack/([A-Za-z0-9_-]{43})");

    @Inject
    MeterRegistry meters;

    @Test
    void whatIsForgedOrRanOutAnswersNothingAndIsCounted() {
        // Given
        World world = called();
        UUID page = world.page(Level.L1, "pr-lead");
        UUID another = world.page(Level.L1, "pr-lead");
        String token = token(world, 0);
        double before = counted("invalid");

        // When
        List<String> forged = List.of(
                "A".repeat(43),
                token.substring(0, 22) + token(world, 1).substring(22),
                (token.startsWith("A") ? "B" : "A") + token.substring(1),
                token.substring(0, 42),
                token + "A",
                page.toString(),
                "%00");

        // Then
        forged.forEach(each -> assertThat(post("127.0.0.7", each).statusCode()).isEqualTo(404));
        assertThat(counted("invalid")).isEqualTo(before + forged.size());
        run("update claim set expires_at = now() - interval '1 second' where page_id = $1", page);
        run("update claim set expires_at = now() - interval '1 second' where page_id = $1", another);
        assertThat(post("127.0.0.7", token).statusCode()).isEqualTo(404);
        assertThat(counted("invalid")).isEqualTo(before + forged.size() + 1);
        assertThat(List.of(page, another))
                .allSatisfy(
                        each -> assertThat(world.view(each).getString("state")).isEqualTo("ringing"));
    }

    @Test
    void aLinkThatIsUsedAgainChangesNothingAndIsCounted() {
        // Given
        World world = called();
        UUID page = world.page(Level.L1, "pr-lead");
        String token = token(world, 0);
        double done = counted("done");
        double already = counted("already");
        post("127.0.0.8", token).then().statusCode(200).body(containsString("已确认"));
        String at = world.view(page).getString("acks[0].at");

        // When
        post("127.0.0.8", token).then().statusCode(200).body(containsString("已由 张三 确认"));

        // Then
        assertThat(counted("done")).isEqualTo(done + 1);
        assertThat(counted("already")).isEqualTo(already + 1);
        assertThat(world.view(page).getString("acks[0].at")).isEqualTo(at);
        soon().untilAsserted(() -> assertThat(world.told(page))
                .filteredOn(PageAcknowledged.class::isInstance)
                .hasSize(1));
    }

    @Test
    void aFloodOfGuessesFromOnePlaceIsHeldOffAndLeavesOthersAlone() {
        // Given
        World world = called();
        UUID page = world.page(Level.L1, "pr-lead");
        String token = token(world, 0);

        // When
        soon().untilAsserted(() ->
                assertThat(post("127.0.0.9", "A".repeat(43)).statusCode()).isEqualTo(429));

        // Then
        assertThat(post("127.0.0.10", token).statusCode()).isEqualTo(200);
        assertThat(world.view(page).getString("state")).isEqualTo("acknowledged");
    }

    /** Somebody who is called by a robot in their own group, so that their link can be read there. */
    private World called() {
        World world = World.live(kafka).withChannels();
        String zhang = world.person("张三", "pr-lead");
        world.channel(world.wecom(), "wecom-robot", Map.of("person", zhang), Map.of("key", keyOf(world)), true);
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        return world;
    }

    private static String token(World world, int message) {
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSizeGreaterThan(message));
        Matcher link = LINK.matcher(world.arrived("wecom-robot").get(message));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    /** From a place of its own, for what one place may ask in a minute is counted. */
    private static Response post(String from, String token) {
        try {
            return given().config(RestAssured.config()
                            .httpClient(httpClientConfig()
                                    .setParam("http.route.local-address", InetAddress.getByName(from))))
                    .urlEncodingEnabled(false)
                    .post("/p/ack/" + token);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private double counted(String found) {
        return meters.counter("langyan.page.claims", "found", found).count();
    }
}
