package io.langyan.notification;

import static io.langyan.notification.World.as;
import static io.langyan.notification.World.fault;
import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.langyan.events.v1.Level;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No number is reached more often than its provider lets it, and whom it calls is called another way. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(SimulatorsResource.class)
class NumbersTest extends Numbered {

    @Test
    void whatItsNumberTakesNoMoreGoesAnotherWayAtOnceAndTheProviderIsNotAsked() {
        // Given
        World world = limited("2/PT24H");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        sent(world, Level.L1, 2);

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.view(page).getString("pushes[0].code")).isEqualTo("NUMBER_LIMIT");
        assertThat(world.view(page).getList("pushes[0].attempts")).isEmpty();
        assertThat(world.arrived("aliyun-sms")).hasSize(2);
        assertThat(world.arrived("wecom-robot")).hasSize(1);
    }

    @Test
    void ofTenInADayTheLastIsKeptForL1() {
        // Given
        World world = limited("10/PT24H");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        sent(world, Level.L3, 9);

        // When
        UUID usual = world.page(Level.L2, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, usual)).containsExactly("failed", "sent"));
        UUID grave = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, grave)).containsExactly("sent"));
        UUID tooMany = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, tooMany)).containsExactly("failed", "sent"));
        assertThat(world.arrived("aliyun-sms")).hasSize(10);
    }

    @Test
    void twoPeopleWithOnePhoneShareWhatItTakes() {
        // Given
        World world = limited("1/PT24H");
        world.person("张三", "pr-lead");
        world.person("李四", "pr-lead", "+86" + world.phone());
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactlyInAnyOrder("sent", "failed", "sent"));
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
        assertThat(world.arrived("wecom-robot")).hasSize(1);
    }

    @Test
    void aProviderThatSaysItsNumberTakesNoMoreIsNotAskedAgain() {
        // Given
        World world = limited("off");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        fault(refusal(world, "isv.BUSINESS_LIMIT_CONTROL"));
        UUID refused = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, refused)).containsExactly("failed", "sent"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("failed", "sent"));
        assertThat(world.view(page).getString("pushes[0].code")).isEqualTo("NUMBER_LIMIT");
        assertThat(world.view(page).getList("pushes[0].attempts")).isEmpty();
    }

    @Test
    void whatAProviderDidNotTakeDoesNotCount() {
        // Given
        World world = limited("1/PT24H");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        fault(refusal(world, "isp.SYSTEM_ERROR"));

        // When
        UUID page = world.page(Level.L1, "pr-lead");

        // Then
        soon().untilAsserted(() -> assertThat(states(world, page)).containsExactly("sent"));
        assertThat(codes(world, List.of(page))).containsExactly("isp.SYSTEM_ERROR", "OK");
    }

    @Test
    void aRefusalForANumberIsNoMessageToIt() {
        // Given
        World world = limited("2/PT24H");
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.sms(), world.wecom()));
        fault(refusal(world, "isv.BUSINESS_LIMIT_CONTROL"));
        UUID refused = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, refused)).containsExactly("failed", "sent"));

        // When
        sql("update channel_use set refused_until = now() where channel = $1", world.sms());

        // Then
        sent(world, Level.L1, 2);
        UUID tooMany = world.page(Level.L1, "pr-lead");
        soon().untilAsserted(() -> assertThat(states(world, tooMany)).containsExactly("failed", "sent"));
    }

    @Test
    void testsKeepItToo() {
        // Given
        World world = limited("1/PT24H");
        String person = world.person("张三", "pr-lead");
        Map<String, String> test = Map.of("channel", world.sms(), "person", person);

        // When
        as("admin")
                .body(test)
                .post("/api/channels/templates/tests")
                .then()
                .statusCode(200)
                .body("result", equalTo("ok"));

        // Then
        as("admin")
                .body(test)
                .post("/api/channels/templates/tests")
                .then()
                .statusCode(200)
                .body("result", equalTo("throttled_recipient"))
                .body("code", equalTo("NUMBER_LIMIT"));
        assertThat(world.arrived("aliyun-sms")).hasSize(1);
    }
}
