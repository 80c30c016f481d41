package io.langyan.standalone.launcher.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.Level;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A complaint on a matter of its own: its first sample must ring the listener, a second one proves a level if it has one.
 *
 * @param head how its text begins and no other does: it stands in its title and on the phone
 * @param at when its first sample is posted, since the load began
 * @param proves L3 to L1, or null for a hit that stays one
 */
record AlarmStory(String brand, String id, String head, String text, Duration at, Level proves) {

    /** A robot lets through 20 a minute, of which notification keeps four for L1 and one for a digest; some room is left for pushes that come together. */
    static final Duration BETWEEN_HITS = Duration.ofSeconds(5);

    static final Duration PROVED_AFTER = Duration.ofSeconds(5);

    /** Until all services know the plan. */
    private static final Duration FIRST = Duration.ofSeconds(5);

    private static final Duration LAST_BEFORE_END = Duration.ofSeconds(10);
    /** Words that make it a matter of safety, and of the plan's negative tags. */
    private static final String[] HARM = {
        "食物中毒", "自燃", "刹车失灵", "玻璃渣", "发霉", "漏电", "腹泻", "爆炸", "烫伤", "异物", "窒息", "甲醛", "冒烟", "割伤", "呕吐", "变质", "起火", "过敏",
        "触电", "虫子", "致癌", "骨折", "蟑螂"
    };

    private static final String[] CRY = {"避雷", "曝光", "差评", "维权", "投诉", "黑心", "召回", "欺骗", "假货"};

    /** As many as one listener's robot lets through while the load lasts; every second one proves a level, the three levels in turn. */
    static List<AlarmStory> of(AlarmDesk desk, int number, int desks, Duration load) {
        Duration offset = FIRST.plus(BETWEEN_HITS.multipliedBy(number).dividedBy(desks));
        Duration room = load.minus(offset).minus(LAST_BEFORE_END);
        int count = room.isNegative() ? 0 : (int) room.dividedBy(BETWEEN_HITS) + 1;
        String[] matters = MentionMill.matters(count, 10_000 + number);
        List<AlarmStory> stories = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String head = desk.word() + "：" + matters[i];
            String text = head + "，" + HARM[i % HARM.length] + "，" + CRY[i % CRY.length];
            Duration at = offset.plus(BETWEEN_HITS.multipliedBy(i));
            stories.add(new AlarmStory(desk.brand(), desk.brand() + "-alarm-" + i, head, text, at, level(i)));
        }
        return stories;
    }

    private static Level level(int story) {
        return story % 2 == 0 ? null : List.of(Level.L3, Level.L2, Level.L1).get(story / 2 % 3);
    }

    byte[] first() {
        return observed(0);
    }

    /** What was added is beyond the threshold of its level in the default plan and short of the next. */
    byte[] proof() {
        return observed(
                switch (proves) {
                    case L1 -> 150_000;
                    case L2 -> 75_000;
                    default -> 25_000;
                });
    }

    private byte[] observed(long likes) {
        Map<String, Object> observation = Map.of(
                "platform",
                "weibo",
                "externalId",
                id,
                "kind",
                "post",
                "text",
                text,
                "author",
                Map.of("id", id, "name", "压测", "followers", 120, "verified", "none"),
                "observedAt",
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                "counters",
                Map.of("reposts", 0, "comments", 0, "likes", likes),
                "source",
                "bench");
        try {
            return (EventJson.mapper().writeValueAsString(observation) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
