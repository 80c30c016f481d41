package io.langyan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** An SMS channel that may reach one number so often. */
abstract class Numbered extends Served {

    private static final Map<String, String> ALIYUN = Map.of("accessKeyId", "ak", "accessKeySecret", "sk");

    @BeforeEach
    void listenersHaveNoChannel() {
        alarmsGoNowhere();
    }

    World limited(String numberLimits) {
        World world = World.live(kafka).withChannels();
        world.channel(
                world.sms(),
                "aliyun-sms",
                Map.of("sign", "狼烟", "template", "SMS_000000001", "numberLimits", numberLimits),
                ALIYUN,
                true);
        return world;
    }

    static void sent(World world, Level level, int count) {
        List<UUID> pages =
                Stream.generate(() -> world.page(level, "pr-lead")).limit(count).toList();
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
    }

    static Map<String, Object> refusal(World world, String code) {
        return Map.of("channel", "aliyun-sms", "holding", world.phone(), "kind", "error", "code", code);
    }
}
