package io.langyan.notification;

import static io.langyan.notification.World.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A robot whose places are taken, before which pushes wait. */
abstract class Saturated extends Served {

    /** Of a robot's twenty places a minute, those that are kept neither for L1 nor for a digest. */
    static final int SINGLE = 15;

    World paged() {
        World world = World.live(kafka).withChannels();
        robot(world, Map.of("digestAfter", "PT1S"));
        world.person("张三", "pr-lead");
        planned(world, "resend", 0, "live", step("PT0S", "requested", world.wecom()));
        return world;
    }

    static void robot(World world, Map<String, String> settings) {
        world.channel(world.wecom(), "wecom-robot", settings, Map.of("key", keyOf(world)), true);
    }

    /** So many pages that have gone in one digest, which is all that the robot has sent. */
    List<UUID> gathered(World world, int count) {
        occupy(world, SINGLE);
        hold(world);
        List<UUID> pages = pages(world, Level.L3, count);
        letGo(world);
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("sent")));
        assertThat(world.arrived("wecom-robot")).hasSize(1);
        return pages;
    }

    /** Pages whose pushes have waited longer than for a digest. */
    List<UUID> pages(World world, Level level, int count) {
        List<UUID> pages =
                Stream.generate(() -> world.page(level, "pr-lead")).limit(count).toList();
        soon().untilAsserted(() -> assertThat(pages)
                .allSatisfy(page -> assertThat(states(world, page)).containsExactly("due")));
        sql("update push set not_before = not_before - interval '5 seconds' where page_id = any($1)", (Object)
                pages.toArray(UUID[]::new));
        return pages;
    }

    static String digestOf(World world, UUID page) {
        return world.view(page).getString("pushes[0].digest");
    }

    void hold(World world) {
        sql("update channel set blocked_until = now() + interval '1 hour' where name = $1", world.wecom());
    }

    void letGo(World world) {
        sql("update channel set blocked_until = null where name = $1", world.wecom());
    }

    void occupy(World world, int places) {
        for (int i = 0; i < places; i++) {
            sql("insert into channel_use (id, channel, at) values (gen_random_uuid(), $1, now())", world.wecom());
        }
    }
}
