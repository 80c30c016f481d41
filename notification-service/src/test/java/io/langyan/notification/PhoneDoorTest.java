package io.langyan.notification;

import static io.langyan.notification.World.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who guesses at the phone's door shuts it for nobody else. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class PhoneDoorTest extends Served {

    private static final String FORGED = "/p/ack/" + "A".repeat(43);

    @Test
    void whoGuessesIsSlowedAndTakesNothingFromOthers() {
        // Given
        RequestSpecification guessing = from("127.0.1.7");

        // When
        long refused = IntStream.range(0, Throttle.FROM_ALL + Throttle.FROM_ONE)
                .map(i -> guessing.get(FORGED).statusCode())
                .filter(status -> status == 429)
                .count();

        // Then
        assertThat(refused).isGreaterThan(Throttle.FROM_ALL / 2);
        assertThat(from("127.0.1.8").get(FORGED).statusCode()).isEqualTo(404);
    }

    @Test
    void aRealLinkIsOpenedFromWhereSomebodyGuesses() {
        // Given
        World world = World.live(kafka).withChannels();
        String zhang = world.person("张三", "pr-lead");
        world.channel(world.wecom(), "wecom-robot", Map.of("person", zhang), Map.of("key", keyOf(world)), true);
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(world.arrived("wecom-robot")).hasSize(1));
        Matcher link = Pattern.compile("/p/ack/[A-Za-z0-9_-]{43}")
                .matcher(world.arrived("wecom-robot").get(0));
        assertThat(link.find()).isTrue();
        RequestSpecification guessing = from("127.0.1.9");
        soon().until(() -> guessing.get(FORGED).statusCode() == 429);

        // When
        int status = guessing.post(link.group()).statusCode();

        // Then
        assertThat(status).isEqualTo(200);
    }

    /** All of 127/8 is this machine. */
    private static RequestSpecification from(String address) {
        try {
            HttpClientConfig bound = HttpClientConfig.httpClientConfig()
                    .setParam("http.route.local-address", InetAddress.getByName(address));
            return given().config(RestAssured.config().httpClient(bound));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
