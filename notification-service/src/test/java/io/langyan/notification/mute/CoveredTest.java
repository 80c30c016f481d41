package io.langyan.notification.mute;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.Level;
import io.langyan.notification.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a mute keeps quiet, and what it never does. */
class CoveredTest {

    private static final UUID CRISIS = UUID.randomUUID();
    private static final UUID INCIDENT = UUID.randomUUID();

    @Test
    void aMuteOfABrandKeepsOnlyQuietWhatStandsBelowAnIncident() {
        Covered all = new Covered("b", null, List.of(), null, Level.WARN);

        assertThat(all.covers(page("b", "hit", Level.WATCH, null, null, "weibo")))
                .isTrue();
        assertThat(all.covers(page("b", "warn", Level.WARN, null, CRISIS, "weibo")))
                .isTrue();
        assertThat(all.covers(page("b", "opened", Level.WARN, INCIDENT, CRISIS, "weibo")))
                .isFalse();
        assertThat(all.covers(page("other", "hit", Level.WATCH, null, null, "weibo")))
                .isFalse();
    }

    @Test
    void itMayBeNarrowedToReasonsAndAPlatform() {
        Covered hits = new Covered("b", null, List.of("hit", "spike"), "weibo", Level.WATCH);

        assertThat(hits.covers(page("b", "hit", Level.WATCH, null, null, "weibo")))
                .isTrue();
        assertThat(hits.covers(page("b", "hit", Level.WATCH, null, null, "douyin")))
                .isFalse();
        assertThat(hits.covers(page("b", "staff-report", Level.WATCH, null, null, "weibo")))
                .isFalse();
        assertThat(hits.covers(page("b", "warn", Level.WARN, null, CRISIS, "weibo")))
                .isFalse();
    }

    @Test
    void aMuteOfOneMatterKeepsItsIncidentQuietUpToItsLevel() {
        Covered matter = new Covered("b", CRISIS, List.of(), null, Level.L2);

        assertThat(matter.covers(page("b", "opened", Level.L3, INCIDENT, CRISIS, null)))
                .isTrue();
        assertThat(matter.covers(page("b", "level-changed", Level.L1, INCIDENT, CRISIS, null)))
                .isFalse();
        assertThat(matter.covers(page("b", "opened", Level.L3, INCIDENT, UUID.randomUUID(), null)))
                .isFalse();
        assertThat(matter.covers(page("b", "hit", Level.WATCH, null, null, null)))
                .isFalse();
    }

    @Test
    void aDrillIsKeptQuietByAMuteOfItsOwnMatterOnly() {
        PageRequest drilled = page(new Scope("b", "drill-1", 1), "warn", Level.WARN, null, CRISIS, "weibo");

        assertThat(new Covered("b", null, List.of(), null, Level.WARN).covers(drilled))
                .isFalse();
        assertThat(new Covered("b", CRISIS, List.of(), null, Level.WARN).covers(drilled))
                .isTrue();
    }

    @Test
    void nothingKeepsTheEndOfAMuteQuiet() {
        Covered all = new Covered("b", null, List.of(), null, Level.WARN);

        assertThat(all.covers(page("b", Covered.ENDED, Level.WATCH, null, null, null)))
                .isFalse();
    }

    private static PageRequest page(
            String brand, String why, Level level, UUID incident, UUID crisis, String platform) {
        return page(new Scope(brand, null, 1), why, level, incident, crisis, platform);
    }

    private static PageRequest page(Scope scope, String why, Level level, UUID incident, UUID crisis, String platform) {
        return new PageRequest(
                UUID.randomUUID(),
                scope,
                incident,
                crisis,
                null,
                level,
                List.of("listener"),
                "listener",
                why,
                "标题",
                platform == null ? Map.of() : Map.of("platform", platform),
                false,
                Instant.EPOCH);
    }
}
