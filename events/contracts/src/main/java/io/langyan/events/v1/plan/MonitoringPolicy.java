package io.langyan.events.v1.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;

/**
 * What to listen to.
 *
 * @param platforms those to cover, core ones first
 * @param negativeTags words that mark a mention negative beside a brand name (投诉 差评 避雷 …)
 * @param patrols times of the manual patrol (人工巡查), HH:mm in the plan's zone
 * @param alertWithin a hit older than this when pushed is flagged late
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MonitoringPolicy(
        List<Platform> platforms,
        List<String> negativeTags,
        List<String> patrols,
        Duration patrolGrace,
        Duration alertWithin) {

    public MonitoringPolicy {
        platforms = platforms == null ? List.of() : List.copyOf(platforms);
        negativeTags = negativeTags == null ? List.of() : List.copyOf(negativeTags);
        patrols = patrols == null ? List.of() : List.copyOf(patrols);
    }

    /** @param expectedInterval a good sample is due at least this often */
    public record Platform(String platform, boolean core, Duration expectedInterval) {}
}
