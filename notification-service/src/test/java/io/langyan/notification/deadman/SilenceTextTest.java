package io.langyan.notification.deadman;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.deadman.Telling.What;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SilenceTextTest {

    private static final Instant NINE = Instant.parse("2026-11-21T01:00:00Z");

    @Test
    void aSilenceSaysWhoAndSinceWhenInBothLanguages() {
        // When
        SilenceText text = text(new Telling("grading", What.SILENT, NINE, List.of()));

        // Then
        assertThat(text.whole())
                .contains("【狼烟 失联告警】")
                .contains("分级 grading：没有心跳，最近一次 11-21 09:00:00 +08:00。")
                .contains("grading: no heartbeat, last at 11-21 09:00:00 +08:00.");
        assertThat(text.title()).isEqualTo("分级没有心跳");
        assertThat(text.brief()).isEqualTo("失联");
    }

    @Test
    void aPipelineNamesTheLanesThatStandStill() {
        // When
        SilenceText text = text(new Telling("pipeline", What.STILL_SILENT, NINE, List.of(0, 2)));

        // Then
        assertThat(text.whole())
                .contains("全链路 pipeline（第 1、3 道）：仍没有心跳")
                .contains("已 2 h 5 min")
                .contains("pipeline (lane 1, 3): still no heartbeat");
    }

    @Test
    void onlyGoodNewsSoundsLikeGoodNews() {
        // When
        SilenceText good = text(new Telling("review", What.BACK, NINE, List.of()));
        SilenceText mixed = text(
                new Telling("review", What.BACK, NINE, List.of()),
                new Telling("grading", What.SILENT, null, List.of()));

        // Then
        assertThat(good.whole())
                .contains("【狼烟 心跳恢复】")
                .contains("review: beats again")
                .doesNotContain("立即");
        assertThat(mixed.whole()).contains("失联告警").contains("从未收到").contains("never heard");
    }

    @Test
    void allSilentAtOnceFitTheSmallestMessage() {
        // When
        SilenceText text =
                text(Stream.of("monitoring", "grading", "incident", "notification", "review", "pipeline", "database")
                        .map(name -> new Telling(name, What.STILL_SILENT, NINE, List.of(0, 1, 2, 3)))
                        .toArray(Telling[]::new));

        // Then
        assertThat(text.whole().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2000);
        assertThat(text.title()).hasSizeLessThanOrEqualTo(20);
    }

    private static SilenceText text(Telling... tellings) {
        return new SilenceText(List.of(tellings), NINE.plusSeconds(7500), ZoneId.of("Asia/Shanghai"));
    }
}
