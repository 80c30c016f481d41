package io.langyan.monitoring.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AlertGroupTest {

    private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");
    private static final Duration QUIET = Duration.ofHours(1);

    @Test
    void aGroupRingsAgainWhenItHasGrownTenfold() {
        // Given
        AlertGroup group = AlertGroup.EMPTY;
        List<Integer> rangAt = new ArrayList<>();

        // When
        for (int hit = 1; hit <= 100; hit++) {
            AlertGroup.Heard heard = group.hear(List.of(START.plusSeconds(hit)), QUIET);
            group = heard.group();
            if (heard.ringing().isPresent()) {
                rangAt.add(hit);
            }
        }

        // Then
        assertThat(rangAt).containsExactly(1, 10, 100);
    }

    /** Fewer than ten hits: however they are portioned, each quiet time has exactly one ring, at the same hit. */
    @Property(tries = 500)
    void portionsDoNotMatter(
            @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 0, max = 59) Integer> minutes, @ForAll Random random) {
        // Given
        List<Instant> seen = minutes.stream()
                .sorted()
                .map(minute -> START.plus(Duration.ofMinutes(minute)))
                .toList();

        // When
        List<Instant> rang = new ArrayList<>();
        AlertGroup group = AlertGroup.EMPTY;
        int at = 0;
        while (at < seen.size()) {
            int end = Math.min(seen.size(), at + 1 + random.nextInt(5));
            List<Instant> portion = seen.subList(at, end);
            AlertGroup.Heard heard = group.hear(portion, QUIET);
            heard.ringing().map(portion::get).ifPresent(rang::add);
            group = heard.group();
            at = end;
        }

        // Then
        assertThat(rang).containsExactly(seen.get(0));
        assertThat(group.size()).isEqualTo(seen.size());
    }

    @Property(tries = 500)
    void twoRingsAreAQuietTimeOrTenfoldApart(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 600) Integer> minutes,
            @ForAll Random random) {
        // Given
        List<Instant> seen = minutes.stream()
                .sorted()
                .map(minute -> START.plus(Duration.ofMinutes(minute)))
                .toList();
        AlertGroup group = AlertGroup.EMPTY;
        int at = 0;
        while (at < seen.size()) {
            int end = Math.min(seen.size(), at + 1 + random.nextInt(8));
            List<Instant> portion = seen.subList(at, end);
            AlertGroup before = group;

            // When
            AlertGroup.Heard heard = before.hear(portion, QUIET);

            // Then
            heard.ringing().map(portion::get).ifPresent(rang -> assertThat(before.rangAt() == null
                            || !rang.isBefore(before.rangAt().plus(QUIET))
                            || heard.group().size() >= 10 * before.rangSize())
                    .isTrue());
            boolean due = portion.stream()
                    .anyMatch(one -> before.rangAt() == null
                            || !one.isBefore(before.rangAt().plus(QUIET)));
            assertThat(!due || heard.ringing().isPresent()).isTrue();
            group = heard.group();
            at = end;
        }
    }
}
