package io.langyan.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.push.Route.Leg;
import io.langyan.notification.push.Way.Callee;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final UUID ZHANG = new UUID(0, 1);
    private static final UUID LI = new UUID(0, 2);
    private static final Callee WITH_PHONE = new Callee(ZHANG, List.of("sms"));
    private static final Callee WITHOUT = new Callee(LI, List.of());
    private static final Map<String, Way> WAYS = Map.of(
            "robot", new Way("robot", true, null, List.of()),
            "other-robot", new Way("other-robot", true, null, List.of()),
            "sms", new Way("sms", false, null, List.of("sms")),
            "zhangs-robot", new Way("zhangs-robot", false, ZHANG, List.of()));

    @Test
    void aGroupIsToldOnceForEverybody() {
        assertThat(legs(List.of("robot", "sms"), WITH_PHONE, WITHOUT))
                .containsExactly(new Leg("robot", null, List.of(ZHANG, LI), List.of("sms")));
    }

    @Test
    void whoHasNoPhoneIsReachedByTheNextChannel() {
        assertThat(legs(List.of("sms", "robot", "other-robot"), WITH_PHONE, WITHOUT))
                .containsExactly(
                        new Leg("sms", ZHANG, List.of(ZHANG), List.of("robot", "other-robot")),
                        new Leg("robot", null, List.of(LI), List.of("other-robot")));
    }

    @Test
    void aChannelThatIsNotConfiguredIsPassedOver() {
        assertThat(legs(List.of("pigeon", "sms"), WITH_PHONE))
                .containsExactly(new Leg("sms", ZHANG, List.of(ZHANG), List.of()));
    }

    @Test
    void aRobotInTheGroupOfOneReachesThatOneOnly() {
        assertThat(legs(List.of("zhangs-robot", "robot"), WITH_PHONE, WITHOUT))
                .containsExactly(
                        new Leg("zhangs-robot", ZHANG, List.of(ZHANG), List.of("robot")),
                        new Leg("robot", null, List.of(LI), List.of()));
    }

    @Test
    void withNobodyOnDutyTheGroupIsStillTold() {
        assertThat(legs(List.of("sms", "robot"))).containsExactly(new Leg("robot", null, List.of(), List.of()));
        assertThat(legs(List.of("sms"))).isEmpty();
    }

    private static List<Leg> legs(List<String> channels, Callee... callees) {
        return Route.legs(channels, WAYS, List.of(callees));
    }
}
